import { diagnose } from '../../diagnostics/catalogue.js';
import type { OAuthScheme } from '../../ir/model.js';
import type { ObjectNode, Reader } from '../reader.js';
import { isSafeForCredentials } from './check-keywords.js';

/** The parts of an `oauth2` scheme that say how a client gets tokens by itself; undefined where no flow lets it. */
export const lowerTokenEndpoint = (
  reader: Reader,
  node: ObjectNode,
): Pick<OAuthScheme, 'tokenUrl' | 'refreshUrl' | 'clientAuth' | 'encoding'> | undefined => {
  const flows = new Map(reader.members(reader.at(node, 'flows')));
  const tokenUrl = urlOf(reader, flows.get('clientCredentials'), ['tokenUrl']);
  const refreshUrl = REFRESHABLE.map((flow) =>
    urlOf(reader, flows.get(flow), ['refreshUrl', 'tokenUrl']),
  ).find((url) => url !== undefined);
  const clientAuth = choice(reader, node, 'x-token-auth', ['basic', 'body'] as const);
  const encoding = choice(reader, node, 'x-token-body', ['form', 'json'] as const);
  if (tokenUrl === undefined && refreshUrl === undefined) return undefined;
  return {
    ...(tokenUrl === undefined ? {} : { tokenUrl }),
    ...(refreshUrl === undefined ? {} : { refreshUrl }),
    clientAuth,
    encoding,
  };
};

/** Flows in which a user allows something, which ends in a refresh token. */
const REFRESHABLE = ['authorizationCode', 'deviceAuthorization', 'password'] as const;

const urlOf = (
  reader: Reader,
  flow: Parameters<Reader['at']>[0] | undefined,
  keys: readonly string[],
): string | undefined =>
  keys
    .map((key) => (flow === undefined ? undefined : reader.text(flow, key)))
    .find((url) => url !== undefined && isSafeForCredentials(url));

/** One of some words; the first where nothing else is said. */
const choice = <Word extends string>(
  reader: Reader,
  node: ObjectNode,
  keyword: string,
  words: readonly [Word, ...Word[]],
): Word => {
  const member = reader.at(node, keyword);
  if (member === undefined) return words[0];
  const found = words.find((word) => word === member.value);
  if (found !== undefined) return found;
  const expected = words.map((word) => `"${word}"`).join(' or ');
  reader.report(diagnose('unusable-keyword', { keyword, expected }, reader.place(member)));
  return words[0];
};
