import { type Case, operation } from '../support/operation.js';

const made = {
  metadata: { name: 'ours' },
  spec: { integration: 'openai', config: { organization: 'acme' }, secret: { apiKey: 'key' } },
};

const answer = { ...made, spec: { ...made.spec, secret: { apiKey: '****' } } };

export const INTEGRATIONS: readonly Case[] = [
  operation({
    operation: 'GET /integrations/{integrationName}',
    send: ({ integrations }) => integrations.get('openai'),
    target: '/integrations/openai',
    answers: {
      body: {
        name: 'openai',
        endpoints: { '/v1/chat/completions': { method: 'POST', token: { total: 'usage.total_tokens' } } },
        repositories: [{ id: '7', isBl: true }],
      },
    },
    read: ({ endpoints, repositories }) => [
      endpoints?.['/v1/chat/completions']?.token?.total,
      repositories?.[0]?.isBl,
    ],
    gives: ['usage.total_tokens', true],
  }),
  operation({
    operation: 'GET /integrations/connections',
    send: ({ integrations }) => integrations.connections.list(),
    target: '/integrations/connections',
    answers: { body: [answer] },
    read: (connections) => connections.map(({ metadata, spec }) => [metadata.name, spec.integration]),
    gives: [['ours', 'openai']],
  }),
  operation({
    operation: 'POST /integrations/connections',
    send: ({ integrations }) => integrations.connections.create(made),
    target: '/integrations/connections',
    body: made,
    answers: { body: answer },
    read: ({ spec }) => spec.secret?.['apiKey'],
    gives: '****',
  }),
  operation({
    operation: 'GET /integrations/connections/{connectionName}',
    send: ({ integrations }) => integrations.connections.get('ours'),
    target: '/integrations/connections/ours',
    answers: { body: answer },
    read: ({ spec }) => spec.config?.['organization'],
    gives: 'acme',
  }),
  operation({
    operation: 'PUT /integrations/connections/{connectionName}',
    send: ({ integrations }) => integrations.connections.update('ours', made),
    target: '/integrations/connections/ours',
    body: made,
    answers: { body: answer },
    read: ({ metadata }) => metadata.name,
    gives: 'ours',
  }),
  operation({
    operation: 'DELETE /integrations/connections/{connectionName}',
    send: ({ integrations }) => integrations.connections.delete('ours'),
    target: '/integrations/connections/ours',
    answers: { body: answer },
    read: ({ metadata }) => metadata.name,
    gives: 'ours',
  }),
  operation({
    operation: 'GET /integrations/connections/{connectionName}/endpointConfigurations',
    send: ({ integrations }) => integrations.connections.endpointConfigurations.list('ours'),
    target: '/integrations/connections/ours/endpointConfigurations',
    answers: { body: { anything: ['goes'] } },
    read: (configurations) => configurations,
    gives: { anything: ['goes'] },
  }),
  operation({
    operation: 'GET /integrations/connections/{connectionName}/models',
    send: ({ integrations }) => integrations.connections.models.list('ours'),
    target: '/integrations/connections/ours/models',
    answers: { body: ['gpt-4o'] },
    read: (models) => models,
    gives: ['gpt-4o'],
  }),
  operation({
    operation: 'GET /integrations/connections/{connectionName}/models/{modelId}',
    send: ({ integrations }) => integrations.connections.models.get('ours', 'meta/llama-3'),
    target: '/integrations/connections/ours/models/meta%2Fllama-3',
    answers: { body: { id: 'meta/llama-3' } },
    read: (model) => model,
    gives: { id: 'meta/llama-3' },
  }),
];
