import { BODIES } from './bodies.js';
import { A, answer, DONE, MISFIT, object, taking, TEXT, WHOLE, type Row } from './row.js';

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
