import { type Case, operation } from '../support/operation.js';

const workspace = {
  name: 'lab',
  displayName: 'Lab',
  groupMappings: [{ groupName: 'dev', role: 'member' as const }],
};

export const WORKSPACES: readonly Case[] = [
  operation({
    operation: 'GET /workspaces',
    send: ({ workspaces }) => workspaces.list(),
    target: '/workspaces',
    read: (all) => all.map(({ name, status }) => [name, status]),
    gives: [['acme', 'ready']],
  }),
  operation({
    operation: 'POST /workspaces',
    send: ({ workspaces }) => workspaces.create(workspace),
    target: '/workspaces',
    body: workspace,
    read: ({ status, groupMappings }) => [status, groupMappings?.[0]?.role],
    gives: ['ready', 'member'],
  }),
  operation({
    operation: 'GET /workspaces/{workspaceName}',
    send: ({ workspaces }) => workspaces.get('acme', { countResources: true }),
    target: '/workspaces/acme?countResources=true',
    read: ({ resourceCounts }) => resourceCounts?.['agents'],
    gives: 1,
  }),
  operation({
    operation: 'PUT /workspaces/{workspaceName}',
    send: ({ workspaces }) => workspaces.update('acme', { displayName: 'Acme & sons' }),
    target: '/workspaces/acme',
    body: { displayName: 'Acme & sons' },
    read: ({ displayName }) => displayName,
    gives: 'Acme & sons',
  }),
  operation({
    operation: 'DELETE /workspaces/{workspaceName}',
    send: ({ workspaces }) => workspaces.delete('acme'),
    target: '/workspaces/acme',
    read: ({ name }) => name,
    gives: 'acme',
  }),
  operation({
    operation: 'DELETE /workspaces/{workspaceName}/leave',
    send: ({ workspaces }) => workspaces.leave('acme'),
    target: '/workspaces/acme/leave',
    read: ({ name }) => name,
    gives: 'acme',
  }),
  operation({
    operation: 'POST /workspaces/availability',
    send: ({ workspaces }) => workspaces.availability.check({ name: 'acme', withReason: true }),
    target: '/workspaces/availability?withReason=true',
    body: { name: 'acme' },
    read: (answer) => (typeof answer === 'boolean' ? answer : answer.reason),
    gives: 'taken',
  }),
  operation({
    operation: 'GET /users',
    send: ({ users }) => users.list(),
    target: '/users',
    read: (users) => users.map(({ email, role }) => [email, role]),
    gives: [['ada@example.com', 'admin']],
  }),
  operation({
    operation: 'POST /users',
    send: ({ users }) => users.invite({ email: 'new@example.com' }),
    target: '/users',
    body: { email: 'new@example.com' },
    read: ({ email, workspace: to }) => [email, to],
    gives: ['new@example.com', 'acme'],
  }),
  operation({
    operation: 'PUT /users/{subOrEmail}',
    send: ({ users }) => users.update('ada@example.com', { role: 'member' }),
    target: '/users/ada%40example.com',
    body: { role: 'member' },
    read: ({ role }) => role,
    gives: 'member',
  }),
  operation({
    operation: 'DELETE /users/{subOrEmail}',
    send: ({ users }) => users.remove('ada@example.com'),
    target: '/users/ada%40example.com',
    read: (nothing) => nothing,
    gives: undefined,
  }),
];
