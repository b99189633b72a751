import { type Case, operation } from '../support/operation.js';

const policy = {
  metadata: { name: 'new' },
  spec: { type: 'maxToken' as const, maxTokens: { granularity: 'hour', step: 1, total: 9_000 } },
};

export const POLICIES: readonly Case[] = [
  operation({
    operation: 'GET /policies',
    send: ({ policies }) => policies.list({ limit: 7 }),
    target: '/policies?limit=7',
    read: ({ data }) => data.map(({ metadata }) => metadata.name),
    gives: ['europe'],
  }),
  operation({
    operation: 'POST /policies',
    send: ({ policies }) => policies.create(policy),
    target: '/policies',
    body: policy,
    read: ({ spec }) => spec.maxTokens?.total,
    gives: 9_000,
  }),
  operation({
    operation: 'GET /policies/{policyName}',
    send: ({ policies }) => policies.get('europe'),
    target: '/policies/europe',
    read: ({ spec }) => spec.locations?.[0]?.name,
    gives: 'eu',
  }),
  operation({
    operation: 'PUT /policies/{policyName}',
    send: ({ policies }) => policies.update('europe', policy),
    target: '/policies/europe',
    body: policy,
    read: ({ spec }) => spec.type,
    gives: 'maxToken',
  }),
  operation({
    operation: 'DELETE /policies/{policyName}',
    send: ({ policies }) => policies.delete('europe'),
    target: '/policies/europe',
    read: ({ metadata }) => metadata.name,
    gives: 'europe',
  }),
  operation({
    operation: 'GET /policies/{policyName}/usages',
    send: ({ policies }) => policies.usages.get('europe'),
    target: '/policies/europe/usages',
    read: ({ agents, sandboxes }) => [agents, sandboxes],
    gives: [['helper'], []],
  }),
];
