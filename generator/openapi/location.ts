import { placeBeside, type VersionView } from '../ir/documents.js';
import { operationId, typeId } from '../ir/ids.js';
import type { NameHint, OperationId, TypeId } from '../ir/model.js';
import { lettersOf } from '../ir/path.js';
import { child, percentDecoded, segmentsOf } from '../ir/pointer.js';
import type { Node } from './reader.js';

/**
 * A schema is identified by where it stands, so that the same place is the same type however it is reached, and an
 * addition elsewhere changes nothing. Documents below the entry's folder are named relative to it, so that those of
 * another version are the same documents.
 */
export const typeIdOf = (node: Place, view: VersionView): TypeId => {
  const { uri, pointer } = view.identity(node.uri, node.pointer);
  return typeId(`${placeBeside(uri, view.entry)}#${pointer}`);
};

export const operationIdOf = (verb: string, path: string): OperationId =>
  operationId(`${verb.toUpperCase()} ${path}`);

/** A path as it is sent: some descriptions leave out the slash before it. */
export const pathTemplateOf = (key: string): string => (key.startsWith('/') ? key : `/${key}`);

/** Words that a keyword adds to the name of what stands below it, where no name does. */
const KEYWORD_WORDS: ReadonlyMap<string, string> = new Map([
  ['items', 'item'],
  ['prefixItems', 'item'],
  ['additionalProperties', 'value'],
  ['unevaluatedProperties', 'value'],
  ['unevaluatedItems', 'item'],
  ['patternProperties', 'value'],
  ['propertyNames', 'key'],
  ['oneOf', 'option'],
  ['anyOf', 'option'],
  ['allOf', 'part'],
  ['not', 'not'],
  ['enum', 'option'],
  ['const', 'value'],
]);
const NAMED = new Set(['properties', '$defs', 'definitions', 'dependentSchemas']);
const NUMBERED = new Set(['oneOf', 'anyOf', 'allOf', 'prefixItems', 'enum']);
const SKIPPED_NEXT = new Set(['patternProperties']);

type Place = Pick<Node, 'uri' | 'pointer'>;

/**
 * What a type that stands at a place would be called: by its component's key, by its file where it is all of that, or by
 * the words on the way to it. `wordAt` tells the name of the parameter at a
 * pointer, which says more than its index, and the kind of a body that is not the usual one.
 */
export const hintOf = (place: Place, wordAt: (pointer: string) => string | undefined): NameHint => {
  const segments = segmentsOf(place.pointer);
  const [first, second, third] = segments;
  if (first === 'components' && second === 'schemas' && third !== undefined) {
    return below([third], segments.slice(3));
  }
  if ((first === 'definitions' || first === '$defs') && second !== undefined)
    return below([second], segments.slice(2));
  if (first === 'components' && third !== undefined) {
    return derived([third, ...trail(segments.slice(3).filter((segment) => !isNoise(segment)))]);
  }
  if (first === 'webhooks' && second !== undefined) return derived([second, 'event', ...payload(segments)]);
  const ofOperation = first === 'paths' ? hintInOperation(segments, wordAt) : undefined;
  if (ofOperation !== undefined) return ofOperation;
  if (first === undefined || isSchemaKeyword(first)) return below([stemOf(place.uri)], segments);
  return hintInFragment(first, segments, stemOf(place.uri), wordAt);
};

/** What a file begins with that is an operation, or a part of one. */
const IN_OPERATION: ReadonlySet<string> = new Set(['callbacks', 'parameters', 'requestBody', 'responses']);
const IN_ANSWER: ReadonlySet<string> = new Set(['content', 'schema', 'headers']);

/** In a file of its own, a part of an operation is called after the file, which says what it is about. */
const hintInFragment = (
  first: string,
  segments: readonly string[],
  stem: string,
  wordAt: (pointer: string) => string | undefined,
): NameHint => {
  if (IN_OPERATION.has(first)) return derived([stem, ...operationWords('', segments, 0, wordAt).words]);
  const words = trail(segments.filter((segment) => !isNoise(segment)));
  if (IN_ANSWER.has(first)) return derived([stem, ...words]);
  return derived(words.length === 0 ? ['root'] : words);
};

const hintInOperation = (
  segments: readonly string[],
  wordAt: (pointer: string) => string | undefined,
): NameHint | undefined => {
  const [, path, key] = segments;
  if (path === undefined || key === undefined || key === 'parameters') return undefined;
  const start = key === 'additionalOperations' ? 3 : 2;
  const method = segments[start] ?? key;
  const words = operationWords(method, segments, start + 1, wordAt);
  return { ...words, owner: operationIdOf(method, pathTemplateOf(path)) };
};

/** A file of which the whole is a schema. */
const isSchemaKeyword = (segment: string): boolean => KEYWORD_WORDS.has(segment) || segment === 'properties';

/**
 * What a file is called, without folder and ending: `pet` of `schemas/pet.schema.json`. The query of an address is no part of
 * that: it may hold a key.
 */
export const stemOf = (uri: string): string => {
  const path = /^https?:/i.test(uri) ? uri.replace(/\?.*$/s, '') : uri;
  const file = path.slice(path.lastIndexOf('/') + 1);
  const [stem = ''] = percentDecoded(file).split(/\.(?:schema\.)?[^.]*$/);
  return stem === '' ? 'root' : stem;
};

/** The key or the file of a schema, however it is spelt: `ApiKey` and `api-key.yaml` are one. */
export const calledAt = ({ uri, pointer }: Place): string => {
  const name = pointer === '' ? stemOf(uri) : pointer.slice(pointer.lastIndexOf('/') + 1);
  return lettersOf(name);
};

const below = (base: readonly string[], rest: readonly string[]): NameHint =>
  rest.length === 0 ? { words: base, strength: 'declared' } : derived([...base, ...trail(rest)]);

const derived = (words: readonly string[]): NameHint => ({ words, strength: 'derived' });

const isNoise = (segment: string): boolean =>
  segment === 'schema' || segment === 'content' || segment.includes('/') || segment === 'components';

const operationWords = (
  verb: string,
  segments: readonly string[],
  /** Where the part of the operation stands in the way to it. */
  start: number,
  wordAt: (pointer: string) => string | undefined,
): NameHint => {
  const part = segments[start];
  const rest = segments.slice(start + 1);
  if (part === 'responses') {
    const [status = '', ...more] = rest;
    // Of failures there are several, each with a body of its own.
    const role = status.startsWith('2') ? ['result'] : status === 'default' ? ['error'] : ['error', status];
    return derived([...role, ...trail(more.filter((segment) => !isNoise(segment) && segment !== 'headers'))]);
  }
  if (part === 'requestBody') {
    const other = wordAt(child('', ...segments.slice(0, start + 3)));
    const base = other === undefined ? ['body'] : [other, 'body'];
    return derived([...base, ...trail(rest.filter((segment) => !isNoise(segment)))]);
  }
  if (part === 'parameters') {
    const [index = '', ...more] = rest;
    const name = wordAt(child('', ...segments.slice(0, start + 2)));
    const base = name === undefined ? ['parameter', index] : [name];
    return derived([...base, ...trail(more.filter((segment) => !isNoise(segment)))]);
  }
  if (part === 'callbacks') return derived([rest[0] ?? 'callback', 'event', ...payload(rest)]);
  return derived([verb, ...trail(segments.slice(start))]);
};

/** The way through the body of what an API sends by itself. */
const payload = (segments: readonly string[]): readonly string[] => {
  const body = segments.indexOf('requestBody');
  return body === -1 ? [] : trail(segments.slice(body + 1).filter((segment) => !isNoise(segment)));
};

/** Words for a way through a schema. */
const trail = (segments: readonly string[]): readonly string[] => {
  const words: string[] = [];
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index] ?? '';
    const next = segments[index + 1];
    if (NAMED.has(segment) && next !== undefined) {
      words.push(next);
      index++;
    } else if (segment === 'allOf' && next !== undefined && index + 2 < segments.length) {
      // What is below a part is below the whole.
      index++;
    } else if (NUMBERED.has(segment) && next !== undefined) {
      // In the place of its number an option may have its title.
      if (/^\d+$/.test(next)) words.push(KEYWORD_WORDS.get(segment) ?? segment, String(Number(next) + 1));
      else words.push(next);
      index++;
    } else {
      words.push(KEYWORD_WORDS.get(segment) ?? segment);
      if (SKIPPED_NEXT.has(segment)) index++;
    }
  }
  return words;
};
