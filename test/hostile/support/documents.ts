/** Small documents for tests that are about their surroundings, and large ones for tests of limits. */

const HEAD = { openapi: '3.1.0', info: { title: 'Sample', version: '1' } };

/** A description with these members beside its head, as JSON. */
export const document = (members: object): string => JSON.stringify({ ...HEAD, paths: {}, ...members });

/** A description with these component schemas. */
export const schemas = (table: object): string => document({ components: { schemas: table } });

/** A description whose only schema is what a reference names. */
export const referring = (reference: string): string => schemas({ Referred: { $ref: reference } });

const NOTHING = { responses: { 204: { description: 'Nothing.' } } };

/** One operation that answers nothing, for each path. */
export const operations = (paths: readonly string[]): string =>
  document({ paths: Object.fromEntries(paths.map((path) => [path, { get: NOTHING }])) });

const range = (length: number): readonly number[] => [...Array(length).keys()];

const STRING = { type: 'string' };

const named = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/**
 * Schemas of 30 levels, each of which is made of the next by two ways: few places, and 2^30 ways through them. `joined` is
 * what each way adds, and `last` what all of them end at.
 */
const lattice = (keyword: string, last: object, joined: (name: string) => object): object => {
  const table: Record<string, object> = { D30: last };
  for (const n of range(30)) {
    table[`D${n}`] = { [keyword]: [named(`L${n}`), named(`R${n}`)] };
    for (const side of ['L', 'R']) {
      table[`${side}${n}`] = { [keyword]: [named(`D${n + 1}`), joined(`${side}${n}`.toLowerCase())] };
    }
  }
  return table;
};

const own = (name: string): object => ({ type: 'object', properties: { [name]: STRING } });

/** References of which each names the next, and the last the first. */
const circle = (length: number): object =>
  Object.fromEntries(range(length).map((n) => [`C${n}`, named(`C${(n + 1) % length}`)]));

/** A lattice that is sent as JSON and as forms, asked for by name, and returned. */
const useOf = (table: object): string => {
  const kinds = ['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded'];
  const schema = named('D0');
  const requestBody = { content: Object.fromEntries(kinds.map((kind) => [kind, { schema }])) };
  const responses = { 200: { description: 'All.', content: { 'application/json': { schema } } } };
  const rule = { style: 'cursor', request: 'cursor', items: '/data', next: '/next' };
  const cursor = { name: 'cursor', in: 'query', schema: STRING };
  const parameter = { name: 'part', in: 'query', schema };
  return document({
    paths: {
      '/all/{id}': { post: { requestBody, responses } },
      '/all': { get: { parameters: [parameter], responses } },
      '/pages': { get: { 'x-pagination': rule, parameters: [cursor], responses } },
    },
    components: { schemas: table },
  });
};

const PAGE = {
  type: 'object',
  required: ['data', 'next'],
  properties: { data: { type: 'array', items: STRING }, next: STRING, l3: { type: 'integer' } },
};

/** Documents that are too wide, too deep, or made to be slow, by what is special about them. */
/** A reference with a dynamic anchor that stands for an integer. */
const bound = (page: string, name: string): object => ({
  $ref: `#/components/schemas/${page}`,
  $defs: { [name]: { $dynamicAnchor: name, type: 'integer' } },
});

export const LARGE: readonly (readonly [name: string, text: () => string])[] = [
  [
    '100,000 properties',
    () =>
      schemas({
        Wide: {
          type: 'object',
          properties: Object.fromEntries(range(100_000).map((n) => [`p${n}`, STRING])),
        },
      }),
  ],
  ['an enum of 100,000', () => schemas({ Wide: { enum: range(100_000).map((n) => `v${n}`) } })],
  [
    'a union of 5,000 objects',
    () =>
      schemas({
        Wide: { oneOf: range(5000).map((n) => ({ type: 'object', properties: { [`p${n}`]: STRING } })) },
      }),
  ],
  ['10,000 operations', () => operations(range(10_000).map((n) => `/r${n % 200}/{id}/p${n % 50}/{p${n}}`))],
  ['a description of 40 MB', () => document({ info: { ...HEAD.info, description: 'x'.repeat(40_000_000) } })],
  ['100,000 levels', () => `{"openapi":"3.1.0","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  [
    '60 levels of schemas',
    () => schemas({ Deep: range(60).reduce<object>((items) => ({ type: 'array', items }), STRING) }),
  ],
  [
    'a chain of 60 references',
    () =>
      schemas(
        Object.fromEntries(
          range(60).map((n) => [`C${n}`, n === 0 ? STRING : { $ref: `#/components/schemas/C${n - 1}` }]),
        ),
      ),
  ],
  [
    'a chain of 10,000 references',
    () =>
      schemas(Object.fromEntries(range(10_000).map((n) => [`C${n}`, n === 0 ? STRING : named(`C${n - 1}`)]))),
  ],
  [
    '2,000 pages of a page of 20,000 properties',
    () =>
      schemas({
        Page: {
          $id: 'https://hostile.example/page',
          type: 'object',
          properties: Object.fromEntries(range(20_000).map((n) => [`p${n}`, { $dynamicRef: '#item' }])),
          $defs: { item: { $dynamicAnchor: 'item', ...STRING } },
        },
        ...Object.fromEntries(range(2000).map((n) => [`P${n}`, bound('Page', 'item')])),
      }),
  ],
  [
    'a page that doubles 24 times',
    () =>
      schemas(
        Object.fromEntries(
          range(24).flatMap((n) => [
            [
              `T${n}`,
              {
                $id: `https://hostile.example/t${n}`,
                type: 'object',
                properties: { a: named(`A${n}`), b: named(`B${n}`), own: { $dynamicRef: `#n${n}` } },
                $defs: { own: { $dynamicAnchor: `n${n}`, ...STRING } },
              },
            ],
            [`A${n}`, bound(`T${(n + 1) % 24}`, `n${(n + 3) % 24}`)],
            [`B${n}`, bound(`T${(n + 1) % 24}`, `n${(n + 5) % 24}`)],
          ]),
        ),
      ),
  ],
  ['a circle of 10,000 references', () => schemas(circle(10_000))],
  [
    'a request of 2,000 media types',
    () => {
      const content = Object.fromEntries(
        range(2000).map((n) => [`application/vnd.t${n}+json`, { schema: own(`p${n}`) }]),
      );
      return document({ paths: { '/sent': { post: { requestBody: { content }, ...NOTHING } } } });
    },
  ],
  ['an enum of 20,000 objects', () => schemas({ Wide: { enum: range(20_000).map((id) => ({ id })) } })],
  [
    '8^8 combinations',
    () =>
      schemas({
        Wide: { allOf: range(8).map((n) => ({ oneOf: range(8).map((m) => own(`p${n}${m}`)) })) },
      }),
  ],
  [
    'a chain of 2,000 bases',
    () =>
      schemas(
        Object.fromEntries(
          range(2000).map((n) => [
            `B${n}`,
            {
              allOf: n === 0 ? [] : [{ $ref: `#/components/schemas/B${n - 1}` }],
              properties: { [`p${n}`]: STRING },
            },
          ]),
        ),
      ),
  ],
  [
    'a form of 12 unions that are made of each other',
    () => {
      const options = range(12).map((n) => ({ $ref: `#/components/schemas/U${n}` }));
      const schema = { allOf: [{ properties: { part: { oneOf: options } } }, { anyOf: options }] };
      const part = { 'multipart/form-data': { schema } };
      const post = { requestBody: { content: part }, ...NOTHING };
      const table = Object.fromEntries(range(12).map((n) => [`U${n}`, { oneOf: options }]));
      return document({ paths: { '/forms': { post } }, components: { schemas: table } });
    },
  ],
  ['a lattice of objects that are joined', () => useOf(lattice('allOf', PAGE, own))],
  ['a lattice of objects that add nothing', () => useOf(lattice('allOf', PAGE, () => ({})))],
  ['a lattice of texts', () => schemas(lattice('allOf', STRING, () => ({ minLength: 1 })))],
  ['a lattice of unions', () => useOf(lattice('oneOf', PAGE, own))],
  ['an `allOf` of 150,000', () => schemas({ Wide: { ...STRING, allOf: range(150_000).map(() => ({})) } })],
  [
    'a list of 150,000 objects',
    () => schemas({ Wide: { ...STRING, examples: range(150_000).map(() => ({})) } }),
  ],
  [
    'a description of 150,000 lines',
    () => schemas({ Long: { ...STRING, description: 'line\n'.repeat(150_000) } }),
  ],
  ['1,000 resources of one name', () => operations(range(1000).map((n) => `/${'-'.repeat(n % 100)}a/${n}`))],
  ['a name of 100,000 dashes', () => schemas({ ['-'.repeat(100_000)]: STRING })],
  [
    'a server of 100,000 slashes',
    () => document({ servers: [{ url: `https://a.example/${'/'.repeat(100_000)}` }] }),
  ],
  ['a path of 10,000 braces', () => operations([`/${'{'.repeat(10_000)}`])],
  [
    'a path of 5,000 parameters',
    () =>
      operations([
        range(5000)
          .map((n) => `/{p${n}}`)
          .join(''),
      ]),
  ],
  [
    'a description of 1,000,000 stars',
    () => schemas({ Starred: { ...STRING, description: '*'.repeat(1_000_000) } }),
  ],
  [
    'a description of 1,000,000 spaces and signs',
    () => schemas({ Spaced: { ...STRING, description: ' @'.repeat(500_000) } }),
  ],
  ['a value of 1,000,000 quotes', () => schemas({ Quoted: { enum: [`'`.repeat(1_000_000), 'a'] } })],
  ['a title of 100,000 backticks', () => document({ info: { title: '`'.repeat(100_000), version: '1' } })],
];
