import { type Case, operation } from '../support/operation.js';

const preview = {
  metadata: { name: 'web' },
  spec: { port: 3000, public: false, responseHeaders: { 'X-Frame-Options': 'DENY' } },
};

const token = { metadata: { name: 'ci' }, spec: { expiresAt: '2026-05-01T00:00:00Z' } };

export const PREVIEWS: readonly Case[] = [
  operation({
    operation: 'GET /sandboxes/{sandboxName}/previews',
    send: ({ sandboxes }) => sandboxes.previews.list('box'),
    target: '/sandboxes/box/previews',
    read: (previews) => previews.map(({ metadata }) => metadata.name),
    gives: ['app'],
  }),
  operation({
    operation: 'POST /sandboxes/{sandboxName}/previews',
    send: ({ sandboxes }) => sandboxes.previews.create('box', { ...preview, force: true }),
    target: '/sandboxes/box/previews?force=true',
    body: preview,
    read: ({ spec }) => [spec.port, spec.public],
    gives: [3000, false],
  }),
  operation({
    operation: 'GET /sandboxes/{sandboxName}/previews/{previewName}',
    send: ({ sandboxes }) => sandboxes.previews.get('box', 'app'),
    target: '/sandboxes/box/previews/app',
    read: ({ metadata }) => metadata.name,
    gives: 'app',
  }),
  operation({
    operation: 'PUT /sandboxes/{sandboxName}/previews/{previewName}',
    send: ({ sandboxes }) => sandboxes.previews.update('box', 'app', preview),
    target: '/sandboxes/box/previews/app',
    body: preview,
    read: ({ spec, status }) => [spec.port, status],
    gives: [3000, 'DEPLOYED'],
  }),
  operation({
    operation: 'DELETE /sandboxes/{sandboxName}/previews/{previewName}',
    send: ({ sandboxes }) => sandboxes.previews.delete('box', 'app'),
    target: '/sandboxes/box/previews/app',
    read: ({ metadata }) => metadata.name,
    gives: 'app',
  }),
  operation({
    operation: 'GET /sandboxes/{sandboxName}/previews/{previewName}/tokens',
    send: ({ sandboxes }) => sandboxes.previews.tokens.list('box', 'app'),
    target: '/sandboxes/box/previews/app/tokens',
    read: (tokens) => tokens.map(({ metadata }) => metadata.name),
    gives: ['old'],
  }),
  operation({
    operation: 'POST /sandboxes/{sandboxName}/previews/{previewName}/tokens',
    send: ({ sandboxes }) => sandboxes.previews.tokens.create('box', 'app', token),
    target: '/sandboxes/box/previews/app/tokens',
    body: token,
    read: ({ spec }) => [spec.token, spec.expired],
    gives: ['secret-of-the-preview', false],
  }),
  operation({
    operation: 'DELETE /sandboxes/{sandboxName}/previews/{previewName}/tokens/{tokenName}',
    send: ({ sandboxes }) => sandboxes.previews.tokens.delete('box', 'app', 'old'),
    target: '/sandboxes/box/previews/app/tokens/old',
    read: ({ message }) => message,
    gives: 'token old deleted',
  }),
];
