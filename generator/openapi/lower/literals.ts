import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import type { EnumValue, ObjectDef, Type } from '../../ir/model.js';
import { child } from '../../ir/pointer.js';
import type { Node, ObjectNode } from '../reader.js';
import type { SchemaContext } from './context.js';
import { NULL, union, UNKNOWN } from './types.js';

/** The types of the values of `const` and `enum`; undefined where a schema has neither. */
export const lowerLiterals = (context: SchemaContext, node: ObjectNode): Type | undefined => {
  const values = valuesOf(node);
  if (values === undefined) return undefined;
  const types = values.map((value) => lowerLiteral(context, value));
  return union(own(node.value, 'nullable') === true ? [...types, NULL] : types);
};

const valuesOf = (node: ObjectNode): readonly Node[] | undefined => {
  if ('const' in node.value) return [below(node, 'const', own(node.value, 'const'))];
  const values = own(node.value, 'enum');
  if (!isList(values)) return undefined;
  const list = below(node, 'enum', values);
  return values.map((value, index) => below(list, index, value));
};

const below = (node: Node, key: string | number, value: unknown): Node => ({
  uri: node.uri,
  pointer: child(node.pointer, key),
  value,
});

/** A value as the type of nothing but it. */
const lowerLiteral = (context: SchemaContext, node: Node): Type => {
  const { value } = node;
  if (value === null) return NULL;
  if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value };
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

/** The values of a schema that is an enumeration of strings or numbers and nothing else. */
export const enumValues = (schema: Members): readonly EnumValue[] | undefined => {
  const values = own(schema, 'enum');
  if (!isList(values) || values.length === 0) return undefined;
  const wires = [...new Set(values)].filter(
    (value): value is string | number =>
      typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)),
  );
  return wires.length === new Set(values).size ? wires.map((wire) => ({ wire, doc: {} })) : undefined;
};
