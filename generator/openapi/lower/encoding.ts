import { diagnose } from '../../diagnostics/catalogue.js';
import { own } from '../../ir/documents.js';
import type { Codec, FieldStyle } from '../../ir/model.js';
import type { Node, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';
import { isBinary } from './keywords.js';
import type { Media } from './media.js';
import { follow } from './object-like.js';
import { styleOf } from './parameters.js';

/** Names that one message lists. */
const MANY = 3;

/** Report what a form says of how its fields are written, where that is not how a client writes them. */
export const checkEncoding = (reader: Reader, media: Media, codec: Codec): void => {
  if (codec !== 'form' && codec !== 'multipart') return;
  const encoding = reader.at(media.node, 'encoding');
  const names = reader.members(encoding).flatMap(([name, entry]) => {
    const isOther = codec === 'form' ? isOtherForm(reader, entry) : isOtherPart(reader, media, name, entry);
    return isOther ? [`"${name}"`] : [];
  });
  if (encoding !== undefined && names.length > 0) {
    const more = names.length > MANY ? ` and ${String(names.length - MANY)} more` : '';
    const listed = `${names.slice(0, MANY).join(', ')}${more}`;
    reader.report(diagnose('encoding-left-out', { names: listed }, reader.place(encoding)));
  }
  for (const keyword of ['itemEncoding', 'prefixEncoding']) {
    const member = reader.at(media.node, keyword);
    if (member !== undefined)
      reader.report(diagnose('encoding-left-out', { names: 'its items' }, reader.place(member)));
  }
};

/** The fields that a form says are written in another way than usual: lists repeat their key, objects are JSON. */
export const fieldStyles = (
  { reader }: Pick<SchemaContext, 'reader'>,
  media: Media,
): Readonly<Record<string, FieldStyle>> | undefined => {
  const styles = reader.members(reader.at(media.node, 'encoding')).flatMap(([name, entry]) => {
    const style = fieldStyle(reader, entry);
    return style === undefined ? [] : [[name, style] as const];
  });
  return styles.length === 0 ? undefined : Object.fromEntries(styles);
};

/** What says how a value is written as text goes before its media type. */
const fieldStyle = (reader: Reader, node: Node): FieldStyle | undefined => {
  const entry = reader.object(node);
  if (entry === undefined) return undefined;
  if (STYLED.some((keyword) => reader.at(entry, keyword) !== undefined)) {
    const style = styleOf({ reader }, entry, 'query');
    const isUsual = style.style === 'form' && style.explode && style.reserved !== true;
    return isUsual ? undefined : style;
  }
  const isJson = typeIn(reader, entry)?.startsWith('application/json') === true;
  return isJson ? { style: 'json', explode: false } : undefined;
};
const STYLED = ['style', 'explode', 'allowReserved'];

/** A field has no media type of its own but that of JSON or of text. */
const isOtherForm = (reader: Reader, entry: Node): boolean => {
  const type = typeIn(reader, entry);
  const isStyled = STYLED.some((keyword) => reader.at(entry, keyword) !== undefined);
  return !isStyled && type !== undefined && !PLAIN.test(type);
};
const PLAIN = /^(?:application\/json|text\/plain)\b/;

/** Texts have no type, files the one that a caller gives them, and no part has a header of its own. */
const isOtherPart = (reader: Reader, media: Media, name: string, entry: Node): boolean => {
  if (reader.at(entry, 'headers') !== undefined || reader.at(entry, 'style') !== undefined) return true;
  const type = typeIn(reader, entry);
  return type !== undefined && !type.startsWith('text/plain') && !isFile(reader, media, name);
};

const typeIn = (reader: Reader, entry: Node): string | undefined => {
  const type = reader.at(entry, 'contentType')?.value;
  return typeof type === 'string' ? type : undefined;
};

const isFile = (reader: Reader, media: Media, name: string): boolean => {
  const schema = reader.at(media.node, 'schema');
  const form = schema === undefined ? undefined : follow(reader, schema);
  const properties = form === undefined ? undefined : reader.at(form, 'properties');
  const property = properties === undefined ? undefined : reader.at(properties, name);
  const target = property === undefined ? undefined : follow(reader, property);
  const items = target === undefined ? undefined : reader.at(target, 'items');
  const file = items === undefined ? target : follow(reader, items);
  return file !== undefined && (isBinary(file.value) || own(file.value, 'type') === undefined);
};
