import { isList, isMembers, own, valueBelow, type Members } from '../ir/documents.js';
import { child, fragmentPointer, segmentsOf } from '../ir/pointer.js';
import type { Bundle } from '../versions/bundle.js';
import { DATA_KEYS, NAME_TABLES } from '../versions/annotations.js';

/** A schema in the document of a version. */
export interface SchemaNode {
  readonly pointer: string;
  readonly value: Members;
}

/** A member of an object schema. */
export interface PropertyNode extends SchemaNode {
  readonly name: string;
}

const LONGEST_CHAIN = 64;

/** A schema, or the one that it refers to; undefined where there is none. Everything is in one document. */
export const resolved = (bundle: Bundle, schema: SchemaNode | undefined): SchemaNode | undefined => {
  let current = schema;
  for (let step = 0; current !== undefined && step < LONGEST_CHAIN; step++) {
    const reference = own(current.value, '$ref');
    if (typeof reference !== 'string') return current;
    current = at(bundle, reference);
  }
  return undefined;
};

const at = ({ document }: Bundle, reference: string): SchemaNode | undefined => {
  const pointer = reference.startsWith('#/') ? fragmentPointer(reference.slice(1)) : undefined;
  if (pointer === undefined) return undefined;
  const value = valueBelow(document, segmentsOf(pointer));
  return isMembers(value) ? { pointer, value } : undefined;
};

/** A schema below a keyword of another one. */
export const schemaBelow = (
  schema: SchemaNode,
  ...keys: readonly (string | number)[]
): SchemaNode | undefined => {
  const value = valueBelow(schema.value, keys);
  return isMembers(value) ? { pointer: child(schema.pointer, ...keys), value } : undefined;
};

/** The properties that a schema itself lists. */
export const propertiesOf = (schema: SchemaNode): readonly PropertyNode[] => {
  const table = own(schema.value, 'properties');
  return Object.entries(isMembers(table) ? table : {}).flatMap(([name, value]) =>
    isMembers(value) ? [{ name, value, pointer: child(schema.pointer, 'properties', name) }] : [],
  );
};

/** Every object of the document that lists properties; data is none of it. */
export const schemasWithProperties = ({ document }: Bundle): readonly SchemaNode[] => {
  const found: SchemaNode[] = [];
  const visit = (value: unknown, pointer: string, isTable: boolean): void => {
    if (isList(value)) value.forEach((item, index) => visit(item, child(pointer, index), false));
    if (!isMembers(value)) return;
    if (!isTable && isMembers(own(value, 'properties'))) found.push({ pointer, value });
    for (const [key, member] of Object.entries(value)) {
      if (!isTable && (DATA_KEYS.has(key) || key.startsWith('x-'))) continue;
      visit(member, child(pointer, key), !isTable && NAME_TABLES.has(key) && isMembers(member));
    }
  };
  visit(document, '', false);
  return found;
};
