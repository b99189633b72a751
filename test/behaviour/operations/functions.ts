import { type Case, operation } from '../support/operation.js';

const made = {
  metadata: { name: 'search' },
  spec: {
    runtime: { image: 'search:2', transport: 'http-stream' as const, envs: [{ name: 'LOG', value: '' }] },
    integrationConnections: ['github'],
    triggers: [{ type: 'http' as const, configuration: { path: '/hook' } }],
  },
};

const answer = {
  ...made,
  metadata: { name: 'search', workspace: 'acme', url: 'https://run.blaxel.ai/acme/functions/search' },
  status: 'DEPLOYED',
};

export const FUNCTIONS: readonly Case[] = [
  operation({
    operation: 'GET /functions',
    send: ({ functions }) => functions.list({ q: 'sea rch', sort: 'name:asc', cursor: 'c+1' }),
    target: '/functions?cursor=c%2B1&q=sea%20rch&sort=name%3Aasc',
    answers: { body: { data: [answer], meta: { hasMore: false, nextCursor: '', total: 1 } } },
    read: ({ data }) => data.map(({ metadata, status }) => [metadata.name, status]),
    gives: [['search', 'DEPLOYED']],
  }),
  operation({
    operation: 'POST /functions',
    send: ({ functions }) => functions.create(made),
    target: '/functions',
    body: made,
    answers: { body: { ...answer, status: 'DEPLOYING' } },
    read: ({ status, spec }) => [status, spec.runtime?.envs?.[0]?.value],
    gives: ['DEPLOYING', ''],
  }),
  operation({
    operation: 'GET /functions/{functionName}',
    send: ({ functions }) => functions.get('search', { show_secrets: true }),
    target: '/functions/search?show_secrets=true',
    answers: { body: answer },
    read: ({ metadata, spec }) => [metadata.url, spec.runtime?.transport],
    gives: ['https://run.blaxel.ai/acme/functions/search', 'http-stream'],
  }),
  operation({
    operation: 'PUT /functions/{functionName}',
    send: ({ functions }) => functions.update('search', { ...made, spec: { enabled: false } }),
    target: '/functions/search',
    body: { ...made, spec: { enabled: false } },
    answers: { body: { ...answer, spec: { enabled: false }, status: 'DEACTIVATING' } },
    read: ({ spec, status }) => [spec.enabled, status],
    gives: [false, 'DEACTIVATING'],
  }),
  operation({
    operation: 'DELETE /functions/{functionName}',
    send: ({ functions }) => functions.delete('search'),
    target: '/functions/search',
    answers: { body: { ...answer, status: 'DELETING' } },
    read: ({ metadata, status }) => [metadata.name, status],
    gives: ['search', 'DELETING'],
  }),
  operation({
    operation: 'GET /functions/{functionName}/revisions',
    send: ({ functions }) => functions.revisions.list('search'),
    target: '/functions/search/revisions',
    answers: { body: [{ id: 'r1', active: true, trafficPercent: 100 }] },
    read: (revisions) => revisions.map(({ id, active, trafficPercent }) => [id, active, trafficPercent]),
    gives: [['r1', true, 100]],
  }),
];
