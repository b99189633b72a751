import { diagnose } from '../../diagnostics/catalogue.js';
import type { Body, Codec, NameHint, Operation, Type } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';
import { checkEncoding, fieldStyles, partTypes } from './encoding.js';
import { itemsOf } from './items.js';
import { docOf, isBinary, typesOf } from './keywords.js';
import { allTypeParameters, checkItems, type Media, type MediaKind, typeParametersOf } from './media.js';
import { mediaWords, otherNotations, requestMedia } from './media-choice.js';
import { follow, isObjectLike } from './object-like.js';
import { ANY_OBJECT, STRING, UNKNOWN } from './types.js';

const CODECS: Readonly<Record<MediaKind, Codec>> = {
  json: 'json',
  form: 'form',
  multipart: 'multipart',
  text: 'text',
  sse: 'text',
  jsonl: 'text',
  jsonSequence: 'text',
  lines: 'text',
  bytes: 'bytes',
};

/** What is sent: in the most convenient of the media types that the operation takes, and in those that say something else. */
export const lowerBodies = (
  context: SchemaContext,
  entry: Node | undefined,
): Pick<Operation, 'body' | 'otherBodies'> => {
  const { reader } = context;
  const node = entry === undefined ? undefined : reader.resolve(entry);
  const all = node === undefined ? [] : requestMedia(reader, reader.at(node, 'content'));
  const [usual] = all;
  if (node === undefined || usual === undefined) return { otherBodies: [] };
  const body = lowerBody(context, node, usual);
  const others = otherNotations(reader, all).map((media) => lowerBody(context, node, media));
  const seen = new Set([body.mediaType]);
  return { body, otherBodies: others.filter(({ mediaType }) => !seen.has(mediaType) && seen.add(mediaType)) };
};

const lowerBody = (context: SchemaContext, node: ObjectNode, media: Media): Body => {
  const { reader } = context;
  const kind = isTogether(reader, media) ? 'text' : media.kind;
  const isSequence = kind === 'jsonl' || kind === 'jsonSequence';
  const items = isSequence ? itemsOf(reader, media) : undefined;
  const codec = isSequence && items !== undefined ? kind : CODECS[kind];
  if (codec === 'multipart' && !AS_FORM_DATA.has(media.mediaType) && !isMixed(reader, media)) {
    reader.report(diagnose('sent-as-form-data', { mediaType: media.mediaType }, reader.place(media.node)));
  }
  checkEncoding(reader, media, codec);
  if (items === undefined) checkItems(reader, media);
  const styles = codec === 'form' ? fieldStyles(context, media) : undefined;
  const types = codec === 'multipart' ? partTypes(context, media) : undefined;
  const name: NameHint = { words: [mediaWords(media)], strength: 'derived' };
  return {
    name,
    required: reader.flag(node, 'required'),
    mediaType: sentAs(reader, media, codec),
    ...(isTogether(reader, media) ? allTypeParameters(media) : typeParametersOf(media)),
    codec,
    type: items === undefined ? typeFor(context, codec, media) : { kind: 'list', items: context.use(items) },
    doc: docOf(reader, node),
    ...(styles === undefined ? {} : { styles }),
    ...(types === undefined ? {} : { partTypes: types }),
  };
};

/**
 * Fields that are given as one text: they have been put together, as the parts of a batch of OData are, with a boundary of
 * theirs. A file in place of parts is no such text: nobody wrote a boundary.
 */
const isTogether = (reader: Reader, { kind, node }: Media): boolean => {
  const schema = HAS_FIELDS.has(kind) ? reader.at(node, 'schema') : undefined;
  const target = schema === undefined ? undefined : follow(reader, schema);
  return (
    target !== undefined &&
    typesOf(target.value)[0] === 'string' &&
    !(kind === 'multipart' && isBinary(target.value))
  );
};

const HAS_FIELDS: ReadonlySet<string> = new Set(['form', 'multipart']);

/** Parts by name that are no form: the runtime writes them, under their own media type. */
const isMixed = (reader: Reader, media: Media): boolean => {
  const schema = media.mediaType === 'multipart/mixed' ? reader.at(media.node, 'schema') : undefined;
  const target = schema === undefined ? undefined : follow(reader, schema);
  return target !== undefined && isObjectLike(reader, target);
};

/** What the platform makes of parts, and the range in which that is. */
const AS_FORM_DATA: ReadonlySet<string> = new Set(['multipart/form-data', 'multipart/*']);

const sentAs = (reader: Reader, media: Media, codec: Codec): string => {
  const { mediaType } = media;
  if (isTogether(reader, media) || isMixed(reader, media)) return mediaType;
  if (codec === 'json' && mediaType.includes('*')) return 'application/json';
  return codec === 'multipart' ? 'multipart/form-data' : mediaType;
};

const typeFor = (context: SchemaContext, codec: Codec, media: Media): Type => {
  if (codec === 'bytes') return { kind: 'primitive', name: 'bytes' };
  if (codec === 'text') return STRING;
  const { reader } = context;
  const schema = reader.at(media.node, 'schema');
  if (schema === undefined) return UNKNOWN;
  if (!HAS_FIELDS.has(codec) || !isWithoutFields(reader, schema)) return context.use(schema);
  reader.report(diagnose('form-without-fields', { mediaType: media.mediaType }, reader.place(schema)));
  return ANY_OBJECT;
};

/** A form whose schema is a file, a list or a number: there is no name under which it could be sent. */
const isWithoutFields = (reader: Reader, schema: Node): boolean => {
  const target = follow(reader, schema);
  const types = target === undefined ? [] : typesOf(target.value).filter((type) => type !== 'null');
  return types.length > 0 && !types.includes('object');
};
