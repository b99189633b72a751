import { type Case, operation } from '../support/operation.js';

const job = {
  metadata: { name: 'new' },
  spec: { runtime: { image: 'job:1', maxRetries: 0 }, githubRunner: { repositories: ['acme/app'] } },
};

const request = { tasks: [{ region: 'eu' }, {}], env: { LOG: 'debug' }, allowQueue: false };

export const JOBS: readonly Case[] = [
  operation({
    operation: 'GET /jobs',
    send: ({ jobs }) => jobs.list({ q: 'né&w', sort: 'name:desc' }),
    target: '/jobs?q=n%C3%A9%26w&sort=name%3Adesc',
    read: ({ data }) => data,
    gives: [],
  }),
  operation({
    operation: 'POST /jobs',
    send: ({ jobs }) => jobs.create(job),
    target: '/jobs',
    body: job,
    read: ({ spec }) => [spec.runtime?.maxRetries, spec.githubRunner?.repositories],
    gives: [0, ['acme/app']],
  }),
  operation({
    operation: 'GET /jobs/{jobId}',
    send: ({ jobs }) => jobs.get('import', { show_secrets: true }),
    target: '/jobs/import?show_secrets=true',
    read: ({ metadata }) => metadata.name,
    gives: 'import',
  }),
  operation({
    operation: 'PUT /jobs/{jobId}',
    send: ({ jobs }) => jobs.update('import', job),
    target: '/jobs/import',
    body: job,
    read: ({ spec }) => spec.runtime?.image,
    gives: 'job:1',
  }),
  operation({
    operation: 'DELETE /jobs/{jobId}',
    send: ({ jobs }) => jobs.delete('import'),
    target: '/jobs/import',
    read: ({ metadata }) => metadata.name,
    gives: 'import',
  }),
  operation({
    operation: 'GET /jobs/{jobId}/revisions',
    send: ({ jobs }) => jobs.revisions.list('import'),
    target: '/jobs/import/revisions',
    read: (revisions) => revisions,
    gives: [],
  }),
  operation({
    operation: 'GET /jobs/{jobId}/executions',
    send: ({ jobs }) => jobs.executions.list('import', { limit: 10, sort: 'createdAt:asc' }),
    target: '/jobs/import/executions?limit=10&sort=createdAt%3Aasc',
    read: ({ data }) => data.map(({ metadata, status }) => [metadata.id, status]),
    gives: [['run', 'running']],
  }),
  operation({
    operation: 'POST /jobs/{jobId}/executions',
    send: ({ jobs }) => jobs.executions.create('import', request),
    target: '/jobs/import/executions',
    body: request,
    read: ({ executionId, tasks }) => [executionId, tasks?.length],
    gives: ['execution-2', 2],
  }),
  operation({
    operation: 'GET /jobs/{jobId}/executions/{executionId}',
    send: ({ jobs }) => jobs.executions.get('import', 'run'),
    target: '/jobs/import/executions/run',
    read: ({ status }) => status,
    gives: 'running',
  }),
  operation({
    operation: 'DELETE /jobs/{jobId}/executions/{executionId}',
    send: ({ jobs }) => jobs.executions.cancel('import', 'run'),
    target: '/jobs/import/executions/run',
    read: ({ status }) => status,
    gives: 'cancelling',
  }),
  operation({
    operation: 'GET /jobs/{jobId}/executions/{executionId}/tasks',
    send: ({ jobs }) => jobs.executions.tasks.list('import', 'run', { limit: 3 }),
    target: '/jobs/import/executions/run/tasks?limit=3',
    read: ({ data }) => data.map(({ metadata, status }) => [metadata?.name, status]),
    gives: [['task-0', 'succeeded']],
  }),
];
