/** What the vendor no longer documents, and programs still call. */
import { former } from '../support/former.js';
import { type Case, operation } from '../support/operation.js';

const start = former('start');
const stop = former('stop');
const list = former('list');
const create = former('create');
const get = former('get');
const update = former('update');
const remove = former('delete');
const accept = former('accept');
const decline = former('decline');

const base = { metadata: { name: 'manual' }, spec: { collectionName: 'pages', options: { top: '3' } } };
const cluster = { name: 'office-paris', healthy: true, latitude: '48.85' };

const SANDBOXES: readonly Case[] = [
  operation({
    operation: 'PUT /sandboxes/{sandboxName}/start',
    send: ({ sandboxes }) => start(sandboxes, 'box'),
    target: '/sandboxes/box/start',
    answers: { body: { message: 'starting', metadata: { name: 'box' } } },
    read: ({ message, metadata }) => [message, metadata?.name],
    gives: ['starting', 'box'],
  }),
  operation({
    operation: 'PUT /sandboxes/{sandboxName}/stop',
    send: ({ sandboxes }) => stop(sandboxes, 'box'),
    target: '/sandboxes/box/stop',
    answers: { body: { message: 'stopping', status: 'DEACTIVATING' } },
    read: ({ message, status }) => [message, status],
    gives: ['stopping', 'DEACTIVATING'],
  }),
];

const KNOWLEDGEBASES: readonly Case[] = [
  operation({
    operation: 'GET /knowledgebases',
    send: ({ knowledgebases }) => list(knowledgebases),
    target: '/knowledgebases',
    answers: { body: [base, {}] },
    read: (bases) => bases.map(({ metadata }) => metadata?.name),
    gives: ['manual', undefined],
  }),
  operation({
    operation: 'POST /knowledgebases',
    send: ({ knowledgebases }) => create(knowledgebases, base),
    target: '/knowledgebases',
    body: base,
    answers: { body: { ...base, status: 'DEPLOYING' } },
    read: ({ status }) => status,
    gives: 'DEPLOYING',
  }),
  operation({
    operation: 'GET /knowledgebases/{knowledgebaseName}',
    send: ({ knowledgebases }) => get(knowledgebases, 'manual'),
    target: '/knowledgebases/manual',
    answers: { body: base },
    read: ({ spec }) => spec?.options?.['top'],
    gives: '3',
  }),
  operation({
    operation: 'PUT /knowledgebases/{knowledgebaseName}',
    send: ({ knowledgebases }) => update(knowledgebases, 'manual', base),
    target: '/knowledgebases/manual',
    body: base,
    answers: { body: base },
    read: ({ spec }) => spec?.collectionName,
    gives: 'pages',
  }),
  operation({
    operation: 'DELETE /knowledgebases/{knowledgebaseName}',
    send: ({ knowledgebases }) => remove(knowledgebases, 'manual'),
    target: '/knowledgebases/manual',
    answers: { body: { ...base, status: 'DELETING' } },
    read: ({ status }) => status,
    gives: 'DELETING',
  }),
  operation({
    operation: 'GET /knowledgebases/{knowledgebaseName}/revisions',
    send: ({ knowledgebases }) => list(knowledgebases.revisions, 'manual'),
    target: '/knowledgebases/manual/revisions',
    answers: { body: [{ id: 'r1', active: true }] },
    read: (revisions) => revisions.map(({ id, active }) => [id, active]),
    gives: [['r1', true]],
  }),
];

const CLUSTERS: readonly Case[] = [
  operation({
    operation: 'GET /privateclusters',
    send: ({ privateclusters }) => list(privateclusters),
    target: '/privateclusters',
    answers: { body: [cluster] },
    read: (clusters) => clusters.map(({ name, healthy }) => [name, healthy]),
    gives: [['office-paris', true]],
  }),
  operation({
    operation: 'POST /privateclusters',
    send: ({ privateclusters }) => create(privateclusters),
    target: '/privateclusters',
    answers: { body: cluster },
    read: ({ name }) => name,
    gives: 'office-paris',
  }),
  operation({
    operation: 'GET /privateclusters/{privateClusterName}',
    send: ({ privateclusters }) => get(privateclusters, 'office-paris'),
    target: '/privateclusters/office-paris',
    answers: { body: cluster },
    read: ({ latitude }) => latitude,
    gives: '48.85',
  }),
  operation({
    operation: 'PUT /privateclusters/{privateClusterName}',
    send: ({ privateclusters }) => update(privateclusters, 'office-paris'),
    target: '/privateclusters/office-paris',
    answers: { body: { ...cluster, healthy: false } },
    read: ({ healthy }) => healthy,
    gives: false,
  }),
  operation({
    operation: 'DELETE /privateclusters/{privateClusterName}',
    send: ({ privateclusters }) => remove(privateclusters, 'office-paris'),
    target: '/privateclusters/office-paris',
    answers: { body: cluster },
    read: ({ name }) => name,
    gives: 'office-paris',
  }),
  operation({
    operation: 'GET /privateclusters/{privateClusterName}/health',
    send: ({ privateclusters }) => get(privateclusters.health, 'office-paris'),
    target: '/privateclusters/office-paris/health',
    answers: { body: true },
    read: (health) => health,
    gives: true,
  }),
  operation({
    operation: 'POST /privateclusters/{privateClusterName}/health',
    send: ({ privateclusters }) => update(privateclusters.health, 'office-paris'),
    target: '/privateclusters/office-paris/health',
    answers: {},
    read: (nothing) => nothing,
    gives: undefined,
  }),
];

const INVITATIONS: readonly Case[] = [
  operation({
    operation: 'GET /profile/invitations',
    send: ({ profile }) => list(profile.invitations),
    target: '/profile/invitations',
    answers: {
      body: [
        {
          invitationId: 'i1',
          type: 'workspace',
          invitedBy: { given_name: 'Grace' },
          workspaceDetails: { user_number: 4 },
        },
      ],
    },
    read: (invitations) =>
      invitations.map(({ type, invitedBy, workspaceDetails }) => [
        type,
        invitedBy?.given_name,
        workspaceDetails?.user_number,
      ]),
    gives: [['workspace', 'Grace', 4]],
  }),
  operation({
    operation: 'POST /workspaces/{workspaceName}/join',
    send: ({ workspaces }) => accept(workspaces.join, 'lab'),
    target: '/workspaces/lab/join',
    answers: { body: { email: 'ada@example.com', workspace: { name: 'lab' } } },
    read: ({ email, workspace }) => [email, workspace?.name],
    gives: ['ada@example.com', 'lab'],
  }),
  operation({
    operation: 'POST /workspaces/{workspaceName}/decline',
    send: ({ workspaces }) => decline(workspaces, 'lab'),
    target: '/workspaces/lab/decline',
    answers: { body: { email: 'ada@example.com', workspace: 'lab' } },
    read: ({ email, workspace }) => [email, workspace],
    gives: ['ada@example.com', 'lab'],
  }),
];

export const FORMER: readonly Case[] = [...SANDBOXES, ...KNOWLEDGEBASES, ...CLUSTERS, ...INVITATIONS];
