import { type Case, operation } from '../support/operation.js';

const made = {
  metadata: { name: '*.example.com', displayName: 'Ours' },
  spec: { domainType: 'previews' as const, region: 'us-pdx-1', fallbackPreviewId: 'p1' },
};

const answer = {
  metadata: { ...made.metadata, workspace: 'acme' },
  spec: { ...made.spec, status: 'verified', cnameRecords: 'edge.example.net' },
};

export const CUSTOM_DOMAINS: readonly Case[] = [
  operation({
    operation: 'GET /customdomains',
    send: ({ customdomains }) => customdomains.list(),
    target: '/customdomains',
    answers: { body: [answer] },
    read: (domains) => domains.map(({ metadata, spec }) => [metadata.name, spec.domainType]),
    gives: [['*.example.com', 'previews']],
  }),
  operation({
    operation: 'POST /customdomains',
    send: ({ customdomains }) => customdomains.create(made),
    target: '/customdomains',
    body: made,
    answers: { body: { ...answer, spec: { ...answer.spec, status: 'pending' } } },
    read: ({ spec }) => [spec.status, spec.cnameRecords],
    gives: ['pending', 'edge.example.net'],
  }),
  operation({
    operation: 'GET /customdomains/{domainName}',
    send: ({ customdomains }) => customdomains.get('*.example.com'),
    target: '/customdomains/*.example.com',
    answers: { body: answer },
    read: ({ metadata }) => metadata.displayName,
    gives: 'Ours',
  }),
  operation({
    operation: 'PUT /customdomains/{domainName}',
    send: ({ customdomains }) => customdomains.update('app.example.com', made),
    target: '/customdomains/app.example.com',
    body: made,
    answers: { body: answer },
    read: ({ spec }) => spec.fallbackPreviewId,
    gives: 'p1',
  }),
  operation({
    operation: 'DELETE /customdomains/{domainName}',
    send: ({ customdomains }) => customdomains.delete('app.example.com'),
    target: '/customdomains/app.example.com',
    answers: { body: answer },
    read: ({ metadata }) => metadata.workspace,
    gives: 'acme',
  }),
  operation({
    operation: 'POST /customdomains/{domainName}/verify',
    send: ({ customdomains }) => customdomains.verify('app.example.com'),
    target: '/customdomains/app.example.com/verify',
    answers: { body: { ...answer, spec: { status: 'failed', verificationError: 'no TXT record' } } },
    read: ({ spec }) => [spec.status, spec.verificationError],
    gives: ['failed', 'no TXT record'],
  }),
  operation({
    operation: 'GET /customdomains/{domainName}/share',
    send: ({ customdomains }) => customdomains.share.list('app.example.com'),
    target: '/customdomains/app.example.com/share',
    answers: { body: [{ workspace: 'lab', status: 'active' }] },
    read: (targets) => targets.map(({ workspace, status }) => [workspace, status]),
    gives: [['lab', 'active']],
  }),
  operation({
    operation: 'POST /customdomains/{domainName}/share',
    send: ({ customdomains }) => customdomains.share.create('app.example.com', { targetWorkspace: 'lab' }),
    target: '/customdomains/app.example.com/share',
    body: { targetWorkspace: 'lab' },
    answers: { body: { ...answer, metadata: { ...answer.metadata, sharedFromWorkspace: 'acme' } } },
    read: ({ metadata }) => metadata.sharedFromWorkspace,
    gives: 'acme',
  }),
  operation({
    operation: 'DELETE /customdomains/{domainName}/share/{targetWorkspace}',
    send: ({ customdomains }) => customdomains.share.delete('app.example.com', 'lab'),
    target: '/customdomains/app.example.com/share/lab',
    answers: { body: answer },
    read: ({ metadata }) => metadata.name,
    gives: '*.example.com',
  }),
];
