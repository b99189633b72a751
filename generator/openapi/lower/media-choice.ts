/** Which of the media types of a request a caller may choose. */
import { isDeepStrictEqual } from 'node:util';
import { isMembers, own } from '../../ir/documents.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { isBinary, typesOf } from './keywords.js';
import { lowerMedia, type Media } from './media.js';
import { follow } from './object-like.js';

/** The media types beside the usual one that are more than another notation of the same value. */
export const otherNotations = (reader: Reader, all: readonly Media[]): readonly Media[] => {
  const kept = all.slice(0, 1);
  for (const media of all.slice(1)) {
    if (kept.some(({ mediaType }) => mediaType === media.mediaType)) continue;
    const isRange = media.mediaType.includes('*') && media.kind === 'json';
    const isRepeated = kept.some((each) => isSameSchema(reader, each, media));
    if (!isRange && (!isRepeated || isMeantOtherwise(reader, media))) kept.push(media);
  }
  return kept.slice(1);
};

/**
 * The media types of a request, the one to prefer first: parts before JSON where both say the same, and there are files
 * in it, which JSON does not hold.
 */
export const requestMedia = (reader: Reader, content: Node | undefined): readonly Media[] => {
  const all = lowerMedia(reader, content);
  const [first] = all;
  if (first === undefined || first.kind !== 'json' || first.isDefault) return all;
  const parts = all.find(
    (each) =>
      each.kind === 'multipart' &&
      isSameSchema(reader, first, each) &&
      holdsFile(reader, schemaOf(reader, each)),
  );
  return parts === undefined ? all : [parts, ...all.filter((each) => each !== parts)];
};

/** Text and bytes are no notation of anything: what they say is up to their media type. */
const isSameSchema = (reader: Reader, a: Media, b: Media): boolean => {
  const [one, two] = [schemaOf(reader, a), schemaOf(reader, b)];
  if (one === undefined || two === undefined || typesOf(one.value)[0] === 'string') return false;
  return (one.uri === two.uri && one.pointer === two.pointer) || isDeepStrictEqual(one.value, two.value);
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
  if (Object.keys(node.value).length < 2) return undefined;
  const [usual, ...others] = requestMedia(reader, node);
  const other = others.find((media) => media.node.pointer === pointer);
  return usual === undefined || other === undefined ? undefined : mediaWords(other);
};
