import { type Case, operation } from '../support/operation.js';

const made = {
  metadata: { name: 'models', externalId: 'team-7' },
  spec: {
    region: 'us-pdx-1',
    permissions: [{ labels: { team: 'ml' }, mode: 'read' as const, path: '/weights' }],
  },
};

const answer = { ...made, state: { s3Url: 's3://models.example.com' }, status: 'DEPLOYED' };

export const DRIVES: readonly Case[] = [
  operation({
    operation: 'GET /drives',
    send: ({ drives }) => drives.list({ externalId: 'team/7', limit: 200 }),
    target: '/drives?externalId=team%2F7&limit=200',
    answers: { body: { data: [answer], meta: { hasMore: false, nextCursor: '', total: 1 } } },
    read: ({ data }) => data.map(({ metadata, state }) => [metadata.name, state?.s3Url]),
    gives: [['models', 's3://models.example.com']],
  }),
  operation({
    operation: 'POST /drives',
    send: ({ drives }) => drives.create(made),
    target: '/drives',
    body: made,
    answers: { body: answer },
    read: ({ metadata, status }) => [metadata.externalId, status],
    gives: ['team-7', 'DEPLOYED'],
  }),
  operation({
    operation: 'GET /drives/{driveName}',
    send: ({ drives }) => drives.get('models'),
    target: '/drives/models',
    answers: { body: answer },
    read: ({ spec }) => spec.permissions?.map(({ mode, path }) => [mode, path]),
    gives: [['read', '/weights']],
  }),
  operation({
    operation: 'PUT /drives/{driveName}',
    send: ({ drives }) => drives.update('models', { ...made, spec: { permissions: [] } }),
    target: '/drives/models',
    body: { ...made, spec: { permissions: [] } },
    answers: { body: { ...answer, spec: { permissions: [] } } },
    read: ({ spec }) => spec.permissions,
    gives: [],
  }),
  operation({
    operation: 'DELETE /drives/{driveName}',
    send: ({ drives }) => drives.delete('models'),
    target: '/drives/models',
    answers: { body: { message: 'The drive is being deleted.', name: 'models' } },
    read: ({ message, name }) => [name, message],
    gives: ['models', 'The drive is being deleted.'],
  }),
  operation({
    operation: 'POST /drives/{driveName}/access-token',
    send: ({ drives }) => drives.accessToken.create('models'),
    target: '/drives/models/access-token',
    answers: { body: { access_token: 'token-of-the-drive', token_type: 'Bearer', expires_in: 7200 } },
    read: ({ access_token, expires_in }) => [access_token, expires_in],
    gives: ['token-of-the-drive', 7200],
  }),
  operation({
    operation: 'GET /drives/by-external-id/{externalId}',
    send: ({ drives }) => drives.byExternalId.get('team/7'),
    target: '/drives/by-external-id/team%2F7',
    answers: { body: answer },
    read: ({ metadata }) => metadata.name,
    gives: 'models',
  }),
  operation({
    operation: 'GET /drives/jwks.json',
    send: ({ drives }) => drives.jwks.get(),
    target: '/drives/jwks.json',
    headers: { authorization: undefined },
    answers: { body: { keys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'k1', x5t: 'print' }] } },
    read: ({ keys }) => keys?.map(({ kid, crv, x5t }) => [kid, crv, x5t]),
    gives: [['k1', 'Ed25519', 'print']],
  }),
];
