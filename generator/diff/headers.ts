import { isList, isMembers, own } from '../ir/documents.js';
import { canonical } from '../versions/canonical.js';
import type { Doc, Json } from '../ir/model.js';
import { compareWords } from './appearance.js';
import { compareConstraints } from './constraints.js';
import type { Finding } from './ledger.js';
import type { Node, Nodes } from './nodes.js';
import type { TypeComparison } from './types.js';

/** The headers of an answer. Clients do not type them, so that they are compared as they are described. */
export const compareHeaders = (comparison: TypeComparison, told: Omit<Finding, 'message'>): void => {
  const { ledger, before: left, after: right } = comparison;
  const old = headersOf(left.nodes, told.before);
  const now = headersOf(right.nodes, told.after);
  const subjectOf = (name: string): string => `header \`${name}\` of ${told.subject}`;
  for (const [key, { name, node }] of now) {
    const former = old.get(key);
    const at = { holder: told.holder, subject: subjectOf(name), after: node };
    if (former === undefined) ledger.add('response-header-added', { ...at, message: 'is new' });
    else compareHeader(comparison, { ...at, before: former.node, after: node });
  }
  for (const [key, { name, node }] of old) {
    if (now.has(key)) continue;
    const at = { holder: told.holder, subject: subjectOf(name), before: node, near: told.after };
    ledger.add('response-header-removed', { ...at, message: 'is gone' });
  }
};

interface Header {
  readonly name: string;
  readonly node: Node;
}

/** By their names in lower case, since case means nothing in them. */
const headersOf = (nodes: Nodes, response: Node | undefined): ReadonlyMap<string, Header> =>
  new Map(
    [...nodes.members(nodes.below(response, 'headers'))]
      // The description of a type of content is that of the content.
      .filter(([name]) => name.toLowerCase() !== 'content-type')
      .map(([name, node]) => [name.toLowerCase(), { name, node }]),
  );

type Both = Pick<Finding, 'holder' | 'subject'> & { readonly before: Node; readonly after: Node };

const compareHeader = (comparison: TypeComparison, told: Both): void => {
  const { ledger, before: left, after: right } = comparison;
  const [wasCertain, isCertain] = [told.before, told.after].map(
    (node) => memberOf(node, 'required') === true,
  );
  if (wasCertain === true && isCertain === false)
    ledger.add('response-header-became-optional', { ...told, message: 'may be missing now' });
  if (wasCertain === false && isCertain === true)
    ledger.add('response-header-became-required', { ...told, message: 'is always there now' });
  const [wasOld, isOld] = [told.before, told.after].map((node) => memberOf(node, 'deprecated') === true);
  if (wasOld === false && isOld === true)
    ledger.add('response-header-deprecated', { ...told, message: 'is deprecated now' });
  if (wasOld === true && isOld === false)
    ledger.add('response-header-undeprecated', { ...told, message: 'is no longer deprecated' });
  compareWords(ledger, [wordsOf(told.before), wordsOf(told.after)], told);
  const [wasWritten, isWritten] = [writtenAs(left.nodes, told.before), writtenAs(right.nodes, told.after)];
  if (wasWritten !== isWritten)
    ledger.add('response-header-style-changed', {
      ...told,
      message: `is written as ${isWritten}, was ${wasWritten}`,
    });
  const [was, is] = [schemaOf(left.nodes, told.before), schemaOf(right.nodes, told.after)];
  const items = [itemsOf(left.nodes, was), itemsOf(right.nodes, is)] as const;
  const isList = items.every((each) => each !== undefined);
  compareValues(comparison, was, is, { ...told, without: isList ? ['items'] : [] });
  compareConstraints(comparison, [was], [is], { ...told, direction: 'received' });
  const [wasItem, isItem] = items;
  if (wasItem === undefined || isItem === undefined) return;
  // A list in a list has no place in a header: what is further in is compared as a whole.
  const toldOfItems = { ...told, subject: `items of ${told.subject}` };
  compareValues(comparison, wasItem, isItem, { ...toldOfItems, without: [] });
  compareConstraints(comparison, [wasItem], [isItem], { ...toldOfItems, direction: 'received' });
};

const itemsOf = (nodes: Nodes, schema: Node): Node | undefined => nodes.resolve(nodes.below(schema, 'items'));

/** The schema of a header; one that says nothing where it has none. */
const schemaOf = (nodes: Nodes, header: Node): Node =>
  nodes.resolve(nodes.schemaOf(header)) ?? { ...header, value: {} };

const writtenAs = (nodes: Nodes, header: Node): string => {
  const media = nodes.usualMediaType(header);
  if (media !== undefined) return `\`${media}\``;
  return memberOf(header, 'explode') === true ? '`simple`, exploded' : '`simple`';
};

/** @param told `without`: keywords that are compared otherwise */
const compareValues = (
  { ledger }: TypeComparison,
  was: Node,
  is: Node,
  { without, ...told }: Both & { readonly without: readonly string[] },
): void => {
  const [old, now] = [valuesOf(was), valuesOf(is)];
  const message = `was ${textOf(was)} and is ${textOf(is)}`;
  const rest = REST.filter((key) => !without.includes(key));
  const isOther = meaningOf(was, rest) !== meaningOf(is, rest);
  if (admits(old, now) && admits(now, old) && !isOther) return;
  // Of what makes up a value only that it differs can be told; where nothing did, any value was possible.
  const isWider = !admits(old, now) || (isOther && rest.some((key) => memberOf(was, key) !== undefined));
  const rule = isWider ? 'response-header-type-changed' : 'response-header-type-narrowed';
  ledger.add(rule, { ...told, message });
};

/** Which values a header may have, as far as its type and `enum` say; undefined where they say nothing. */
interface Values {
  readonly types: readonly string[] | undefined;
  readonly values: readonly string[] | undefined;
}

const valuesOf = (schema: Node): Values => {
  const [type, values] = [memberOf(schema, 'type'), memberOf(schema, 'enum')];
  const types = isList(type)
    ? type.filter((each) => typeof each === 'string')
    : typeof type === 'string'
      ? [type]
      : undefined;
  return { types, values: isList(values) ? values.map((each) => JSON.stringify(each)) : undefined };
};

const admits = (wide: Values, narrow: Values): boolean =>
  contains(wide.types, narrow.types, (type) => (type === 'integer' ? [type, 'number'] : [type])) &&
  contains(wide.values, narrow.values, (value) => [value]);

const contains = (
  all: readonly string[] | undefined,
  some: readonly string[] | undefined,
  ways: (value: string) => readonly string[],
): boolean =>
  all === undefined ||
  (some !== undefined && some.every((value) => ways(value).some((each) => all.includes(each))));

const meaningOf = (schema: Node, keywords: readonly string[]): string =>
  canonical(Object.fromEntries(keywords.map((key) => [key, memberOf(schema, key)])));

/** What makes up a value beside its type. */
const REST = ['items', 'properties', 'allOf', 'anyOf', 'oneOf'];

const textOf = (schema: Node): string => {
  const { types, values } = valuesOf(schema);
  return `\`${values?.join(' | ') ?? types?.join(' | ') ?? 'anything'}\``;
};

const wordsOf = (header: Node): Doc => {
  const [body, example] = [memberOf(header, 'description'), memberOf(header, 'example')];
  return {
    ...(typeof body === 'string' ? { body } : {}),
    ...(isJson(example) ? { example } : {}),
  };
};

const memberOf = ({ value }: Node, key: string): unknown => (isMembers(value) ? own(value, key) : undefined);

const isJson = (value: unknown): value is Json => value !== undefined;
