import { type Case, operation } from '../support/operation.js';

const model = {
  metadata: { name: 'new' },
  spec: { runtime: { type: 'openai', model: 'gpt' }, integrationConnections: ['open'] },
} as const;

const created = { ...model, spec: { ...model.spec, integrationConnections: ['open'] } };

export const MODELS: readonly Case[] = [
  operation({
    operation: 'GET /models',
    send: ({ models }) => models.list({ limit: 1, sort: 'name:asc', status: ['DEPLOYED'] }),
    target: '/models?limit=1&sort=name%3Aasc&status=DEPLOYED',
    read: ({ data }) => data.map(({ metadata }) => metadata.name),
    gives: ['gpt'],
  }),
  operation({
    operation: 'POST /models',
    send: ({ models }) => models.create(created),
    target: '/models',
    body: model,
    read: ({ spec, status }) => [spec.runtime?.type, status],
    gives: ['openai', 'DEPLOYING'],
  }),
  operation({
    operation: 'GET /models/{modelName}',
    send: ({ models }) => models.get('gpt'),
    target: '/models/gpt',
    read: ({ metadata }) => metadata.name,
    gives: 'gpt',
  }),
  operation({
    operation: 'PUT /models/{modelName}',
    send: ({ models }) => models.update('gpt', created),
    target: '/models/gpt',
    body: model,
    read: ({ spec }) => spec.integrationConnections,
    gives: ['open'],
  }),
  operation({
    operation: 'DELETE /models/{modelName}',
    send: ({ models }) => models.delete('gpt'),
    target: '/models/gpt',
    read: ({ status }) => status,
    gives: 'DEPLOYED',
  }),
  operation({
    operation: 'GET /models/{modelName}/revisions',
    send: ({ models }) => models.revisions.list('gpt'),
    target: '/models/gpt/revisions',
    read: (revisions) => revisions.length,
    gives: 0,
  }),
];
