/** Annotations beside what operations take and give: on webhooks, tags, security schemes and servers. */
import { DONE, json, NUMBER, TEXT, type Row } from './row.js';

const event = (name: string, type: object, more: object = {}): object => ({
  post: {
    requestBody: { content: json({ type: 'object', required: [name], properties: { [name]: type } }) },
    responses: DONE,
    ...more,
  },
});
const path = { get: { responses: DONE } };

export const BESIDE: readonly Row[] = [
  {
    name: 'webhook-added',
    path,
    beside: { webhooks: { made: { ...event('a', TEXT), 'x-added': 'second' } } },
    fine: [
      "use<(event: api.WebhookEvents['made']) => string>(({ a }) => a)",
      "text(api.parseWebhook('{}', { name: 'made' }).a)",
    ],
    wrong: [
      [
        "api.parseWebhook('{}', { name: 'made', version: 'first' })",
        'Type \'"made"\' is not assignable to type',
      ],
      [
        "use<(event: api.WebhookEvents<'first'>['made']) => void>(() => {})",
        "Property 'made' does not exist on type",
      ],
    ],
  },
  {
    name: 'webhook-removed',
    path,
    beside: { webhooks: { lost: { ...event('a', TEXT), 'x-removed': 'second' } } },
    fine: ["text(api.parseWebhook('{}', { name: 'lost', version: 'first' }).a)"],
    wrong: [["api.parseWebhook('{}', { name: 'lost' })", 'Type \'"lost"\' is not assignable to type']],
  },
  {
    name: 'webhook-before',
    path,
    beside: { webhooks: { moved: { ...event('a', TEXT), 'x-before': { second: event('b', NUMBER) } } } },
    fine: [
      "text(api.parseWebhook('{}', { name: 'moved' }).a)",
      "number(api.parseWebhook('{}', { name: 'moved', version: 'first' }).b)",
    ],
    wrong: [["api.parseWebhook('{}', { name: 'moved' }).b", "Property 'b' does not exist on type"]],
  },
  {
    // Whoever has a credential may give it, whatever the version: one that does not ask for it is not sent it.
    name: 'security-scheme-added',
    path: { get: { responses: DONE, security: [{ lateKey: [] }], 'x-added': 'second' } },
    beside: {
      securitySchemes: { lateKey: { type: 'apiKey', in: 'header', name: 'Late', 'x-added': 'second' } },
    },
    fine: [
      "new api.Shop({ lateKey: 'k' })",
      "new api.Shop({ lateKey: 'k', version: 'first' })",
      'now.$.get()',
    ],
    wrong: [
      ['new api.Shop({ lateKey: 5 })', "Type 'number' is not assignable to type"],
      ['old.$.get()', "is not assignable to method's 'this' of type"],
    ],
  },
  {
    name: 'security-scheme-removed',
    path: { get: { responses: DONE, security: [{ goneKey: [] }], 'x-removed': 'second' } },
    beside: {
      securitySchemes: { goneKey: { type: 'apiKey', in: 'header', name: 'Gone', 'x-removed': 'second' } },
    },
    fine: ["new api.Shop({ goneKey: 'k', version: 'first' })", 'old.$.get()'],
    wrong: [
      ['new api.Shop({ goneKey: 5 })', "Type 'number' is not assignable to type"],
      ['now.$.get()', "is not assignable to method's 'this' of type"],
    ],
  },
  {
    // Where a credential goes depends on the version, and not what it is: see `security.test.ts`.
    name: 'security-scheme-before',
    path: { get: { responses: DONE, security: [{ movedKey: [] }] } },
    beside: {
      securitySchemes: {
        movedKey: {
          ...{ type: 'http', scheme: 'bearer' },
          'x-before': { second: { type: 'apiKey', in: 'header', name: 'Moved' } },
        },
      },
    },
    fine: ["new api.Shop({ movedKey: 'k', version: 'first' })", 'old.$.get()', 'now.$.get()'],
    wrong: [["new api.Shop({ movedKey: 5, version: 'first' })", "Type 'number' is not assignable to type"]],
  },
  {
    name: 'server-added',
    path: { get: { responses: DONE, servers: [{ url: 'https://late.example', 'x-added': 'second' }] } },
    fine: ["new api.Shop({ baseURLs: { 'https://late.example': 'https://proxy.example' } })", 'old.$.get()'],
    wrong: [
      [
        "new api.Shop({ baseURLs: { 'https://lat.example': 'https://proxy.example' } })",
        "''https://lat.example'' does not exist in type",
      ],
    ],
  },
  {
    name: 'server-removed',
    path: { get: { responses: DONE, servers: [{ url: 'https://gone.example', 'x-removed': 'second' }] } },
    fine: [
      "new api.Shop({ baseURLs: { 'https://gone.example': 'https://proxy.example' }, version: 'first' })",
      'now.$.get()',
    ],
    wrong: [
      [
        "new api.Shop({ baseURLs: { 'https://gone.example': 5 } })",
        "Type 'number' is not assignable to type",
      ],
    ],
  },
  {
    name: 'server-before',
    path: {
      get: {
        responses: DONE,
        servers: [{ url: 'https://here.example', 'x-before': { second: { url: 'https://there.example' } } }],
      },
    },
    fine: [
      "new api.Shop({ baseURLs: { 'https://here.example': 'https://a.example' } })",
      "new api.Shop({ baseURLs: { 'https://there.example': 'https://a.example' }, version: 'first' })",
    ],
    wrong: [
      [
        "new api.Shop({ baseURLs: { 'https://her.example': 'https://a.example' } })",
        "''https://her.example'' does not exist in type",
      ],
    ],
  },
  {
    // A tag is words: what it is about has its types from elsewhere.
    name: 'tag-added',
    path: { get: { responses: DONE, tags: ['late'] } },
    beside: { tags: [{ name: 'late', description: 'What came later.', 'x-added': 'second' }] },
    fine: ['now.$.get()', 'old.$.get()'],
    wrong: [],
  },
  {
    name: 'tag-removed',
    path: { get: { responses: DONE, tags: ['gone'] } },
    beside: { tags: [{ name: 'gone', 'x-removed': 'second' }] },
    fine: ['now.$.get()', 'old.$.get()'],
    wrong: [],
  },
  {
    name: 'tag-before',
    path: { get: { responses: DONE, tags: ['turned'] } },
    beside: { tags: [{ name: 'turned', 'x-before': { second: { name: 'turned', description: 'Old.' } } }] },
    fine: ['now.$.get()', 'old.$.get()'],
    wrong: [],
  },
];
