import { isList, isMembers, type Members } from '../../../generator/ir/documents.js';
import { withValue, type Way } from './mutate.js';
import type { Random } from './random.js';

/** A node of a document, and the way to it. */
interface Spot {
  readonly value: unknown;
  readonly way: Way;
}

/** A spot that has members. */
interface MembersAt {
  readonly value: Members;
  readonly way: Way;
}

/** What a schema may be replaced by. `Tree` and `Leaf` are there in every document that is changed. */
const SCHEMAS: readonly unknown[] = [
  ...[{}, true, false, { not: {} }, { type: 'null' }, { type: 'string' }, { type: ['string', 'null'] }],
  ...[{ type: 'integer', format: 'int64' }, { type: 'string', format: 'binary' }, { const: 'x' }],
  ...[{ enum: ['a', 'b', 1, null] }, { type: 'array' }, { type: 'boolean', default: false }],
  { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
  { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
  { type: 'object', additionalProperties: { $ref: '#/components/schemas/Leaf' } },
  { type: 'object', patternProperties: { '^x': { type: 'string' } } },
  {
    type: 'object',
    required: ['a', 'b', 'missing'],
    properties: { a: { type: 'string', readOnly: true }, b: { type: 'string', writeOnly: true }, 'c-d': {} },
  },
  { type: 'object', properties: { constructor: { type: 'string' }, toString: { type: 'integer' } } },
  { $ref: '#/components/schemas/Tree' },
  { $ref: '#/components/schemas/Leaf', description: 'Beside.', nullable: true },
  { allOf: [{ $ref: '#/components/schemas/Leaf' }, { required: ['kind', 'size'] }] },
  { anyOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'null' }] },
  {
    oneOf: [{ $ref: '#/components/schemas/Tree' }, { $ref: '#/components/schemas/Leaf' }],
    discriminator: { propertyName: 'kind' },
  },
];

/** What anything may be replaced by. */
const ODD: readonly unknown[] = [
  ...['', 'x', 0, -1, null, [], [[]], [null], {}, { '': {} }, { $ref: '' }, { $ref: '#' }, { $ref: 7 }],
  ...[{ toString: 1, valueOf: 2 }, [{ toString: {} }], { constructor: { prototype: {} } }],
];

const MEDIA_TYPES = [
  ...['application/json', 'text/plain', 'application/octet-stream', 'multipart/form-data', '*/*'],
  ...['application/x-www-form-urlencoded', 'text/event-stream', 'application/x-ndjson', 'application/xml'],
  ...['application/problem+json', 'application/merge-patch+json', 'image/png', 'multipart/mixed'],
];
const STATUSES = ['200', '201', '204', 'default', '2XX', '4XX', '404', '303'];
const NAMES = ['a', 'id', 'kind', 'limit', 'x-y', 'A_B', 'options', 'signal', 'body', 'V'];
const SCHEMA_KEYWORDS = ['type', 'properties', 'items', 'allOf', 'anyOf', 'oneOf', '$ref', 'enum', 'const'];

const EXTRA: Members = {
  Leaf: {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' }, size: { type: 'integer' } },
  },
  Tree: {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' }, next: { $ref: '#/components/schemas/Tree' } },
  },
};

/** A document in which the schemas are that changes refer to. */
export const withSchemas = (document: Members): Members => {
  const components = membersIn(document, 'components');
  return {
    ...document,
    components: { ...components, schemas: { ...membersIn(components, 'schemas'), ...EXTRA } },
  };
};

/** A document with one change to its structure: as the author of its next version might make one, or nobody. */
export const changed = (document: Members, random: Random): Members => {
  const spots = spotsIn(document);
  if (spots.length === 0) return document;
  const result = random.pick(CHANGES)(document, spots, random);
  return isMembers(result) ? result : document;
};

type Change = (document: Members, spots: readonly Spot[], random: Random) => unknown;

/** Applies to one of the spots that fit, if there are any. */
const at =
  (fits: (spot: MembersAt) => boolean, replacement: (value: Members, random: Random) => unknown): Change =>
  (document, spots, random) => {
    const fitting = spots.filter(hasMembers).filter(fits);
    if (fitting.length === 0) return document;
    const { way, value } = random.pick(fitting);
    return withValue(document, way, replacement(value, random));
  };

const isSchema = ({ value }: MembersAt): boolean =>
  SCHEMA_KEYWORDS.some((keyword) => keyword in value) && !('in' in value);
const isOperation = ({ value, way }: MembersAt): boolean => 'responses' in value && way[0] === 'paths';
const isParameter = ({ value }: MembersAt): boolean => 'in' in value && 'name' in value;
const isProperties = ({ way }: MembersAt): boolean => way.at(-1) === 'properties';

const aSchema = at(isSchema, (_, random) => random.pick(SCHEMAS));
const aNode: Change = (document, spots, random) =>
  withValue(document, random.pick(spots).way, random.pick(ODD));
const mediaOf = (random: Random): Members => ({
  [random.pick(MEDIA_TYPES)]: { schema: random.pick(SCHEMAS) },
});

const CHANGES: readonly Change[] = [
  ...[aSchema, aSchema, aSchema, aNode],
  (document, spots, random) => without(document, random.pick(spots).way),
  (document, spots, random) => withValue(document, random.pick(spots).way, random.pick(spots).value),
  at(isSchema, (schema, random) =>
    random.pick<unknown>([
      { allOf: [schema, random.pick(SCHEMAS)] },
      { oneOf: [schema, random.pick(SCHEMAS)] },
      { anyOf: [random.pick(SCHEMAS), schema] },
      { type: 'array', items: schema },
      { type: 'object', required: ['inner'], properties: { inner: schema } },
      { ...schema, nullable: true },
      { ...schema, required: ['a', 'id', 'name'] },
      { ...schema, readOnly: true },
      { ...schema, additionalProperties: random.pick(SCHEMAS) },
    ]),
  ),
  at(isProperties, (table, random) => ({ ...table, [random.pick(NAMES)]: random.pick(SCHEMAS) })),
  at(isProperties, (table, random) => {
    const [first] = Object.keys(table);
    const entries = Object.entries(table).map(([name, each]) => [
      name === first ? random.pick(NAMES) : name,
      each,
    ]);
    return Object.fromEntries(entries);
  }),
  at(isParameter, (parameter, random) => ({
    ...parameter,
    ...random.pick<Members>([
      ...[{ in: 'query' }, { in: 'header' }, { in: 'cookie' }, { required: true }, { allowReserved: true }],
      { style: 'deepObject', explode: true },
      { name: random.pick(NAMES) },
      { schema: random.pick(SCHEMAS) },
    ]),
  })),
  at(isOperation, (operation, random) => ({
    ...operation,
    parameters: [
      ...(isList(operation['parameters']) ? operation['parameters'] : []),
      {
        name: random.pick(NAMES),
        in: random.pick(['query', 'header', 'cookie']),
        schema: random.pick(SCHEMAS),
      },
    ],
  })),
  at(isOperation, (operation, random) => ({
    ...operation,
    requestBody: { required: random.below(2) === 0, content: { ...mediaOf(random), ...mediaOf(random) } },
  })),
  at(isOperation, (operation, random) => ({
    ...operation,
    responses: {
      ...membersIn(operation, 'responses'),
      [random.pick(STATUSES)]: {
        description: 'Changed.',
        content: { ...mediaOf(random), ...mediaOf(random) },
      },
    },
  })),
];

const hasMembers = (spot: Spot): spot is MembersAt => isMembers(spot.value);

const membersIn = (members: Members, key: string): Members => {
  const value = members[key];
  return isMembers(value) ? value : {};
};

/** Everything below the root but what says how the document is read. */
const spotsIn = (document: Members): readonly Spot[] => {
  const found: Spot[] = [];
  const stack: Spot[] = [{ value: document, way: [] }];
  for (let spot = stack.pop(); spot !== undefined; spot = stack.pop()) {
    const { value, way } = spot;
    if (way.length > 0) found.push(spot);
    const entries = isList(value) ? [...value.entries()] : isMembers(value) ? Object.entries(value) : [];
    for (const [key, member] of entries) stack.push({ value: member, way: [...way, key] });
  }
  return found.filter(({ way: [first] }) => first !== 'openapi' && first !== 'info');
};

const without = (value: unknown, [key, ...rest]: Way): unknown => {
  const inside = (member: unknown, name: string | number): readonly unknown[] => {
    if (String(name) !== String(key)) return [member];
    return rest.length === 0 ? [] : [without(member, rest)];
  };
  if (isList(value)) return value.flatMap(inside);
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => inside(member, name).map((each) => [name, each])),
  );
};
