import { diagnose } from '../../diagnostics/catalogue.js';
import { own, textOf } from '../../ir/documents.js';
import type { AuthRequirement, AuthScheme } from '../../ir/model.js';
import { TOKEN } from '../../ir/token.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { checkCredentialUrls } from './check-keywords.js';
import { checkTogether } from './credential-places.js';
import { docOf } from './keywords.js';
import { lowerTokenEndpoint } from './oauth.js';
import { neededScopes } from './scopes.js';

const PLACES = ['header', 'query', 'cookie'] as const;

/** The security schemes that a client can serve. */
export const lowerSchemes = (reader: Reader, root: ObjectNode): ReadonlyMap<string, AuthScheme> => {
  const components = reader.at(root, 'components');
  const table = components === undefined ? undefined : reader.at(components, 'securitySchemes');
  const schemes = new Map<string, AuthScheme>();
  const needed = neededScopes(reader, root);
  for (const [id, entry] of reader.members(table)) {
    const node = reader.resolve(entry);
    const scheme = node === undefined ? undefined : lowerScheme(reader, id, node, needed.get(id));
    if (scheme !== undefined) schemes.set(id, scheme);
  }
  return schemes;
};

const lowerScheme = (
  reader: Reader,
  id: string,
  node: ObjectNode,
  scopes: readonly string[] = [],
): AuthScheme | undefined => {
  const pinned = own(node.value, 'x-name');
  const named = {
    id,
    name:
      typeof pinned === 'string'
        ? ({ words: [pinned], strength: 'pinned' } as const)
        : ({ words: [id], strength: 'declared' } as const),
    doc: docOf(reader, node),
  };
  checkCredentialUrls(reader, node);
  const type = reader.text(node, 'type');
  const http = (reader.text(node, 'scheme') ?? '').toLowerCase();
  if (type === 'http' && http === 'basic') return { kind: 'basic', ...named };
  if (type === 'http' && http === 'bearer')
    return { kind: 'bearer', ...named, headers: headersOf(reader, node) };
  if (type === 'oauth2' || type === 'openIdConnect') {
    const headers = headersOf(reader, node);
    const endpoint = type === 'oauth2' ? lowerTokenEndpoint(reader, node) : undefined;
    if (endpoint === undefined) return { kind: 'bearer', ...named, headers };
    return { kind: 'oauth2', ...named, headers, ...endpoint, scopes };
  }
  if (type === 'apiKey') return lowerApiKey(reader, node, named);
  reader.report(
    diagnose(
      'unsupported-security',
      { type: type === 'http' ? `http ${http}` : textOf(type) },
      reader.place(node),
    ),
  );
  return undefined;
};

const lowerApiKey = (
  reader: Reader,
  node: ObjectNode,
  named: Pick<AuthScheme, 'id' | 'name' | 'doc'>,
): AuthScheme | undefined => {
  const wireName = reader.text(node, 'name');
  const place = PLACES.find((each) => each === own(node.value, 'in'));
  if (wireName === undefined || place === undefined) {
    reader.report(
      diagnose('unsupported-security', { type: 'apiKey without `name` and `in`' }, reader.place(node)),
    );
    return undefined;
  }
  if (place !== 'query' && !TOKEN.test(wireName)) {
    const type = `apiKey whose \`name\` no ${place} can have`;
    const name = reader.at(node, 'name') ?? node;
    reader.report(diagnose('unsupported-security', { type }, reader.place(name)));
    return undefined;
  }
  return { kind: 'apiKey', ...named, in: place, wireName };
};

/** The request headers that may carry a bearer credential: `Authorization`, then `x-alternative-headers`. */
const headersOf = (reader: Reader, node: ObjectNode): readonly [string, ...string[]] => [
  'Authorization',
  ...reader.items(reader.at(node, 'x-alternative-headers')).flatMap((item) => {
    if (typeof item.value === 'string' && TOKEN.test(item.value)) return [item.value];
    reader.report(
      diagnose('not-a-token', { what: 'alternative header', name: textOf(item.value) }, reader.place(item)),
    );
    return [];
  }),
];

/** Requirements by scheme, without scopes, which are asked for with a token. Schemes that a client cannot serve are left out. */
export const lowerRequirements = (
  reader: Reader,
  node: Node | undefined,
  root: ObjectNode,
): readonly AuthRequirement[] => {
  const components = reader.at(root, 'components');
  const table = components === undefined ? undefined : reader.at(components, 'securitySchemes');
  const requirements = new Map<string, AuthRequirement>();
  for (const entry of reader.items(node)) {
    // All of them are needed, in whatever order they are written.
    const names = reader
      .members(entry)
      .map(([name]) => name)
      .sort();
    const unknown = names.find((name) => table === undefined || reader.at(table, name) === undefined);
    if (unknown !== undefined) {
      reader.report(diagnose('unknown-scheme', { name: unknown }, reader.place(entry)));
      continue;
    }
    checkTogether(reader, entry, names, table);
    requirements.set(JSON.stringify(names), names);
  }
  return [...requirements.values()];
};
