import { type Case, operation } from '../support/operation.js';

const made = {
  metadata: { name: 'seed' },
  spec: { description: 'Ours', defaultSize: 1024 },
  versions: [{ name: 'v1' }],
};

const answer = {
  ...made,
  state: { status: 'ready', latestVersion: 'v1', versionCount: 1 },
  versions: [{ name: 'v1', status: 'READY', contentSize: 7 }],
};

export const VOLUME_TEMPLATES: readonly Case[] = [
  operation({
    operation: 'GET /volume_templates',
    send: ({ volumeTemplates }) => volumeTemplates.list(),
    target: '/volume_templates',
    answers: { body: [answer] },
    read: (templates) => templates.map(({ metadata, state }) => [metadata.name, state?.versionCount]),
    gives: [['seed', 1]],
  }),
  operation({
    operation: 'POST /volume_templates',
    send: ({ volumeTemplates }) => volumeTemplates.create({ ...made, upload: true, version: 'v1' }),
    target: '/volume_templates?upload=true&version=v1',
    body: made,
    answers: { body: answer },
    read: ({ versions }) => versions?.map(({ name, status }) => [name, status]),
    gives: [['v1', 'READY']],
  }),
  operation({
    operation: 'GET /volume_templates/{volumeTemplateName}',
    send: ({ volumeTemplates }) => volumeTemplates.get('seed'),
    target: '/volume_templates/seed',
    answers: { body: answer },
    read: ({ spec, state }) => [spec.defaultSize, state?.status],
    gives: [1024, 'ready'],
  }),
  operation({
    operation: 'PUT /volume_templates/{volumeTemplateName}',
    send: ({ volumeTemplates }) => volumeTemplates.update('seed', { ...made, version: 'v2' }),
    target: '/volume_templates/seed?version=v2',
    body: made,
    answers: { body: { ...answer, state: { latestVersion: 'v2' } } },
    read: ({ state }) => state?.latestVersion,
    gives: 'v2',
  }),
  operation({
    operation: 'DELETE /volume_templates/{volumeTemplateName}',
    send: ({ volumeTemplates }) => volumeTemplates.delete('seed'),
    target: '/volume_templates/seed',
    answers: { body: answer },
    read: ({ metadata }) => metadata.name,
    gives: 'seed',
  }),
  operation({
    operation: 'DELETE /volume_templates/{volumeTemplateName}/versions/{versionName}',
    send: ({ volumeTemplates }) => volumeTemplates.versions.delete('seed', 'v1'),
    target: '/volume_templates/seed/versions/v1',
    answers: { body: { message: 'deleted', template: { ...answer, versions: [] } } },
    read: ({ message, template }) => [message, template?.versions],
    gives: ['deleted', []],
  }),
];
