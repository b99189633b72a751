import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import type { EnumDef, ObjectDef, Type } from '../../ir/model.js';
import { step } from '../../ir/pointer.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';
import { int64Literal, isInt64 } from './int64.js';
import { NULL, union, UNKNOWN } from './types.js';

/** The types of the values of `const` and `enum`; undefined where a schema has neither. */
export const lowerLiterals = (context: SchemaContext, node: ObjectNode): Type | undefined => {
  const types = 'const' in node.value ? [only(context, node)] : listed(context, node);
  if (types === undefined) return undefined;
  return union(own(node.value, 'nullable') === true ? [...types, NULL] : types);
};

const only = (context: SchemaContext, node: ObjectNode): Type =>
  lowerLiteral(context, below(node, 'const', own(node.value, 'const')), isInt64(context.reader, node.value));

const listed = (context: SchemaContext, node: ObjectNode): readonly Type[] | undefined => {
  const values = own(node.value, 'enum');
  if (!isList(values)) return undefined;
  const list = below(node, 'enum', values);
  const isExact = isInt64(context.reader, node.value);
  return values.map((value, index) =>
    typeof value === 'string'
      ? { kind: 'literal', value }
      : lowerLiteral(context, below(list, index, value), isExact),
  );
};

const below = (node: Node, key: string | number, value: unknown): Node => ({
  uri: node.uri,
  pointer: step(node.pointer, key),
  value,
});

/** A value as the type of nothing but it. */
const lowerLiteral = (context: SchemaContext, node: Node, isExact: boolean = false): Type => {
  const { value } = node;
  if (value === null) return NULL;
  if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value };
  if (isExact && Number.isInteger(value)) return int64Literal(Number(value));
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'literal', value } : UNKNOWN;
  if (isList(value)) {
    const items = value.map((item, index) => lowerLiteral(context, below(node, index, item)));
    return { kind: 'tuple', items, required: items.length };
  }
  return isMembers(value) ? { kind: 'reference', to: context.defineValue({ ...node, value }) } : UNKNOWN;
};

/** What declares an object that is a value: every property is there, and holds what it holds. */
export const lowerValue = (
  context: SchemaContext,
  node: ObjectNode,
): Pick<ObjectDef, 'kind' | 'extends' | 'conflicting' | 'properties'> => ({
  kind: 'object',
  extends: [],
  conflicting: false,
  properties: Object.entries(node.value).map(([wireName, value]) => ({
    wireName,
    type: lowerLiteral(context, below(node, wireName, value)),
    doc: {},
    constraints: {},
    optional: false,
    access: 'readWrite',
  })),
});

/** What declares a schema that is an enumeration of strings or numbers and nothing else. */
export const lowerEnum = (
  reader: Reader,
  schema: Members,
): Pick<EnumDef, 'kind' | 'values' | 'format'> | undefined => {
  const values = own(schema, 'enum');
  if (!isList(values) || values.length === 0) return undefined;
  const wires = [...new Set(values)].filter(
    (value): value is string | number =>
      typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)),
  );
  if (wires.length !== new Set(values).size) return undefined;
  const choice = { kind: 'enum', values: wires.map((wire) => ({ wire, doc: {} })) } as const;
  if (!isInt64(reader, schema)) return choice;
  return wires.every(Number.isSafeInteger) ? { ...choice, format: 'int64' } : undefined;
};
