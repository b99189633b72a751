import { A, answer, BYTES, DONE, MISFIT, object, taking, TEXT, WHOLE, type Row } from './row.js';

const PARAMETERS: readonly Row[] = [
  {
    phrase: 'parameters',
    parts: {
      paths: {
        '/things/{id}': {
          get: {
            parameters: [
              { name: 'id', in: 'path', required: true, schema: WHOLE },
              { name: 'tags', in: 'query', explode: false, schema: { type: 'array', items: TEXT } },
              { name: 'where', in: 'query', style: 'deepObject', schema: A },
              { name: 'X-Trace', in: 'header', required: true, schema: TEXT },
              { name: 'seen', in: 'cookie', schema: { type: 'boolean' } },
            ],
            ...answer(A),
          },
        },
      },
    },
    fine: [],
    wrong: [
      ["client.things.get('a', { 'X-Trace': 't' })", MISFIT],
      ['client.things.get(1)', 'Expected 2-3 arguments'],
      ["client.things.get(1, { 'X-Trace': 't', where: { a: 1 } })", MISFIT],
    ],
    sent: [
      [
        "client.things.get(1, { 'X-Trace': 't', tags: ['a', 'b'], where: { a: 'x' }, seen: true })",
        'GET /things/1?tags=a,b&where[a]=x',
        'x-trace: t',
        'cookie: seen=true',
      ],
    ],
  },
  {
    phrase: 'content parameters',
    parts: {
      paths: {
        '/things': {
          get: {
            parameters: [{ name: 'where', in: 'query', content: { 'application/json': { schema: A } } }],
            ...DONE,
          },
        },
      },
    },
    fine: [],
    wrong: [['client.things.list({ where: { a: 1 } })', MISFIT]],
    sent: [["client.things.list({ where: { a: 'x' } })", 'GET /things?where={"a":"x"}']],
  },
  {
    phrase: 'path-level parameters and servers',
    parts: {
      paths: {
        '/things/{id}': {
          servers: [{ url: 'https://things.example/v2' }],
          parameters: [
            { name: 'id', in: 'path', required: true, schema: TEXT },
            { name: 'limit', in: 'query', schema: TEXT },
          ],
          get: { parameters: [{ name: 'limit', in: 'query', schema: WHOLE }], ...DONE },
        },
      },
    },
    fine: [],
    wrong: [["client.things.get('a', { limit: '1' })", MISFIT]],
    sent: [["client.things.get('a', { limit: 1 })", 'GET https://things.example/v2/things/a?limit=1']],
  },
];

const BODIES: readonly Row[] = [
  {
    phrase: 'bodies of every media type',
    parts: {
      paths: {
        '/json': { post: taking({ 'application/json': { schema: A } }) },
        '/patches': { post: taking({ 'application/merge-patch+json': { schema: A } }) },
        '/forms': { post: taking({ 'application/x-www-form-urlencoded': { schema: A } }) },
        '/parts': { post: taking({ 'multipart/form-data': { schema: object({ f: BYTES }) } }) },
        '/texts': { post: taking({ 'text/csv': { schema: TEXT } }) },
        '/xml': { post: taking({ 'application/xml': { schema: A } }) },
        '/files': { post: taking({ 'application/pdf': {} }) },
        '/images': { post: taking({ 'image/*': {} }) },
      },
    },
    fine: ["client.parts.create({ f: new Blob(['x']) })"],
    wrong: [
      ['client.json.create({ a: 1 })', MISFIT],
      ['client.forms.create({ a: 1 })', MISFIT],
      ["client.parts.create({ f: 'x' })", MISFIT],
      ['client.texts.create({ body: 1 })', MISFIT],
      ['client.files.create({ body: 1 })', MISFIT],
      ["client.images.create({ body: 'x' }, { contentType: 'text/plain' })", MISFIT],
    ],
    sent: [
      ["client.json.create({ a: 'x' })", 'POST /json', 'content-type: application/json', '{"a":"x"}'],
      [
        "client.patches.create({ a: 'x' })",
        'POST /patches',
        'content-type: application/merge-patch+json',
        '{"a":"x"}',
      ],
      [
        "client.forms.create({ a: 'x y' })",
        'POST /forms',
        'content-type: application/x-www-form-urlencoded',
        'a=x%20y',
      ],
      ["client.texts.create({ body: 'a,b' })", 'POST /texts', 'content-type: text/csv', 'a,b'],
      ["client.xml.create({ body: '<a/>' })", 'POST /xml', 'content-type: application/xml', '<a/>'],
      ["client.files.create({ body: new Blob(['x']) })", 'POST /files', 'content-type: application/pdf', 'x'],
      [
        "client.images.create({ body: new Blob(['x']) }, { contentType: 'image/png' })",
        'POST /images',
        'content-type: image/png',
        'x',
      ],
    ],
  },
  {
    phrase: 'bodies of JSON lines',
    parts: {
      paths: {
        '/items': { post: taking({ 'application/jsonl': { itemSchema: A } }) },
        '/lists': { post: taking({ 'application/x-ndjson': { schema: { type: 'array', items: A } } }) },
        '/texts': { post: taking({ 'application/x-ndjson': { schema: TEXT } }) },
        '/records': { post: taking({ 'application/json-seq': { schema: A } }) },
      },
    },
    fine: [],
    wrong: [
      ["client.items.create({ body: ['x'] })", MISFIT],
      ["client.items.create({ body: { a: 'x' } })", 'Object literal may only specify known properties'],
      ['client.lists.create({ body: [{ a: 1 }] })', MISFIT],
      ["client.texts.create({ body: [{ a: 'x' }] })", MISFIT],
    ],
    sent: [
      [
        "client.items.create({ body: [{ a: 'x' }, { a: 'y\\n' }] })",
        'POST /items',
        'content-type: application/jsonl',
        '{"a":"x"}\n{"a":"y\\n"}\n',
      ],
      [
        "client.lists.create({ body: [{ a: 'x' }] })",
        'POST /lists',
        'content-type: application/x-ndjson',
        '{"a":"x"}\n',
      ],
      [
        "client.records.create({ body: [{ a: 'x' }, { a: 'y' }] })",
        'POST /records',
        'content-type: application/json-seq',
        '\u001e{"a":"x"}\n\u001e{"a":"y"}\n',
      ],
      ["client.texts.create({ body: '1\\n2\\n' })", 'POST /texts', '1\n2\n'],
    ],
  },
  {
    phrase: 'bodies of mixed parts',
    parts: {
      paths: {
        '/parts': { post: taking({ 'multipart/mixed': { schema: object({ meta: A, text: TEXT }) } }) },
        '/related': { post: taking({ 'multipart/related': { schema: A } }) },
      },
    },
    fine: [],
    wrong: [["client.parts.create({ meta: 'x' })", MISFIT]],
    said: ['sent-as-form-data "multipart/related"'],
    sent: [
      [
        "client.parts.create({ meta: { a: 'x' }, text: 'y' })",
        'POST /parts',
        'content-type: multipart/mixed',
        'Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":"x"}\r\n',
        'Content-Disposition: form-data; name="text"\r\n\r\ny\r\n',
      ],
    ],
  },
  {
    phrase: 'encoding',
    parts: {
      paths: {
        '/forms': {
          post: taking({
            'application/x-www-form-urlencoded': {
              schema: object({ a: A, b: { type: 'array', items: TEXT }, c: A }),
              encoding: { a: { style: 'deepObject' }, b: { explode: false } },
            },
          }),
        },
        '/parts': {
          post: taking({
            'multipart/form-data': {
              schema: object({ a: TEXT }),
              encoding: { a: { contentType: 'text/xml' } },
            },
          }),
        },
      },
    },
    fine: [],
    wrong: [["client.parts.create({ a: new Blob(['x']) })", MISFIT]],
    sent: [
      [
        "client.forms.create({ a: { a: 'x' }, b: ['1', '2'], c: { a: 'y' } })",
        'POST /forms',
        'a%5Ba%5D=x&b=1,2&c=%7B%22a%22%3A%22y%22%7D',
      ],
      [
        "client.parts.create({ a: '<a/>' })",
        'POST /parts',
        'Content-Disposition: form-data; name="a"\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n',
      ],
    ],
  },
];

const METHODS: readonly Row[] = [
  {
    phrase: "3.2's query method",
    parts: { paths: { '/things': { query: taking({ 'application/json': { schema: A } }) } } },
    fine: [],
    wrong: [['client.things.query({ a: 1 })', MISFIT]],
    sent: [["client.things.query({ a: 'x' })", 'QUERY /things', '{"a":"x"}']],
  },
  {
    phrase: '3.2 additionalOperations',
    parts: { paths: { '/things': { additionalOperations: { 'M-SEARCH': answer(A) } } } },
    fine: ['client.things.mSearch().then((it) => it.a)'],
    wrong: [['client.things.mSearch().then((it) => it.b)', "Property 'b' does not exist"]],
    sent: [['client.things.mSearch()', 'M-SEARCH /things']],
  },
  {
    phrase: '3.2 querystring',
    parts: {
      paths: {
        '/things': {
          get: {
            parameters: [
              {
                name: 'q',
                in: 'querystring',
                content: { 'application/x-www-form-urlencoded': { schema: object({ a: TEXT, b: WHOLE }) } },
              },
            ],
            ...DONE,
          },
        },
      },
    },
    fine: [],
    wrong: [['client.things.list({ b: 1 })', "Property 'a' is missing"]],
    sent: [["client.things.list({ a: 'x', b: 1 })", 'GET /things?a=x&b=1']],
  },
  {
    phrase: '3.2 querystring of JSON and of text',
    parts: {
      paths: {
        '/things': {
          get: {
            parameters: [
              {
                name: 'where',
                in: 'querystring',
                required: true,
                content: { 'application/json': { schema: A } },
              },
            ],
            ...DONE,
          },
        },
        '/places': {
          get: {
            parameters: [{ name: 'place', in: 'querystring', content: { 'text/plain': { schema: TEXT } } }],
            ...DONE,
          },
        },
      },
    },
    fine: [],
    wrong: [
      ['client.things.list({})', "Property 'where' is missing"],
      ['client.things.list({ where: { a: 1 } })', MISFIT],
      ['client.places.list({ place: 1 })', MISFIT],
    ],
    sent: [
      ["client.things.list({ where: { a: 'x&y' } })", 'GET /things?{"a":"x&y"}'],
      ["client.places.list({ place: '$.a[0]' })", 'GET /places?$.a[0]'],
      ['client.places.list()', 'GET /places'],
    ],
  },
];

/** What is sent. */
export const REQUESTS: readonly Row[] = [...PARAMETERS, ...BODIES, ...METHODS];
