import { isMembers, own } from '../ir/documents.js';
import type { Type, TypeDef } from '../ir/model.js';
import { canonical } from '../versions/canonical.js';
import { examplesSaid, membersSaid, tellWords } from './appearance.js';
import type { Direction } from './difference.js';
import type { Finding } from './ledger.js';
import type { Node } from './nodes.js';
import type { Side } from './side.js';
import type { Use } from './comparison.js';
import type { TypeComparison } from './types.js';

/** What is known of the formats of a body, of both sides. */
export interface Formats {
  readonly direction: Direction;
  /** The format that clients use, which is compared with its type. */
  readonly usual: readonly [string | undefined, string | undefined];
  /** The types of others, by their media types. */
  readonly typed: readonly [ReadonlyMap<string, Type>, ReadonlyMap<string, Type>];
}

/** The formats of a body beside the one that clients use. */
export const compareMediaTypes = (
  comparison: TypeComparison,
  told: Omit<Finding, 'message'>,
  formats: Formats,
): void => {
  const { ledger, before: left, after: right } = comparison;
  const side = formats.direction === 'sent' ? 'request' : 'response';
  const old = left.nodes.members(left.nodes.below(told.before, 'content'));
  const now = right.nodes.members(right.nodes.below(told.after, 'content'));
  // A body that came or went as a whole is told of as a whole.
  if (old.size === 0 || now.size === 0) return;
  const [was, is] = formats.usual;
  const isReplaced = (mediaType: string): boolean => was !== is && [was, is].includes(essenceOf(mediaType));
  const { holder, subject } = told;
  for (const [mediaType, node] of now) {
    const former = old.get(mediaType);
    const message =
      side === 'request' ? `may also be sent as \`${mediaType}\`` : `may also be \`${mediaType}\``;
    if (former !== undefined)
      compareMediaType(comparison, mediaType, { holder, subject, before: former, after: node }, formats);
    else if (!isReplaced(mediaType))
      ledger.add(`${side}-media-type-added`, { holder, subject, after: node, message });
  }
  for (const [mediaType, node] of old) {
    if (now.has(mediaType) || isReplaced(mediaType)) continue;
    const message =
      side === 'request' ? `may not be sent as \`${mediaType}\`` : `is no longer \`${mediaType}\``;
    ledger.add(`${side}-media-type-removed`, { holder, subject, before: node, near: told.after, message });
  }
};

const compareMediaType = (
  comparison: TypeComparison,
  mediaType: string,
  { holder, subject, before, after }: Both,
  { direction, usual, typed }: Formats,
): void => {
  const { ledger, before: left, after: right } = comparison;
  const told = { holder, subject: `${subject} as \`${mediaType}\``, before, after };
  if (direction === 'sent' && encodingOf(before) !== encodingOf(after))
    ledger.add('request-encoding-changed', { ...told, message: 'has its parts encoded otherwise' });
  tellWords(ledger, [...membersSaid(told, ['example']), ...examplesSaid(told)], told);
  const name = essenceOf(mediaType);
  const isUsual = usual.includes(name) && usual[0] === usual[1];
  if (isUsual) return;
  const [one, two] = [left.nodes.below(before, 'schema'), right.nodes.below(after, 'schema')];
  const use = { ...told, before: one ?? before, after: two ?? after, direction };
  const [was, is] = [typed[0].get(name), typed[1].get(name)];
  if (was !== undefined && is !== undefined) comparison.compareAt(was, is, use);
  else compareSchemas(comparison, use);
};

interface Both extends Pick<Finding, 'holder' | 'subject'> {
  readonly before: Node;
  readonly after: Node;
}

/** A format for which there is no type of its own: a named schema is compared, another one is the same or it is not. */
const compareSchemas = (comparison: TypeComparison, { direction, ...use }: Use): void => {
  const { ledger, before: left, after: right } = comparison;
  const [was, is] = [named(left, use.before), named(right, use.after)];
  if (was !== undefined && is !== undefined && was.kind === is.kind) {
    comparison.pair(was, is, { direction, holder: use.holder });
    return;
  }
  if (canonical(use.before?.value) === canonical(use.after?.value)) return;
  const side = direction === 'sent' ? 'request' : 'response';
  ledger.add(`${side}-media-type-schema-changed`, { ...use, message: 'has another schema' });
};

/** The definition that a schema refers to. */
const named = (side: Side, schema: Node | undefined): TypeDef | undefined => {
  const isReference = isMembers(schema?.value) && typeof own(schema.value, '$ref') === 'string';
  const target = isReference ? side.nodes.resolve(schema) : undefined;
  return target === undefined ? undefined : side.defAt(side.nodes.place(target));
};

/** A media type without its parameters. */
export const essenceOf = (mediaType: string): string => mediaType.replace(/;.*/s, '').trim().toLowerCase();

/** How parts are written: by name, by position, and all others. */
const encodingOf = ({ value }: Node): string => {
  const [named, placed, others] = ['encoding', 'prefixEncoding', 'itemEncoding'].map((key) =>
    isMembers(value) ? (own(value, key) ?? null) : null,
  );
  return `${canonical(named, true)} ${canonical([placed, others])}`;
};
