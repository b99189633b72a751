import { type Case, operation } from '../support/operation.js';

const image = {
  metadata: { name: 'base', resourceType: 'sandboxes', workspace: 'acme', status: 'BUILT' },
  spec: { size: 1024, tags: [{ name: 'latest', size: 1024 }] },
};

const shared = { ...image, metadata: { ...image.metadata, sourceWorkspace: 'acme' } };

export const IMAGES: readonly Case[] = [
  operation({
    operation: 'GET /images',
    send: ({ images }) => images.list(),
    target: '/images',
    answers: { body: [image] },
    read: (images) => images.map(({ metadata, spec }) => [metadata.name, metadata.status, spec.size]),
    gives: [['base', 'BUILT', 1024]],
  }),
  operation({
    operation: 'POST /images',
    send: ({ images }) => images.create({ name: 'base', resourceType: 'sandbox', generation: 'mk3' }),
    target: '/images',
    body: { name: 'base', resourceType: 'sandbox', generation: 'mk3' },
    answers: { body: { name: 'base', resourceType: 'sandbox', image: 'sandbox/base:1' } },
    read: ({ image: built, resourceType }) => [built, resourceType],
    gives: ['sandbox/base:1', 'sandbox'],
  }),
  operation({
    operation: 'DELETE /images',
    send: ({ images }) => images.cleanup(),
    target: '/images',
    answers: { body: { deleted: 0, message: 'Nothing to delete.' } },
    read: ({ deleted, message }) => [deleted, message],
    gives: [0, 'Nothing to delete.'],
  }),
  operation({
    operation: 'GET /images/{resourceType}/{imageName}',
    send: ({ images }) => images.get('sandboxes', 'acme/base'),
    target: '/images/sandboxes/acme%2Fbase',
    answers: { body: image },
    read: ({ spec }) => spec.tags?.map(({ name }) => name),
    gives: ['latest'],
  }),
  operation({
    operation: 'DELETE /images/{resourceType}/{imageName}',
    send: ({ images }) => images.delete('jobs', 'base'),
    target: '/images/jobs/base',
    answers: { body: image },
    read: ({ metadata }) => metadata.name,
    gives: 'base',
  }),
  operation({
    operation: 'DELETE /images/{resourceType}/{imageName}/tags/{tagName}',
    send: ({ images }) => images.tags.delete('agents', 'base', 'v1.0+build'),
    target: '/images/agents/base/tags/v1.0%2Bbuild',
    answers: { body: { ...image, spec: { size: 0, tags: [] } } },
    read: ({ spec }) => spec.tags,
    gives: [],
  }),
  operation({
    operation: 'GET /images/{resourceType}/{imageName}/share',
    send: ({ images }) => images.share.list('functions', 'base'),
    target: '/images/functions/base/share',
    answers: {
      body: [{ workspace: 'lab', accountId: 'a2', status: 'pending', pendingShareId: 'share-1' }],
    },
    read: (targets) =>
      targets.map(({ workspace, status, pendingShareId }) => [workspace, status, pendingShareId]),
    gives: [['lab', 'pending', 'share-1']],
  }),
  operation({
    operation: 'POST /images/{resourceType}/{imageName}/share',
    send: ({ images }) => images.share.create('sandboxes', 'base', { targetWorkspace: 'lab' }),
    target: '/images/sandboxes/base/share',
    body: { targetWorkspace: 'lab' },
    answers: { body: image },
    read: (answer) => ('metadata' in answer ? ['shared', answer.metadata.name] : ['pending', answer.id]),
    gives: ['shared', 'base'],
  }),
  operation({
    operation: 'DELETE /images/{resourceType}/{imageName}/share/{targetWorkspace}',
    send: ({ images }) => images.share.delete('sandboxes', 'base', 'lab'),
    target: '/images/sandboxes/base/share/lab',
    answers: { body: image },
    read: ({ metadata }) => metadata.workspace,
    gives: 'acme',
  }),
  operation({
    operation: 'GET /pending-image-shares',
    send: ({ pendingImageShares }) => pendingImageShares.list({ direction: 'outgoing' }),
    target: '/pending-image-shares?direction=outgoing',
    answers: { body: [{ id: 'share-1', imageName: 'base', resourceType: 'sandbox', hasConflict: false }] },
    read: (shares) => shares.map(({ id, hasConflict }) => [id, hasConflict]),
    gives: [['share-1', false]],
  }),
  operation({
    operation: 'POST /pending-image-shares/{pendingShareId}/accept',
    send: ({ pendingImageShares }) => pendingImageShares.accept('share-1', { force: true }),
    target: '/pending-image-shares/share-1/accept?force=true',
    answers: { body: shared },
    read: ({ metadata }) => metadata.sourceWorkspace,
    gives: 'acme',
  }),
  operation({
    operation: 'POST /pending-image-shares/{pendingShareId}/decline',
    send: ({ pendingImageShares }) => pendingImageShares.decline('share-1'),
    target: '/pending-image-shares/share-1/decline',
    answers: { status: 204 },
    read: (nothing) => nothing,
    gives: undefined,
  }),
];
