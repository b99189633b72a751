import { type Case, operation } from '../support/operation.js';

const application = {
  metadata: { name: 'shop', labels: { tier: 'web' } },
  spec: {
    image: 'registry.example.com/shop:1.4',
    port: 3000,
    urls: [{ domain: 'app.example.com', subdomain: 'www' }],
    revision: { canaryPercent: 10, stickySessionTtl: 0 },
    extensions: { 'ai.blaxel.experimental/bind-to-sandbox': { sandbox: 'build-42' } },
  },
};

const answer = {
  ...application,
  metadata: { ...application.metadata, workspace: 'acme', createdAt: '2026-05-04T09:30:00Z' },
  status: 'DEPLOYING',
  nodeGeneration: 'mk3.1',
  events: [{ type: 'deployment', status: 'DEPLOYING' }],
};

export const APPLICATIONS: readonly Case[] = [
  operation({
    operation: 'GET /applications',
    send: ({ applications }) =>
      applications.list({ status: ['DEPLOYED', 'FAILED'], anchor: 'end', limit: 2 }),
    target: '/applications?anchor=end&limit=2&status=DEPLOYED,FAILED',
    answers: { body: { data: [answer], meta: { hasMore: false, nextCursor: '', total: 7 } } },
    read: ({ data, body }) => [data.map(({ metadata }) => metadata.name), body.meta.total],
    gives: [['shop'], 7],
  }),
  operation({
    operation: 'POST /applications',
    send: ({ applications }) => applications.create(application),
    target: '/applications',
    body: application,
    answers: { body: answer },
    read: ({ metadata, status, nodeGeneration }) => [metadata.workspace, status, nodeGeneration],
    gives: ['acme', 'DEPLOYING', 'mk3.1'],
  }),
  operation({
    operation: 'GET /applications/{applicationName}',
    send: ({ applications }) => applications.get('shop'),
    target: '/applications/shop',
    answers: { body: answer },
    read: ({ spec, events }) => [spec.urls?.[0]?.domain, spec.extensions, events?.[0]?.type],
    gives: [
      'app.example.com',
      { 'ai.blaxel.experimental/bind-to-sandbox': { sandbox: 'build-42' } },
      'deployment',
    ],
  }),
  operation({
    operation: 'PUT /applications/{applicationName}',
    send: ({ applications }) => applications.update('shop', application),
    target: '/applications/shop',
    body: application,
    answers: { body: answer },
    read: ({ spec }) => spec.revision?.stickySessionTtl,
    gives: 0,
  }),
  operation({
    operation: 'DELETE /applications/{applicationName}',
    send: ({ applications }) => applications.delete('shop'),
    target: '/applications/shop',
    answers: { body: { ...answer, status: 'DELETING' } },
    read: ({ status }) => status,
    gives: 'DELETING',
  }),
  operation({
    operation: 'GET /applications/{applicationName}/revisions',
    send: ({ applications }) => applications.revisions.list('shop'),
    target: '/applications/shop/revisions',
    answers: { body: [{ id: 'r2', image: 'shop:1.4', snapshot: 'snap_abc123', memory: 4096 }] },
    read: (revisions) => revisions.map(({ id, image, snapshot }) => [id, image, snapshot]),
    gives: [['r2', 'shop:1.4', 'snap_abc123']],
  }),
  operation({
    operation: 'POST /applications/{applicationName}/customdomains',
    send: ({ applications }) =>
      applications.customdomains.create('shop', {
        metadata: { name: 'app.example.com' },
        spec: { domainType: 'applications', region: 'us-pdx-1' },
      }),
    target: '/applications/shop/customdomains',
    body: {
      metadata: { name: 'app.example.com' },
      spec: { domainType: 'applications', region: 'us-pdx-1' },
    },
    answers: {
      body: {
        metadata: { name: 'app.example.com' },
        spec: { status: 'pending', txtRecords: { '_blaxel.app.example.com': 'proof' } },
      },
    },
    read: ({ spec }) => [spec.status, spec.txtRecords?.['_blaxel.app.example.com']],
    gives: ['pending', 'proof'],
  }),
];
