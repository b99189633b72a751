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

/** A tree of anything. */
const BRANCH = {
  $id: 'https://shelf.example/branch',
  ...object({ value: { $dynamicRef: '#item' }, branches: { type: 'array', items: { $ref: '#' } } }),
  $defs: { item: { $dynamicAnchor: 'item', not: {} } },
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
  {
    phrase: 'a page beside what else an object is',
    parts: schemas(
      { ...of(ref('Book')), allOf: [object({ total: WHOLE }), ref('Page')] },
      { Book: BOOK, Page: PAGE },
    ),
    fine: [it("{ items: [{ title: 'Emma' }], total: 1 }")],
    wrong: [
      [it("{ items: [{ title: 'Emma' }] }"), REFUSED],
      [it('{ items: [1], total: 1 }'), REFUSED],
    ],
  },
  {
    phrase: 'a tree of anything',
    parts: schemas(
      { ...ref('Branch'), ...of(ref('Book')) },
      {
        Book: BOOK,
        Branch: BRANCH,
      },
    ),
    fine: [it("{ value: { title: 'Emma' }, branches: [{ value: { title: 'Emma' }, branches: [] }] }")],
    wrong: [
      [it('{ value: 1 }'), REFUSED],
      [it("{ value: { title: 'Emma' }, branches: [{ value: 1 }] }"), REFUSED],
    ],
  },
  {
    phrase: 'a tree of anything whose root says more',
    parts: schemas(
      { ...ref('Branch'), ...of(ref('Book')), required: ['total'], properties: { total: WHOLE } },
      { Book: BOOK, Branch: BRANCH },
    ),
    fine: [it("{ value: { title: 'Emma' }, total: 1, branches: [{ value: { title: 'Emma' } }] }")],
    wrong: [[it("{ value: { title: 'Emma' }, branches: [] }"), REFUSED]],
  },
  {
    phrase: 'a pair of which one half is said',
    parts: schemas(
      { ...ref('Pair'), $defs: { second: { $dynamicAnchor: 'second', ...ref('Book') } } },
      {
        Book: BOOK,
        Pair: {
          $id: 'https://shelf.example/pair',
          type: 'object',
          required: ['first', 'second'],
          properties: { first: { $dynamicRef: '#first' }, second: { $dynamicRef: '#second' } },
          $defs: {
            first: { $dynamicAnchor: 'first', ...WHOLE },
            second: { $dynamicAnchor: 'second', ...TEXT },
          },
        },
      },
    ),
    fine: [it("{ first: 1, second: { title: 'Emma' } }"), "{ first: 1, second: 'Emma' } satisfies api.Pair"],
    wrong: [[it("{ first: { title: 'Emma' }, second: { title: 'Emma' } }"), REFUSED]],
  },
  {
    phrase: 'a page in another document that does not say what its items are without being told',
    parts: schemas({ $ref: 'page.json', ...of(ref('Book')) }, { Book: BOOK }),
    files: { 'page.json': object({ items: { type: 'array', items: { $dynamicRef: '#item' } } }) },
    fine: [it("{ items: [{ title: 'Emma' }] }")],
    wrong: [[it('{ items: [1] }'), REFUSED]],
  },
  {
    phrase: 'an anchor that nobody declares, told of once however many refer to it',
    parts: schemas(
      { ...of(ref('Book')), ...object({ first: ref('Loose'), second: ref('Loose') }) },
      { Book: BOOK, Loose: object({ any: { $dynamicRef: '#nowhere' } }) },
    ),
    fine: [it("{ first: { any: 1 }, second: { any: 'Emma' } }")],
    wrong: [],
    said: ['untyped-keyword "$dynamicRef"'],
  },
  {
    phrase: 'a reference beside a dynamic one',
    parts: schemas(
      { ...ref('Marked'), ...of(ref('Book')) },
      {
        Book: BOOK,
        Mark: object({ mark: WHOLE }),
        Marked: {
          ...object({ item: { ...ref('Mark'), $dynamicRef: '#item' } }),
          $defs: { item: { $dynamicAnchor: 'item', not: {} } },
        },
      },
    ),
    fine: [it("{ item: { title: 'Emma', mark: 1 } }")],
    wrong: [
      [it("{ item: { title: 'Emma' } }"), REFUSED],
      [it('{ item: { mark: 1 } }'), REFUSED],
    ],
  },
  {
    phrase: 'a reference beside a dynamic one that leads nowhere',
    parts: schemas({ ...ref('Book'), $dynamicRef: '#nowhere' }, { Book: BOOK }),
    fine: [it("{ title: 'Emma' }")],
    wrong: [[it('{ title: 1 }'), REFUSED]],
    said: ['untyped-keyword "$dynamicRef"'],
  },
  {
    phrase: 'a list of texts that has the list of anything in it',
    parts: schemas({
      $id: 'https://shelf.example/texts',
      ...ref('It/$defs/list'),
      $defs: {
        text: { $dynamicAnchor: 'item', ...TEXT },
        list: {
          $id: 'https://shelf.example/any',
          ...object({ items: { type: 'array', items: { $dynamicRef: '#item' } } }),
          $defs: { any: { $dynamicAnchor: 'item', not: {} } },
        },
      },
    }),
    fine: [it("{ items: ['Emma'] }")],
    wrong: [[it('{ items: [1] }'), REFUSED]],
  },
  {
    phrase: 'a page with a name, and with a property that is called as a keyword is',
    parts: schemas(
      { ...ref('Page'), ...of(ref('Book')) },
      {
        Book: BOOK,
        Page: {
          ...PAGE,
          'x-name': 'Leaf',
          required: ['items', 'definitions'],
          allOf: [{ properties: { definitions: WHOLE } }],
        },
      },
    ),
    fine: [it("{ items: [{ title: 'Emma' }], definitions: 1 }"), 'type<api.Leaf>().items satisfies never[]'],
    wrong: [[it("{ items: [{ title: 'Emma' }] }"), REFUSED]],
  },
  {
    phrase: 'a page in another document, with what is the same for all pages',
    parts: schemas({ $ref: 'page.json', ...of(ref('Book')) }, { Book: BOOK }),
    files: {
      'page.json': {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        ...object({
          items: { type: 'array', items: { $dynamicRef: '#item' } },
          total: { $ref: '#/$defs/total' },
        }),
        $defs: { item: { $dynamicAnchor: 'item', not: {} }, total: WHOLE },
      },
    },
    fine: [it("{ items: [{ title: 'Emma' }], total: 1 }")],
    wrong: [[it("{ items: [{ title: 'Emma' }], total: 'many' }"), REFUSED]],
  },
];
