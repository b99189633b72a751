import { type Case, operation } from '../support/operation.js';

const volume = { metadata: { name: 'new' }, spec: { region: 'eu', size: 1024 } };

export const VOLUMES: readonly Case[] = [
  operation({
    operation: 'GET /volumes',
    send: ({ volumes }) => volumes.list({ externalId: 'disk', status: ['DEPLOYED'] }),
    target: '/volumes?externalId=disk&status=DEPLOYED',
    read: ({ data }) => data.map(({ metadata, spec }) => [metadata?.name, spec?.size]),
    gives: [['data', 2048]],
  }),
  operation({
    operation: 'POST /volumes',
    send: ({ volumes }) => volumes.create(volume),
    target: '/volumes',
    body: volume,
    read: ({ metadata, spec }) => [metadata.workspace, spec.size],
    gives: ['acme', 1024],
  }),
  operation({
    operation: 'GET /volumes/{volumeName}',
    send: ({ volumes }) => volumes.get('data'),
    target: '/volumes/data',
    read: ({ spec }) => spec.template,
    gives: 'git',
  }),
  operation({
    operation: 'PUT /volumes/{volumeName}',
    send: ({ volumes }) => volumes.update('data', { ...volume, metadata: { name: 'data' } }),
    target: '/volumes/data',
    body: { ...volume, metadata: { name: 'data' } },
    read: ({ spec }) => spec.size,
    gives: 1024,
  }),
  operation({
    operation: 'DELETE /volumes/{volumeName}',
    send: ({ volumes }) => volumes.delete('data'),
    target: '/volumes/data',
    read: ({ metadata }) => metadata.name,
    gives: 'data',
  }),
  operation({
    operation: 'GET /volumes/by-external-id/{externalId}',
    send: ({ volumes }) => volumes.byExternalId.get('disk'),
    target: '/volumes/by-external-id/disk',
    read: ({ metadata }) => metadata.name,
    gives: 'data',
  }),
];
