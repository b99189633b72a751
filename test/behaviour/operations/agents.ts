import { type Case, operation } from '../support/operation.js';

const agent = {
  metadata: { name: 'new', displayName: 'New', labels: { team: 'support' } },
  spec: { enabled: true, runtime: { image: 'agent:1', memory: 2048, envs: [{ name: 'A', value: '1' }] } },
};

export const AGENTS: readonly Case[] = [
  operation({
    operation: 'GET /agents',
    send: ({ agents }) =>
      agents.list({
        limit: 5,
        sort: 'createdAt:desc',
        q: 'help me',
        status: ['DEPLOYED', 'FAILED'],
        anchor: 'end',
      }),
    target: '/agents?anchor=end&limit=5&q=help%20me&sort=createdAt%3Adesc&status=DEPLOYED,FAILED',
    read: ({ data, body }) => [data, body.meta.total],
    gives: [[], 1],
  }),
  operation({
    operation: 'POST /agents',
    send: ({ agents }) => agents.create(agent),
    target: '/agents',
    body: agent,
    read: ({ metadata, spec, status }) => [metadata.name, metadata.createdAt, spec.runtime?.memory, status],
    gives: ['new', '2026-04-28T08:00:00Z', 2048, 'DEPLOYING'],
  }),
  operation({
    operation: 'GET /agents/{agentName}',
    send: ({ agents }) => agents.get('helper', { show_secrets: true }),
    target: '/agents/helper?show_secrets=true',
    read: ({ metadata, status }) => [metadata.name, status],
    gives: ['helper', 'DEPLOYED'],
  }),
  operation({
    operation: 'PUT /agents/{agentName}',
    send: ({ agents }) => agents.update('helper', { ...agent, metadata: { name: 'helper' } }),
    target: '/agents/helper',
    body: { ...agent, metadata: { name: 'helper' } },
    read: ({ spec, status }) => [spec.enabled, status],
    gives: [true, 'DEPLOYED'],
  }),
  operation({
    operation: 'DELETE /agents/{agentName}',
    send: ({ agents }) => agents.delete('helper'),
    target: '/agents/helper',
    read: ({ metadata }) => metadata.name,
    gives: 'helper',
  }),
  operation({
    operation: 'GET /agents/{agentName}/revisions',
    send: ({ agents }) => agents.revisions.list('helper'),
    target: '/agents/helper/revisions',
    read: (revisions) => revisions.map(({ id, active }) => [id, active]),
    gives: [['revision-1', true]],
  }),
];
