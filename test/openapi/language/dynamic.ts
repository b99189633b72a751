import { object, ref, schemas, TEXT, WHOLE, type Row } from './row.js';

const REFUSED = /error TS(?:2\d{3}|1360): /;
const it = (value: string): string => `${value} satisfies api.It`;

const BOOK = object({ title: TEXT });

/** A page of anything, whose items and edges are what the way to it says. */
const PAGE = {
  $id: 'https://shelf.example/page',
  ...object({
    items: { type: 'array', items: { $dynamicRef: '#item' } },
    edge: { $ref: '#/$defs/edge' },
  }),
  $defs: {
    item: { $dynamicAnchor: 'item', not: {} },
    edge: object({ node: { $dynamicRef: '#item' } }),
  },
};
const of = (schema: object): object => ({ $defs: { item: { $dynamicAnchor: 'item', ...schema } } });

const TREE = {
  $dynamicAnchor: 'node',
  ...object({ data: TEXT, children: { type: 'array', items: { $dynamicRef: '#node' } } }),
};

const ofBooks = (phrase: string, It: unknown, others: Readonly<Record<string, unknown>>): Row => ({
  phrase,
  parts: schemas(It, { Book: BOOK, Page: PAGE, ...others }),
  fine: [it("{ items: [{ title: 'Emma' }], edge: { node: { title: 'Emma' } } }")],
  wrong: [
    [it('{ items: [1] }'), REFUSED],
    [it("{ items: [], edge: { node: 'Emma' } }"), REFUSED],
  ],
});

/** `$dynamicRef`: one schema that is another one by the way to it. */
export const DYNAMIC: readonly Row[] = [
  ofBooks('a page of anything', { $ref: 'https://shelf.example/page', ...of(ref('Book')) }, {}),
  {
    ...ofBooks(
      'pages of several things beside each other',
      { ...ref('Page'), ...of(ref('Book')) },
      {
        Numbers: { ...ref('Page'), ...of(WHOLE) },
      },
    ),
    fine: [
      'type<api.It>().items satisfies api.Book[]',
      'type<api.Numbers>().items satisfies number[]',
      'same<api.Book, api.ItItem>(true)',
      // Nothing is an item of a page of nothing.
      'type<api.PageModel>().items satisfies never[]',
    ],
  },
  ofBooks(
    'a page through another reference',
    { ...ref('Between'), ...of(ref('Book')) },
    {
      Between: { allOf: [ref('Page'), { properties: { total: WHOLE } }] },
    },
  ),
  {
    phrase: 'a page with more than that',
    parts: schemas(
      { ...ref('Page'), ...of(ref('Book')), required: ['total'], properties: { total: WHOLE } },
      { Book: BOOK, Page: PAGE },
    ),
    fine: [it("{ items: [{ title: 'Emma' }], total: 1 }")],
    wrong: [
      [it('{ items: [] }'), REFUSED],
      [it('{ items: [1], total: 1 }'), REFUSED],
    ],
  },
  {
    phrase: 'a page in another document',
    parts: schemas({ $ref: 'page.json', ...of(ref('Book')) }, { Book: BOOK }),
    files: {
      'page.json': { ...PAGE, $id: undefined, $schema: 'https://json-schema.org/draft/2020-12/schema' },
    },
    fine: [it("{ items: [{ title: 'Emma' }] }")],
    wrong: [[it('{ items: [1] }'), REFUSED]],
  },
  {
    phrase: 'a tree whose nodes are what extends it',
    parts: schemas(
      { $dynamicAnchor: 'node', ...ref('Tree'), required: ['kind'], properties: { kind: TEXT } },
      { Tree: TREE },
    ),
    fine: [
      it("{ data: 'a', kind: 'b', children: [{ data: 'c', kind: 'd' }] }"),
      "{ data: 'a', children: [{ data: 'b' }] } satisfies api.Tree",
    ],
    wrong: [[it("{ data: 'a', kind: 'b', children: [{ data: 'c' }] }"), REFUSED]],
  },
  {
    phrase: 'an anchor that is not dynamic',
    parts: schemas(
      { ...ref('Page'), ...of(ref('Book')) },
      {
        Book: BOOK,
        Page: {
          $id: 'https://shelf.example/page',
          ...object({ items: { type: 'array', items: { $dynamicRef: '#item' } } }),
          $defs: { item: { $anchor: 'item', ...WHOLE } },
        },
      },
    ),
    fine: [it('{ items: [1] }')],
    wrong: [[it("{ items: [{ title: 'Emma' }] }"), REFUSED]],
  },
  {
    phrase: 'a union of trees told apart by a discriminator',
    parts: schemas({ $ref: 'node.json', ...of(TEXT) }, { Whole: { $ref: 'node.json', ...of(WHOLE) } }),
    files: {
      'node.json': {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        oneOf: [{ $ref: '#/$defs/leaf' }, { $ref: '#/$defs/branch' }, { $ref: '#/$defs/none' }],
        discriminator: { propertyName: 'kind', mapping: { twig: '#/$defs/leaf' } },
        $defs: {
          item: { $dynamicAnchor: 'item', not: {} },
          leaf: object({ kind: TEXT, value: { $dynamicRef: '#item' } }, { required: ['kind', 'value'] }),
          branch: object({ kind: TEXT, nodes: { type: 'array', items: { $ref: '#' } } }),
          none: object({ kind: TEXT }),
        },
      },
    },
    fine: [
      it("{ kind: 'twig', value: 'a' }"),
      it("{ kind: 'branch', nodes: [{ kind: 'twig', value: 'a' }, { kind: 'none' }] }"),
      "{ kind: 'twig', value: 1 } satisfies api.Whole",
    ],
    wrong: [
      [it("{ kind: 'twig', value: 1 }"), REFUSED],
      [it("{ kind: 'leaf', value: 'a' }"), REFUSED],
      [it("{ kind: 'branch', nodes: [{ kind: 'twig', value: 1 }] }"), REFUSED],
    ],
  },
];
