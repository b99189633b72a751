import type { Slot } from './positions.js';

/** What the extensions about versions can say, with a slot for every text: see {@link describeApi}. */
export const describeVersions = (slot: Slot): object => {
  const older = slot('version', { keeps: true, mayReject: true });
  return {
    openapi: '3.1.0',
    info: { title: 'Versions', version: '1' },
    servers: [{ url: 'https://api.example.com' }],
    'x-api-versions': {
      header: slot('version header', { mayReject: true }),
      unknown: { status: 400, code: slot('code of an unknown version', { keeps: true }) },
      versions: [
        { version: older, released: slot('release date', { keeps: true }) },
        { version: 'newest', released: '2026-01-01' },
      ],
    },
    'x-api-changes': {
      [slot('change')]: { in: 'newest', summary: slot('summary of a change'), migrate: slot('migration') },
    },
    'x-client-parameters': [
      { name: slot('client parameter', { mayReject: true }), in: 'header', schema: { type: 'string' } },
    ],
    paths: {
      '/things': {
        get: {
          parameters: [
            { name: 'fresh', in: 'query', schema: { type: 'string' }, 'x-added': 'newest' },
            { name: 'cursor', in: 'query', schema: { type: 'string' } },
          ],
          'x-pagination': { style: 'cursor', request: 'cursor', items: '/data', next: '/next' },
          responses: { 200: { description: 'Things.', content: { 'application/json': { schema: LIST } } } },
        },
      },
    },
    components: {
      schemas: {
        Thing: {
          type: 'object',
          properties: {
            [slot('added property', { keeps: true })]: { type: 'string', 'x-added': 'newest' },
            old: { type: 'string' },
          },
        },
      },
    },
  };
};

const LIST = {
  type: 'object',
  required: ['data', 'next'],
  properties: {
    data: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
    next: { type: ['string', 'null'] },
  },
};
