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

/** Documents that are too wide, too deep, or made to be slow, by what is special about them. */
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
