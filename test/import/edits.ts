/** A description with a bit of everything, and edits of any kind. */
import fc from 'fast-check';

export const shop: object = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }],
  security: [{ key: [] }],
  tags: [{ name: 'orders', description: 'Orders.' }, { name: 'items' }],
  paths: {
    '/orders': {
      parameters: [{ $ref: '#/components/parameters/Trace' }],
      get: {
        operationId: 'list',
        tags: ['orders'],
        parameters: [
          { name: 'limit', in: 'query', required: true, schema: { type: 'integer' } },
          { name: 'status', in: 'query', schema: { $ref: '#/components/schemas/Status' } },
        ],
        responses: {
          '200': {
            description: 'All.',
            headers: { Total: { schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
              },
            },
          },
          '404': { $ref: '#/components/responses/Missing' },
        },
      },
      post: {
        requestBody: {
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Order' },
              examples: { one: { value: { id: 1 } }, two: { $ref: '#/components/examples/Two' } },
            },
          },
        },
        responses: { default: { description: 'x' } },
        security: [],
      },
    },
    '/items/{id}': { get: { responses: { '204': { description: 'None.' } } } },
  },
  components: {
    parameters: { Trace: { name: 'trace', in: 'header', schema: { type: 'string' } } },
    responses: { Missing: { description: 'Missing.' } },
    examples: { Two: { summary: 'Two.', value: { id: 2 } }, Three: { value: [3] } },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'Key' } },
    schemas: {
      Status: { type: 'string', enum: ['open', 'paid', 'gone'] },
      Order: {
        type: 'object',
        required: ['id', 'amount', 'extra'],
        properties: {
          id: { type: 'string' },
          amount: { type: ['integer', 'null'], default: 3 },
          default: {
            type: 'object',
            properties: { example: { type: 'string' } },
            additionalProperties: true,
          },
          kind: {
            oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }, { type: 'null' }],
          },
        },
      },
      A: {
        allOf: [
          { $ref: '#/components/schemas/Order' },
          { type: 'object', properties: { a: { type: 'string' } } },
        ],
      },
      B: { type: 'object', discriminator: { propertyName: 't', mapping: { a: '#/components/schemas/A' } } },
    },
  },
  'x-logo': { url: 'x', sizes: [1, 2] },
};

/** A step away from a document: the ways are taken from what is there. */
export interface Mutation {
  readonly seed: number;
  readonly kind: 'remove' | 'replace' | 'add' | 'swap' | 'duplicate' | 'rename' | 'call';
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  seed: fc.nat(),
  kind: fc.constantFrom('remove', 'replace', 'add', 'swap', 'duplicate', 'rename', 'call'),
});

const REPLACEMENTS: readonly unknown[] = [
  'text',
  7,
  true,
  null,
  [],
  {},
  ['a', 'b'],
  { type: 'string' },
  { $ref: '#/components/schemas/Status' },
  { name: 'fresh', in: 'query', schema: { type: 'boolean' } },
  { description: 'New.' },
  [{ name: 'x', in: 'query' }],
  { $ref: '#/components/schemas/Gone' },
  { name: 'limit', in: 'query', required: false },
  [[1, 2], [null]],
  // What YAML reads as something else where it is not quoted, or not at all.
  ...[
    '2026-01-01',
    'on',
    '~',
    '1e3',
    '0o7',
    '12:30:00',
    '.nan',
    '',
    ' a ',
    'a: b #c',
    'a\n\n',
    '\ta',
    '=',
    '\u2028',
  ],
  ...[1e21, 1e-7, -0.5],
];

/** What an object may call its members, and what has a meaning of its own elsewhere. */
const NAMES = [
  ...[
    '__proto__',
    'constructor',
    '1',
    '2.50',
    'on',
    'null',
    '',
    '<<',
    'a b',
    'é',
    '2026-01-01',
    'a\nb',
    '*a',
  ],
  ...['required', 'default', 'examples', 'enum', '$ref', 'properties', 'in'],
];

const containersOf = (value: unknown, found: object[] = []): object[] => {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value);
  for (const member of Object.values(value)) containersOf(member, found);
  return found;
};

/** Without these a document would be none. */
const FIXED: ReadonlySet<string> = new Set(['openapi', 'info']);

/** A document after one step; what was given stays as it is. */
export const mutated = (document: unknown, { seed, kind }: Mutation): unknown => {
  const copy: unknown = structuredClone(document);
  const containers = containersOf(copy);
  const holder = containers[seed % containers.length];
  if (holder === undefined) return copy;
  const keys = Object.keys(holder).filter((each) => holder !== copy || !FIXED.has(each));
  const key = keys[Math.floor(seed / 97) % Math.max(keys.length, 1)];
  const value = structuredClone(REPLACEMENTS[Math.floor(seed / 31) % REPLACEMENTS.length]);
  if (Array.isArray(holder)) changeList(holder, Number(key ?? 0), value, kind);
  else if (kind !== 'call' || key === undefined) changeObject(holder, key, value, kind);
  else call(holder, key, NAMES[Math.floor(seed / 31) % NAMES.length] ?? '');
  return copy;
};

const changeList = (list: unknown[], index: number, value: unknown, kind: Mutation['kind']): void => {
  if (kind === 'remove') list.splice(index, 1);
  else if (kind === 'replace') list.splice(index, 1, value);
  else if (kind === 'swap') list.reverse();
  else if (kind === 'duplicate') list.push(structuredClone(list[index] ?? value));
  else list.splice(index, 0, value);
};

const changeObject = (
  node: object,
  key: string | undefined,
  value: unknown,
  kind: Mutation['kind'],
): void => {
  const old: unknown = key === undefined ? value : Reflect.get(node, key);
  if (key === undefined || kind === 'add' || kind === 'swap')
    Reflect.set(node, `new${Object.keys(node).length}`, value);
  else if (kind === 'replace') define(node, key, value);
  else if (kind === 'duplicate') define(node, `${key}2`, structuredClone(old));
  else {
    Reflect.deleteProperty(node, key);
    if (kind === 'rename') define(node, `${key}Now`, old);
  }
};

const call = (node: object, key: string, name: string): void => {
  const value: unknown = Reflect.get(node, key);
  Reflect.deleteProperty(node, key);
  define(node, name, value);
};

/** Sets a member of any name, `__proto__` too. */
const define = (node: object, key: string, value: unknown): void => {
  Object.defineProperty(node, key, { value, configurable: true, enumerable: true, writable: true });
};
