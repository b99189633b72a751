import { isList, own, type Members } from '../../ir/documents.js';
import type { Type } from '../../ir/model.js';
import type { Reader } from '../reader.js';
import { INT64, isInt64 } from './int64.js';
import { fitsItsSchema } from './keywords.js';
import { orNull, STRING } from './types.js';

/** The type of a schema that names a simple one, and that of the values which may be null. */
interface Plain {
  readonly type: Type;
  readonly orNull: Type;
}

const plain = (type: Type): Plain => ({ type, orNull: orNull(type, true) });

const PLAIN: ReadonlyMap<unknown, Plain> = new Map<unknown, Plain>([
  ['string', plain(STRING)],
  ['integer', plain({ kind: 'primitive', name: 'integer' })],
  ['number', plain({ kind: 'primitive', name: 'number' })],
  ['boolean', plain({ kind: 'primitive', name: 'boolean' })],
]);

const EXACT = plain(INT64);

/** Keywords that neither change the type of a schema nor are checked with it, or that are looked at here. */
const BESIDE: ReadonlySet<string> = new Set([
  ...(['type', 'title', 'description', 'example', 'examples', 'format'] as const),
  ...(['readOnly', 'writeOnly', 'deprecated', 'nullable', 'default'] as const),
]);

/**
 * The type of a schema that says no more than which of four simple types its values have, and perhaps that they may be
 * null, as most properties do; undefined for every other schema, which has to be looked at as a whole.
 */
export const plainType = (reader: Reader, schema: Members): Type | undefined => {
  const type = own(schema, 'type');
  const list = isList(type) ? type : undefined;
  const known = PLAIN.get(list === undefined ? type : besideNull(list));
  const found = known !== undefined && isInt64(reader, schema) ? EXACT : known;
  if (found === undefined || schema['format'] === 'binary') return undefined;
  for (const key of Object.keys(schema)) {
    if (!BESIDE.has(key) || (key === 'default' && !fitsItsSchema(schema, schema[key]))) return undefined;
  }
  return list !== undefined || schema['nullable'] === true ? found.orNull : found.type;
};

/** Of two types, one of which is null, the other. */
const besideNull = (types: readonly unknown[]): unknown => {
  const [first, second] = types;
  if (types.length !== 2) return undefined;
  if (first === 'null') return second;
  return second === 'null' ? first : undefined;
};
