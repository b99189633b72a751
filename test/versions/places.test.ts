// What stands in a version is told of where it is written, whatever was taken out before it or stood there once.
import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { child, segmentsOf } from '../../generator/ir/pointer.js';
import { documentsFromText } from '../../generator/source/documents.js';
import { mutated, mutation, shop } from '../import/edits.js';
import { imported } from '../import/imported.js';

/** What annotations on properties and values make of them, which is written nowhere as a whole. */
const COMPUTED: ReadonlySet<string> = new Set(['required', 'enum', '$ref', 'mapping']);

interface Leaf {
  readonly pointer: string;
  readonly value: unknown;
}

const leavesOf = (value: unknown, pointer = ''): readonly Leaf[] => {
  if (typeof value !== 'object' || value === null) return [{ pointer, value }];
  const members = Object.entries(value).filter(([key]) => Array.isArray(value) || !COMPUTED.has(key));
  return members.flatMap(([key, member]) => leavesOf(member, child(pointer, key)));
};

const valueAt = (document: unknown, pointer: string): unknown =>
  segmentsOf(pointer).reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null
        ? Object.getOwnPropertyDescriptor(node, key)?.value
        : undefined,
    document,
  );

/** What is found in the document where each leaf of each version is said to be written, and what stands there then. */
const found = async (document: object): Promise<readonly (readonly [Leaf[], Leaf[]])[]> => {
  const { views } = describe(await documentsFromText('a.json', JSON.stringify(document)), (each) => {
    throw new Error(each.message);
  });
  return views.map((view) => {
    const leaves = leavesOf(view.value(view.entry));
    const written = leaves.map(({ pointer }) => ({
      pointer,
      value: valueAt(document, view.written(view.entry, pointer).pointer),
    }));
    return [written, [...leaves]] as const;
  });
};

const item = (name: string, more: object = {}): object => ({ description: name, ...more });

const LISTS = {
  openapi: '3.1.0',
  info: { title: 'Lists', version: '1' },
  'x-api-versions': { header: 'V', versions: ['a', 'b', 'c', 'd'].map((version) => ({ version })) },
  paths: {
    '/orders': {
      get: {
        parameters: [
          item('first', { name: 'first', in: 'query', 'x-removed': 'b' }),
          item('second', {
            name: 'second',
            in: 'query',
            schema: {
              oneOf: [item('gone', { 'x-removed': 'b' }), item('one'), item('new', { 'x-added': 'd' })],
            },
          }),
          item('third', { name: 'third', in: 'query', 'x-added': 'c' }),
          item('fourth', { name: 'fourth', in: 'query' }),
        ],
      },
    },
  },
  components: {
    schemas: {
      Renamed: {
        'x-renamed-from': { c: 'Former' },
        allOf: [
          item('old', { 'x-removed': 'd' }),
          item('now', { 'x-before': { b: { allOf: [item('x', { 'x-removed': 'a' }), item('then')] } } }),
          item('after', { anyOf: [item('left', { 'x-removed': 'b' }), item('right')] }),
        ],
      },
    },
  },
};

/** A document that was another one, and an example that was. */
const WHOLES = {
  ...LISTS,
  components: {
    examples: {
      One: item('today', { 'x-before': { b: item('former', { value: { 'x-before': 'data' } }) } }),
    },
  },
  'x-before': {
    c: {
      openapi: '3.1.0',
      info: { title: 'Past', version: '0' },
      components: { schemas: { Plain: item('was') } },
    },
  },
};

group('the place of what stands in a version', () => {
  it.each([
    ['the item', LISTS],
    ['the whole', WHOLES],
    ['the example', { ...WHOLES, 'x-before': {} }],
  ])('is that of %s that it was made of', async (_name, document) => {
    for (const [written, leaves] of await found(document)) expect(written).toEqual(leaves);
  });

  it('is found after any edits that were imported', { timeout: 120_000 }, async () => {
    const steps = fc.array(fc.array(mutation, { maxLength: 4 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const documents: unknown[] = [shop];
        for (const step of all) documents.push(step.reduce(mutated, documents.at(-1)));
        const document = await imported(documents, ['1', '2', '3', '4', '5'].slice(0, documents.length));
        for (const [written, leaves] of await found(document)) expect(written).toEqual(leaves);
      }),
      { numRuns: 300 },
    );
  });
});
