import { A, answer, DONE, MISFIT, object, ref, taking, TEXT, WHOLE, type Row } from './row.js';

const EVENT = object({ id: TEXT });
const hook = (schema: object): object => ({
  post: { requestBody: { content: { 'application/json': { schema } } }, ...DONE },
});

/** What stands beside operations. */
export const BESIDE: readonly Row[] = [
  {
    phrase: 'callbacks and webhooks (types and a parser)',
    parts: {
      paths: {
        '/subscriptions': {
          post: { ...DONE, callbacks: { onDone: { '{$request.body#/url}': hook(EVENT) } } },
        },
      },
      webhooks: { happened: hook(object({ at: TEXT })) },
    },
    fine: [
      "api.parseWebhook('{}', { name: 'onDone' }).id",
      "same<api.WebhookEvents['happened']['at'], string>(true)",
      "api.parseWebhook(new Uint8Array(), { name: 'happened' }).at",
    ],
    wrong: [
      ["api.parseWebhook('{}', { name: 'onDone' }).at", "Property 'at' does not exist"],
      ["api.parseWebhook('{}', { name: 'missed' })", MISFIT],
    ],
  },
  {
    phrase: 'security in all forms',
    parts: {
      security: [{ bearer: [] }],
      paths: {
        '/usual': { get: DONE },
        '/anonymous': { get: { security: [], ...DONE } },
        '/either': { get: { security: [{ query: [] }, { cookie: [] }], ...DONE } },
        '/both': { get: { security: [{ header: [], basic: [] }], ...DONE } },
        '/delegated': { get: { security: [{ oauth: ['read'] }], ...DONE } },
        '/connected': { get: { security: [{ oidc: [] }], ...DONE } },
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          basic: { type: 'http', scheme: 'basic' },
          header: { type: 'apiKey', in: 'header', name: 'X-Key' },
          query: { type: 'apiKey', in: 'query', name: 'key' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
          oauth: {
            type: 'oauth2',
            flows: { clientCredentials: { tokenUrl: 'https://sample.example/token', scopes: { read: '' } } },
          },
          oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://sample.example/.well-known/openid' },
        },
      },
    },
    fine: [
      'new api.Sample({ basic: { username: "u", password: "p" }, oauth: { clientId: "c", clientSecret: "s" } })',
      'new api.Sample({ oauth: () => Promise.resolve("token"), oidc: "token" })',
    ],
    wrong: [
      ['new api.Sample({ basic: "u:p" })', MISFIT],
      ['new api.Sample({ bearer: 1 })', MISFIT],
    ],
    sent: [
      ['new api.Sample({ fetch, bearer: "t" }).usual.get()', 'GET /usual', 'authorization: Bearer t'],
      ['new api.Sample({ fetch, bearer: "t" }).anonymous.get()', 'GET /anonymous', 'authorization: none'],
      [
        'new api.Sample({ fetch, query: "k", cookie: "s" }).either.get()',
        'GET /either?key=k',
        'cookie: none',
      ],
      ['new api.Sample({ fetch, cookie: "s" }).either.get()', 'GET /either', 'cookie: sid=s'],
      [
        'new api.Sample({ fetch, header: "k", basic: { username: "u", password: "p" } }).both.get()',
        'GET /both',
        'x-key: k',
        'authorization: Basic dTpw',
      ],
      ['new api.Sample({ fetch, oauth: "t" }).delegated.get()', 'GET /delegated', 'authorization: Bearer t'],
      ['new api.Sample({ fetch, oidc: "t" }).connected.get()', 'GET /connected', 'authorization: Bearer t'],
    ],
  },
  {
    phrase: 'links',
    parts: {
      paths: {
        '/things': {
          post: {
            operationId: 'makeThing',
            responses: {
              201: {
                description: 'Made.',
                content: { 'application/json': { schema: A } },
                links: {
                  whole: {
                    operationId: 'readThing',
                    parameters: { id: '$response.body#/a' },
                    description: 'All of it.',
                  },
                },
              },
            },
          },
        },
        '/things/{id}': {
          get: {
            operationId: 'readThing',
            parameters: [{ name: 'id', in: 'path', required: true, schema: TEXT }],
            ...answer(A),
          },
        },
      },
    },
    fine: ['client.things.create().then(({ a }) => client.things.get(a))'],
    wrong: [],
    documented: ['All of it.'],
  },
  {
    phrase: '3.2 tag trees',
    parts: {
      tags: [
        { name: 'all', summary: 'All there is.' },
        { name: 'some', parent: 'all' },
      ],
      paths: { '/things': { get: { tags: ['some'], ...DONE } } },
    },
    fine: ['client.things.list()'],
    wrong: [],
    documented: ['All there is.'],
  },
  {
    phrase: '3.2 $self',
    parts: {
      $self: 'https://sample.example/api/openapi.json',
      paths: {},
      components: {
        schemas: {
          It: object({
            own: { $ref: '/api/openapi.json#/components/schemas/Part' },
            other: { $ref: 'part.json' },
          }),
          Part: object({ a: TEXT }),
        },
      },
    },
    files: { 'part.json': object({ b: WHOLE }) },
    fine: ["({ own: { a: 'a' }, other: { b: 1 } }) satisfies api.It"],
    wrong: [["({ own: { a: 1 }, other: { b: 'b' } }) satisfies api.It", MISFIT]],
  },
  {
    phrase: 'recursion of what operations take and give',
    parts: {
      paths: {
        '/trees': {
          post: { ...taking({ 'application/json': { schema: ref('It') } }), ...answer(ref('It')) },
        },
      },
      components: { schemas: { It: object({ a: TEXT, below: { type: 'array', items: ref('It') } }) } },
    },
    fine: ["client.trees.create({ a: 'a', below: [{ a: 'b' }] }).then((it) => it.below?.[0]?.below)"],
    wrong: [["client.trees.create({ a: 'a', below: [{ a: 1 }] })", MISFIT]],
  },
];
