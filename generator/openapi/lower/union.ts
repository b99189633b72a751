import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own } from '../../ir/documents.js';
import type { Discriminator, TypeId, UnionDef } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { typeIdOf } from '../location.js';
import { impliedValue, mappedReference } from '../mapping.js';
import { follow } from './object-like.js';
import type { SchemaContext } from './context.js';
import { union } from './types.js';

type Shape = Pick<UnionDef, 'kind' | 'members' | 'discriminator'>;

/** Lower `oneOf` or `anyOf`, whichever a schema has, with the discriminator that tells the members apart. */
export const lowerUnion = (
  lowering: SchemaContext,
  node: ObjectNode,
  keyword: 'oneOf' | 'anyOf' = 'oneOf' in node.value ? 'oneOf' : 'anyOf',
): Shape => {
  const { reader } = lowering;
  const options = reader.items(reader.at(node, keyword));
  const joined = union(options.map((option) => lowering.use(option)));
  const members = joined.kind === 'union' ? joined.members : [joined];
  const discriminator = lowerDiscriminator(lowering, node, options);
  return { kind: 'union', members, ...(discriminator === undefined ? {} : { discriminator }) };
};

/** The discriminator of a schema. Text in its place, as in Swagger 2.0, is the name of the property, and reported. */
const declaredIn = (reader: Reader, node: ObjectNode): ObjectNode | undefined => {
  const written = reader.at(node, 'discriminator');
  if (typeof written?.value !== 'string') return reader.object(written);
  reader.report(diagnose('text-discriminator', { name: written.value }, reader.place(written)));
  return { ...written, value: { propertyName: written.value } };
};

const lowerDiscriminator = (
  lowering: SchemaContext,
  node: ObjectNode,
  options: readonly Node[],
): Discriminator | undefined => {
  const { reader } = lowering;
  const declared = declaredIn(reader, node);
  const wireName = declared === undefined ? undefined : reader.text(declared, 'propertyName');
  if (declared === undefined || wireName === undefined) return undefined;
  const mapping = reader.at(declared, 'mapping');
  const mapped = reader.members(mapping).flatMap(([value, target]) => {
    const to = typeof target.value === 'string' ? mappedType(lowering, declared, target.value) : undefined;
    if (to === undefined) reader.report(diagnose('unresolved-mapping', { value }, reader.place(target)));
    return to === undefined ? [] : [{ value, to }];
  });
  const known = new Set(mapped.map((each) => each.to));
  const implied = options.flatMap((option) => {
    const reference = isMembers(option.value) ? own(option.value, '$ref') : undefined;
    const to = typeof reference === 'string' ? targetType(lowering, option, reference) : undefined;
    return to === undefined || known.has(to) || typeof reference !== 'string'
      ? []
      : [{ value: impliedValue(reference), to }];
  });
  // Values of any other kind, and those without the property, are of the default's type: no tag can be asked of it.
  const fallback = reader.text(declared, 'defaultMapping');
  const standard = fallback === undefined ? undefined : mappedType(lowering, declared, fallback);
  const cases = [...mapped, ...implied].filter(({ to }) => to !== standard);
  return cases.length === 0 ? undefined : { wireName, cases };
};

const mappedType = (lowering: SchemaContext, from: Node, target: string): TypeId | undefined =>
  targetType(lowering, from, mappedReference(target));

const targetType = (lowering: SchemaContext, from: Node, reference: string): TypeId | undefined => {
  const schema = schemaAt(lowering.reader, from, reference);
  return schema === undefined ? undefined : typeIdOf(schema, lowering.reader.view);
};

/** What an entry of a mapping stands for. */
export const mappedSchema = (reader: Reader, from: Node, target: unknown): ObjectNode | undefined =>
  typeof target === 'string' ? schemaAt(reader, from, mappedReference(target)) : undefined;

const schemaAt = (reader: Reader, from: Node, reference: string): ObjectNode | undefined => {
  const target = reader.find(reference, from);
  return target === undefined ? undefined : follow(reader, target);
};

/**
 * Declare the schemas that the discriminator of an object names: what is made of it by `allOf`, in a file of its own nothing
 * else may refer to.
 */
export const declareHeirs = (lowering: SchemaContext, node: ObjectNode): void => {
  if (!('discriminator' in node.value) || 'oneOf' in node.value || 'anyOf' in node.value) return;
  const { reader } = lowering;
  const declared = declaredIn(reader, node);
  if (declared === undefined) return;
  for (const [value, target] of reader.members(reader.at(declared, 'mapping'))) {
    const reference = typeof target.value === 'string' ? mappedReference(target.value) : undefined;
    const schema = reference === undefined ? undefined : schemaAt(reader, declared, reference);
    if (schema !== undefined) lowering.use(schema);
    // What is not there of the document itself is missing from nothing: an object is told apart by nobody.
    else if (reference?.startsWith('#') !== true)
      reader.report(diagnose('unresolved-mapping', { value }, reader.place(target)));
  }
};
