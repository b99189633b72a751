import type { Body, Codec, Type } from '../../ir/model.js';
import type { Node } from '../reader.js';
import type { SchemaContext } from './context.js';
import { docOf } from './keywords.js';
import { lowerMedia, type MediaKind } from './media.js';
import { STRING, UNKNOWN } from './types.js';

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

/** What is sent, in the most convenient of the encodings that the operation accepts. */
export const lowerBody = (context: SchemaContext, entry: Node | undefined): Body | undefined => {
  const { reader } = context;
  const node = entry === undefined ? undefined : reader.resolve(entry);
  if (node === undefined) return undefined;
  const [media] = lowerMedia(reader, reader.at(node, 'content'));
  if (media === undefined) return undefined;
  const codec = CODECS[media.kind];
  const schema = reader.at(media.node, 'schema');
  return {
    required: reader.flag(node, 'required'),
    mediaType: media.mediaType.includes('*') ? 'application/json' : media.mediaType,
    codec,
    type: typeFor(context, codec, schema),
    doc: docOf(reader, node),
  };
};

const typeFor = (context: SchemaContext, codec: Codec, schema: Node | undefined): Type => {
  if (codec === 'bytes') return { kind: 'primitive', name: 'bytes' };
  if (codec === 'text') return STRING;
  return schema === undefined ? UNKNOWN : context.use(schema);
};
