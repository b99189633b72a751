import { type Case, operation } from '../support/operation.js';

const snapshot = {
  id: 'snap_abc123',
  name: 'before-migration',
  sandboxName: 'box',
  workspace: 'acme',
  status: 'pending',
  createdAt: '2026-05-04T09:30:00Z',
};

const fork = {
  targetType: 'application' as const,
  targetName: 'shop',
  snapshotId: 'snap_abc123',
  port: 3000,
  traffic: 0,
};

export const SNAPSHOTS: readonly Case[] = [
  operation({
    operation: 'GET /sandboxes/{sandboxName}/snapshots',
    send: ({ sandboxes }) => sandboxes.snapshots.list('box'),
    target: '/sandboxes/box/snapshots',
    answers: { body: [{ ...snapshot, status: 'ready' }] },
    read: (snapshots) => snapshots.map(({ id, status }) => [id, status]),
    gives: [['snap_abc123', 'ready']],
  }),
  operation({
    operation: 'POST /sandboxes/{sandboxName}/snapshots',
    send: ({ sandboxes }) => sandboxes.snapshots.create('box', { name: 'before-migration' }),
    target: '/sandboxes/box/snapshots',
    body: { name: 'before-migration' },
    answers: { body: snapshot },
    read: ({ name, status, createdAt }) => [name, status, createdAt],
    gives: ['before-migration', 'pending', '2026-05-04T09:30:00Z'],
  }),
  operation({
    operation: 'DELETE /sandboxes/{sandboxName}/snapshots/{snapshotId}',
    send: ({ sandboxes }) => sandboxes.snapshots.delete('box', 'snap_abc123'),
    target: '/sandboxes/box/snapshots/snap_abc123',
    answers: { status: 204 },
    read: (nothing) => nothing,
    gives: undefined,
  }),
  operation({
    operation: 'POST /sandboxes/{sandboxName}/fork',
    send: ({ sandboxes }) => sandboxes.fork('box', fork),
    target: '/sandboxes/box/fork',
    body: fork,
    answers: { body: { type: 'application', name: 'shop', snapshotId: 'snap_abc123' } },
    read: ({ type, name }) => [type, name],
    gives: ['application', 'shop'],
  }),
];
