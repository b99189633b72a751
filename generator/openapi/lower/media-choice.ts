/** Which of the media types of a request a caller may choose. */
import { isMembers, own } from '../../ir/documents.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { isBinary, typesOf } from './keywords.js';
import { lowerMedia, type Media } from './media.js';
import { follow } from './object-like.js';

/** The media types beside the usual one that are more than another notation of the same value. */
export const otherNotations = (reader: Reader, all: readonly Media[]): readonly Media[] => {
  if (all.length < 2) return [];
  const kept: Media[] = [];
  const known = new Set<string>();
  const said = new Values();
  for (const media of all) {
    if (known.has(media.mediaType)) continue;
    const schema = valueSchema(reader, media);
    const isRange = media.mediaType.includes('*') && media.kind === 'json';
    const isRepeated = schema !== undefined && said.has(schema);
    const isOther = !isRange && (!isRepeated || isMeantOtherwise(reader, media));
    if (kept.length > 0 && !isOther) continue;
    kept.push(media);
    known.add(media.mediaType);
    if (schema !== undefined) said.add(schema);
  }
  return kept.slice(1);
};

/** Schemas by place and, where that does not decide, by what they say: each is written out once, however many there are. */
class Values {
  readonly #places = new Set<string>();
  readonly #stamps = new Set<string>();
  readonly #waiting: ObjectNode[] = [];

  add(schema: ObjectNode): void {
    this.#places.add(placeOf(schema));
    this.#waiting.push(schema);
  }

  has(schema: ObjectNode): boolean {
    if (this.#places.has(placeOf(schema))) return true;
    for (const each of this.#waiting.splice(0)) this.#stamps.add(stampOf(each.value));
    return this.#stamps.size > 0 && this.#stamps.has(stampOf(schema.value));
  }
}

const placeOf = ({ uri, pointer }: Node): string => `${uri}#${pointer}`;

/** The same for values that are the same, in whatever order. */
const stampOf = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    isMembers(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

/**
 * The media types of a request, the one to prefer first: parts before JSON where both say the same, and there are files
 * in it, which JSON does not hold.
 */
export const requestMedia = (reader: Reader, content: Node | undefined): readonly Media[] => {
  const all = lowerMedia(reader, content);
  const [first] = all;
  // What the only one says is not looked at here: an operation would depend on all that is in it.
  if (first === undefined || all.length < 2 || first.kind !== 'json' || first.isDefault) return all;
  const schema = valueSchema(reader, first);
  if (schema === undefined) return all;
  const said = new Values();
  said.add(schema);
  const parts = all.find((each) => {
    const other = each.kind === 'multipart' ? valueSchema(reader, each) : undefined;
    return other !== undefined && said.has(other) && holdsFile(reader, other);
  });
  return parts === undefined ? all : [parts, ...all.filter((each) => each !== parts)];
};

/** Text and bytes are no notation of anything: what they say is up to their media type. */
const valueSchema = (reader: Reader, media: Media): ObjectNode | undefined => {
  const schema = schemaOf(reader, media);
  return schema !== undefined && typesOf(schema.value)[0] === 'string' ? undefined : schema;
};

const schemaOf = (reader: Reader, { node }: Media): ObjectNode | undefined => {
  const schema = reader.at(node, 'schema');
  return schema === undefined ? undefined : follow(reader, schema);
};

/** A patch in one format does something else than in another; bytes are bytes; parts hold files, which JSON does not. */
const isMeantOtherwise = (reader: Reader, media: Media): boolean => {
  if (media.kind === 'multipart') return holdsFile(reader, schemaOf(reader, media));
  return media.mediaType === 'application/octet-stream' || /patch\+(?:json|yaml)$/.test(media.mediaType);
};

const holdsFile = (reader: Reader, schema: ObjectNode | undefined): boolean =>
  schema !== undefined &&
  reader.members(reader.at(schema, 'properties')).some(([, property]) => isFile(reader, property));

const isFile = (reader: Reader, node: Node, depth: number = 0): boolean => {
  const target = follow(reader, node);
  if (target === undefined) return false;
  const items = reader.at(target, 'items');
  const parts = ['oneOf', 'anyOf'].flatMap((key) => reader.items(reader.at(target, key)));
  const below = [...parts, ...(items === undefined ? [] : [items])].filter(({ value }) => isMembers(value));
  return isBinary(target.value) || (depth < 4 && below.some((each) => isFile(reader, each, depth + 1)));
};

/** `merge-patch` for `application/merge-patch+json`; what is no JSON goes by its kind. */
export const mediaWords = ({ mediaType, kind }: Media): string => {
  if (kind === 'form' || kind === 'multipart' || kind === 'bytes') return kind;
  if (kind === 'jsonl') return 'lines';
  if (kind === 'jsonSequence') return 'records';
  if (kind !== 'json') return 'text';
  const [type = '', subtype = ''] = mediaType.split('/');
  const word = subtype.replace(/^(?:x-|vnd\.)/, '').replace(/\+[\w.-]+$/, '');
  return word === '*' || word === '' ? type : word;
};

/** What the parameter at a pointer is called, or of which kind the body there is, where another one is usual. */
export const wordAt = (reader: Reader, pointer: string, from: Node): string | undefined => {
  const [, table] = /^(.*\/requestBody\/content)\/[^/]+$/.exec(pointer) ?? [];
  const node = reader.find(`#${encodeURI(table ?? pointer)}`, from);
  if (!isMembers(node?.value)) return undefined;
  if (table === undefined) {
    const name = own(node.value, 'name');
    return typeof name === 'string' ? name : undefined;
  }
  return wordsByPointer(reader, { ...node, value: node.value }).get(pointer);
};

type Words = ReadonlyMap<string, string>;

/** More media types than anybody writes are looked at once for all that stands below them. */
const MANY = 64;

const kept = new WeakMap<Reader, WeakMap<object, Words>>();

const wordsByPointer = (reader: Reader, content: ObjectNode): Words => {
  const known = kept.get(reader)?.get(content.value);
  const count = known === undefined ? Object.keys(content.value).length : Infinity;
  const words = known ?? (count < 2 ? NO_WORDS : wordsIn(reader, content));
  if (count <= MANY) return words;
  reader.onFar();
  const all = kept.get(reader) ?? new WeakMap<object, Words>();
  kept.set(reader, all.set(content.value, words));
  return words;
};

const NO_WORDS: Words = new Map();

/** What is said of each media type but the usual one, by pointer. */
const wordsIn = (reader: Reader, content: Node): Words => {
  const words = new Map<string, string>();
  for (const media of requestMedia(reader, content).slice(1)) {
    const { pointer } = media.node;
    if (!words.has(pointer)) words.set(pointer, mediaWords(media));
  }
  return words;
};
