import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import { Answers } from '../../ir/answers.js';
import type { ObjectDef, Property, Type, TypeId } from '../../ir/model.js';
import { INHERITED } from '../../keywords.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { requiredAround, type Demanded } from './beside.js';
import { accessOf, constraintsOf, docOf, typesOf, withRemarks } from './keywords.js';
import { tagged, tagOf } from './heirs.js';
import { follow, isNeutral, isOptionOf } from './object-like.js';
import type { SchemaContext } from './context.js';
import { intersection, STRING, union, UNKNOWN } from './types.js';
import { declareHeirs } from './union.js';

type Shape = Pick<ObjectDef, 'kind' | 'extends' | 'conflicting' | 'properties' | 'rest' | 'isOpen'>;

/** What one object declaration is made of, gathered through `allOf`. */
interface Gathered {
  readonly bases: ObjectNode[];
  readonly properties: Map<string, Node[]>;
  readonly required: Set<string>;
  readonly rests: Type[];
  /** What was gathered from: a schema that is joined to many times says what it says once. */
  readonly seen: Set<Members>;
}

const nothingYet = (required: readonly string[] = []): Gathered => ({
  bases: [],
  properties: new Map(),
  required: new Set(required),
  rests: [],
  seen: new Set(),
});

/** Lower an object-like schema: inline parts of `allOf` are merged, referenced ones extended. `demanded`: what it adds to those. */
export const lowerObject = (
  lowering: SchemaContext,
  node: ObjectNode,
  demanded: Demanded = new Map(),
): Shape => {
  const around = requiredAround(lowering.reader, node);
  const gathered = nothingYet(around);
  gather(lowering, node, gathered, node);
  declareHeirs(lowering, node);
  const bases = gathered.bases.map((base) => lowering.defineNonNull(base));
  const told = toldApart(lowering, node, gathered);
  const shape: Shape = {
    kind: 'object',
    extends: [...new Set<TypeId>(bases)],
    conflicting: false,
    properties: declared(lowering, gathered).concat(
      told,
      inherited(lowering, gathered).filter(({ wireName }) =>
        told.every((each) => each.wireName !== wireName),
      ),
      undeclared(lowering, gathered, around, demanded),
      [...demanded].map(([name, nodes]) => ({
        ...lowerProperty(lowering, name, nodes, true),
        type: union(nodes.map((each) => lowering.use(each))),
      })),
    ),
  };
  if (gathered.rests.length > 0) return { ...shape, rest: intersection(gathered.rests) };
  // What is extended is open itself, or says what else there may be.
  return lowering.reader.isLiteral && bases.length === 0 ? { ...shape, isOpen: true } : shape;
};

const declared = (lowering: SchemaContext, { properties, required }: Gathered): Property[] => {
  const lowered: Property[] = [];
  for (const [name, nodes] of properties) {
    lowered.push(lowerProperty(lowering, name, nodes, required.has(name)));
  }
  return lowered;
};

/** The properties of an object with those of its bases, for where no type can be extended. */
export const propertiesOf = (lowering: SchemaContext, node: ObjectNode): readonly Property[] =>
  allPropertiesOf(lowering, node, new Answers<readonly Property[]>([]));

const allPropertiesOf = (
  lowering: SchemaContext,
  node: ObjectNode,
  answers: Answers<readonly Property[]>,
): readonly Property[] =>
  answers.of(node.value, () => {
    const gathered = nothingYet();
    gather(lowering, node, gathered, node);
    const own = declared(lowering, gathered);
    const names = new Set(own.map(({ wireName }) => wireName));
    const inherited = gathered.bases.flatMap((base) => allPropertiesOf(lowering, base, answers));
    return [...new Set(inherited.filter(({ wireName }) => !names.has(wireName))), ...own];
  });

const gather = (lowering: SchemaContext, node: ObjectNode, into: Gathered, self: ObjectNode): void => {
  const { reader } = lowering;
  if (into.seen.has(node.value)) return;
  into.seen.add(node.value);
  if ('allOf' in node.value) {
    for (const part of reader.items(reader.at(node, 'allOf'))) gatherPart(lowering, part, into, self);
  }
  for (const [name, property] of reader.members(reader.at(node, 'properties'))) {
    const known = into.properties.get(name);
    if (known === undefined) into.properties.set(name, [property]);
    else known.push(property);
  }
  const required = own(node.value, 'required');
  if (isList(required)) {
    for (const name of required) if (typeof name === 'string') into.required.add(name);
  } else if (typeof required !== 'boolean') {
    // A boolean belongs to a parameter; in a schema it is a common slip that changes nothing. Anything else is reported.
    reader.items(reader.at(node, 'required'));
  }
  const rest = lowering.rest(node);
  if (rest !== undefined) into.rests.push(rest);
};

const gatherPart = (lowering: SchemaContext, part: Node, into: Gathered, self: ObjectNode): void => {
  const target = follow(lowering.reader, part);
  if (target === undefined) return;
  const isReference = isMembers(part.value) && '$ref' in part.value;
  const isMerged = !isReference || isNeutral(target) || isOptionOf(lowering.reader, self, target);
  if (isMerged) gather(lowering, target, into, self);
  else into.bases.push(target);
};

/** The type of what several schemas describe, of which there is nearly always one. */
const typeOfAll = (lowering: SchemaContext, nodes: readonly Node[]): Type => {
  const [only] = nodes;
  return only !== undefined && nodes.length === 1
    ? lowering.use(only)
    : intersection(nodes.map((node) => lowering.use(node)));
};

/** Every object has a `toString`: where the property of that name is not there, that is what a program finds. */
const typeOf = (
  lowering: SchemaContext,
  wireName: string,
  nodes: readonly Node[],
  required: boolean,
): Type => {
  const type = typeOfAll(lowering, nodes);
  return lowering.reader.isLiteral && !required && INHERITED.has(wireName) ? UNKNOWN : type;
};

const lowerProperty = (
  lowering: SchemaContext,
  wireName: string,
  nodes: readonly Node[],
  required: boolean,
): Property => {
  const [first] = nodes;
  const schema = first !== undefined && isMembers(first.value) ? withRemarks(first.value) : {};
  const content = wireName === 'data' && nodes.length === 1 ? contentOf(lowering.reader, first) : undefined;
  const property: Property = {
    wireName,
    type: content === undefined ? typeOf(lowering, wireName, nodes, required) : STRING,
    doc:
      first === undefined
        ? {}
        : docOf(lowering.reader, schema === first.value ? first : { ...first, value: schema }),
    constraints: constraintsOf(schema),
    optional: !required,
    access: accessOf(schema),
  };
  return content === undefined ? property : { ...property, holds: lowering.use(content) };
};

/** The schema of the JSON that is in a text, as in the data of server-sent events. */
const contentOf = (reader: Reader, text: Node | undefined): Node | undefined => {
  if (text === undefined || !isMembers(text.value) || '$ref' in text.value) return undefined;
  const isText = typesOf(text.value).every((type) => type === 'string');
  const media = own(text.value, 'contentMediaType');
  const isJson = typeof media === 'string' && /^[\w.+/-]+[/+]json\b/i.test(media);
  const content = reader.at(text, 'contentSchema');
  return isText && isJson && isMembers(content?.value) ? content : undefined;
};

/** The property by which a base tells this object from others, as which it has no other value here. */
const toldApart = (lowering: SchemaContext, node: ObjectNode, gathered: Gathered): readonly Property[] => {
  const { bases, properties, required } = gathered;
  const tag = bases.length === 0 ? undefined : tagOf(lowering.reader, node, bases);
  if (tag === undefined || properties.has(tag.wireName)) return [];
  for (const base of bases) {
    const found = findProperty(lowering, base, tag.wireName);
    if (found === undefined) continue;
    const isRequired = found.isRequired || required.has(tag.wireName);
    return [tagged(lowerProperty(lowering, tag.wireName, [found.node], isRequired), tag) ?? []].flat();
  }
  return [];
};

/** Properties that a base declares as optional and this object requires: declared again, as required. */
const inherited = (lowering: SchemaContext, gathered: Gathered): readonly Property[] =>
  [...gathered.required]
    .filter((name) => !gathered.properties.has(name))
    .flatMap((name) => {
      for (const base of gathered.bases) {
        const found = findProperty(lowering, base, name);
        if (found?.isRequired === true) return [];
        if (found !== undefined) return [lowerProperty(lowering, name, [found.node], true)];
      }
      return [];
    });

/**
 * Properties that are required and that nobody declares: they are there, and hold what further properties hold. What a
 * union around requires, its members or the schema around them declare.
 */
const undeclared = (
  lowering: SchemaContext,
  { bases, properties, required, rests }: Gathered,
  around: readonly string[],
  demanded: Demanded,
): readonly Property[] => {
  const isDeclared = (name: string): boolean =>
    properties.has(name) ||
    demanded.has(name) ||
    around.includes(name) ||
    bases.some((base) => findProperty(lowering, base, name) !== undefined || isChoice(base));
  return [...required]
    .filter((name) => !isDeclared(name))
    .map((wireName) => ({
      wireName,
      type: rests.length === 0 ? UNKNOWN : intersection(rests),
      doc: {},
      constraints: {},
      optional: false,
      access: 'readWrite',
    }));
};

/** A base that may be one of several: which properties it has is not looked into. */
const isChoice = ({ value }: ObjectNode): boolean => 'oneOf' in value || 'anyOf' in value;

type Answer = { readonly node: Node; readonly isRequired: boolean } | undefined;

const findProperty = (
  lowering: SchemaContext,
  node: ObjectNode,
  name: string,
  answers: Answers<Answer> = new Answers<Answer>(undefined),
): Answer => {
  const { reader } = lowering;
  const properties = reader.at(node, 'properties');
  const property = properties === undefined ? undefined : reader.at(properties, name);
  const required = own(node.value, 'required');
  if (property !== undefined)
    return { node: property, isRequired: Array.isArray(required) && required.includes(name) };
  if (!('allOf' in node.value)) return undefined;
  return answers.of(node.value, () => {
    for (const part of reader.items(reader.at(node, 'allOf'))) {
      const target = follow(reader, part);
      const found = target === undefined ? undefined : findProperty(lowering, target, name, answers);
      if (found !== undefined) return found;
    }
    return undefined;
  });
};
