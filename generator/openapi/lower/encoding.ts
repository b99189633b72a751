import { diagnose } from '../../diagnostics/catalogue.js';
import type { Codec, FieldStyle } from '../../ir/model.js';
import type { Node, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';
import { fieldSchema, fieldsOf, isFile, isObjectField, mayBeObject } from './form-fields.js';
import type { Media } from './media.js';
import { styleOf } from './styles.js';

/** Names that one message lists. */
const MANY = 3;

/** Report what a form says of how its fields are written, where that is not how a client writes them. */
export const checkEncoding = (reader: Reader, media: Media, codec: Codec): void => {
  if (codec !== 'form' && codec !== 'multipart') return;
  const others = reader
    .members(reader.at(media.node, 'encoding'))
    .filter(([name, entry]) =>
      codec === 'form' ? isOtherForm(reader, entry) : isOtherPart(reader, media, name, entry),
    );
  const [first] = others;
  if (first !== undefined) {
    const more = others.length > MANY ? ` and ${String(others.length - MANY)} more` : '';
    const names = others.slice(0, MANY).map(([name]) => `"${name}"`);
    const listed = `${names.join(', ')}${more}`;
    reader.report(diagnose('encoding-left-out', { names: listed }, reader.place(first[1])));
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
    const style = fieldStyle(reader, media, name, entry);
    return style === undefined ? [] : [[name, style] as const];
  });
  return styles.length === 0 ? undefined : Object.fromEntries(styles.sort(byName));
};

/** What says how a value is written as text goes before its media type. */
const fieldStyle = (reader: Reader, media: Media, name: string, node: Node): FieldStyle | undefined => {
  const entry = reader.object(node);
  if (entry === undefined) return undefined;
  if (STYLED.some((keyword) => reader.at(entry, keyword) !== undefined)) {
    const style = styleOf({ reader }, entry, 'query');
    const isUsual = style.style === 'form' && style.explode && style.reserved !== true;
    return isUsual && !mayBeObject(reader, fieldSchema(reader, media, name)) ? undefined : style;
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

/**
 * The media types of parts that have one: objects are JSON, and anything else is what `encoding` says. Of several, an object
 * is the first that is JSON, and anything else the first that is no range; a file may say itself what it is.
 */
export const partTypes = (
  { reader }: Pick<SchemaContext, 'reader'>,
  media: Media,
): Readonly<Record<string, string>> | undefined => {
  const encoding = reader.at(media.node, 'encoding');
  const fields = fieldsOf(reader, media);
  const types = [...new Set([...fields.keys(), ...reader.members(encoding).map(([name]) => name)])].flatMap(
    (name) => {
      const entry = encoding === undefined ? undefined : reader.at(encoding, name);
      const type = partType(reader, fields.get(name), entry);
      return type === undefined ? [] : [[name, type] as const];
    },
  );
  return types.length === 0 ? undefined : Object.fromEntries(types.sort(byName));
};

/** The order in which fields are written decides nothing. */
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const partType = (reader: Reader, field: Node | undefined, entry: Node | undefined): string | undefined => {
  const said = listed(entry === undefined ? undefined : typeIn(reader, entry));
  if (isObjectField(reader, field))
    return said.length === 0 ? 'application/json' : said.find((type) => JSON_TYPE.test(type));
  const type = said.find((each) => !each.includes('*'));
  return type === 'text/plain' ? undefined : type;
};
const JSON_TYPE = /^[\w!#$&^.+-]+\/(?:[\w!#$&^.-]+\+)?json(?:;|$)/;

const listed = (types: string | undefined): readonly string[] =>
  (types ?? '')
    .split(',')
    .map((type) => type.trim())
    .filter((type) => MEDIA_TYPE.test(type));
const MEDIA_TYPE =
  /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"\\\r\n]*"))*$/;

/** No part has a header of its own but its media type, is written in a style, or is an object that is no JSON. */
const isOtherPart = (reader: Reader, media: Media, name: string, entry: Node): boolean => {
  const headers = reader.members(reader.at(entry, 'headers')).filter(([header]) => !WRITTEN.test(header));
  const field = fieldSchema(reader, media, name);
  if (headers.length > 0 || isStyledPart(reader, entry, field)) return true;
  const type = typeIn(reader, entry);
  if (type === undefined || type.startsWith('text/plain')) return false;
  return partType(reader, field, entry) === undefined && !isFile(reader, field);
};

/** A list that repeats its key is what parts are anyway. */
const isStyledPart = (reader: Reader, entry: Node, field: Node | undefined): boolean => {
  const style = reader.at(entry, 'style')?.value;
  const isRepeated =
    style === 'form' && reader.at(entry, 'explode')?.value !== false && !mayBeObject(reader, field);
  return style !== undefined && !isRepeated;
};
const WRITTEN = /^content-(?:type|disposition)$/i;

const typeIn = (reader: Reader, entry: Node): string | undefined => {
  const type = reader.at(entry, 'contentType')?.value;
  return typeof type === 'string' ? type : undefined;
};
