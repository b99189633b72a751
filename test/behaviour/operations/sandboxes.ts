import { type Case, operation } from '../support/operation.js';

const sandbox = {
  metadata: { name: 'new', externalId: 'order-7' },
  spec: { runtime: { image: 'base', ttl: null, ports: [{ target: 80 }] }, lifecycle: null },
};

export const SANDBOXES: readonly Case[] = [
  operation({
    operation: 'GET /sandboxes',
    send: ({ sandboxes }) => sandboxes.list({ showTerminated: false, externalId: 'a/b', limit: 200 }),
    target: '/sandboxes?externalId=a%2Fb&limit=200&showTerminated=false',
    read: ({ data }) => data.map(({ metadata, events }) => [metadata.name, events]),
    gives: [['box', undefined]],
  }),
  operation({
    operation: 'POST /sandboxes',
    send: ({ sandboxes }) => sandboxes.create({ ...sandbox, createIfNotExist: true }),
    target: '/sandboxes?createIfNotExist=true',
    body: sandbox,
    read: ({ metadata, spec }) => [metadata.externalId, spec.lifecycle, spec.runtime?.ttl],
    gives: ['order-7', null, null],
  }),
  operation({
    operation: 'GET /sandboxes/{sandboxName}',
    send: ({ sandboxes }) => sandboxes.get('box', { show_secrets: false }),
    target: '/sandboxes/box?show_secrets=false',
    read: ({ metadata }) => metadata.name,
    gives: 'box',
  }),
  operation({
    operation: 'PUT /sandboxes/{sandboxName}',
    send: ({ sandboxes }) => sandboxes.update('box', { metadata: { name: 'box' }, spec: { region: 'eu' } }),
    target: '/sandboxes/box',
    body: { metadata: { name: 'box' }, spec: { region: 'eu' } },
    read: ({ spec }) => spec.region,
    gives: 'eu',
  }),
  operation({
    operation: 'DELETE /sandboxes/{sandboxName}',
    send: ({ sandboxes }) => sandboxes.delete('box'),
    target: '/sandboxes/box',
    read: ({ status }) => status,
    gives: 'DEPLOYED',
  }),
  operation({
    operation: 'GET /sandboxes/by-external-id/{externalId}',
    send: ({ sandboxes }) => sandboxes.byExternalId.get('order 42'),
    target: '/sandboxes/by-external-id/order%2042',
    read: ({ metadata }) => metadata.name,
    gives: 'box',
  }),
];
