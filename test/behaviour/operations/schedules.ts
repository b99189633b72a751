import { type Case, operation } from '../support/operation.js';

const schedule = {
  type: 'cron',
  value: '0 7 * * *',
  input: { command: 'npm test', keepAlive: true },
} as const;

export const SCHEDULES: readonly Case[] = [
  operation({
    operation: 'GET /sandboxes/{sandboxName}/schedules',
    send: ({ sandboxes }) => sandboxes.schedules.list('box', { type: 'cron', limit: 100 }),
    target: '/sandboxes/box/schedules?limit=100&type=cron',
    read: ({ data }) => data.map(({ id, type }) => [id, type]),
    gives: [['nightly', 'cron']],
  }),
  operation({
    operation: 'POST /sandboxes/{sandboxName}/schedules',
    send: ({ sandboxes }) => sandboxes.schedules.create('box', schedule),
    target: '/sandboxes/box/schedules',
    body: schedule,
    read: ({ id, input }) => [id, input?.command],
    gives: ['schedule-1', 'npm test'],
  }),
  operation({
    operation: 'GET /sandboxes/{sandboxName}/schedules/{scheduleId}',
    send: ({ sandboxes }) => sandboxes.schedules.get('box', 'nightly'),
    target: '/sandboxes/box/schedules/nightly',
    read: ({ id }) => id,
    gives: 'nightly',
  }),
  operation({
    operation: 'PUT /sandboxes/{sandboxName}/schedules/{scheduleId}',
    send: ({ sandboxes }) => sandboxes.schedules.update('box', 'nightly', schedule),
    target: '/sandboxes/box/schedules/nightly',
    body: schedule,
    read: ({ value }) => value,
    gives: '0 7 * * *',
  }),
  operation({
    operation: 'DELETE /sandboxes/{sandboxName}/schedules/{scheduleId}',
    send: ({ sandboxes }) => sandboxes.schedules.delete('box', 'nightly'),
    target: '/sandboxes/box/schedules/nightly',
    read: ({ id }) => id,
    gives: 'nightly',
  }),
  operation({
    operation: 'GET /sandboxes/{sandboxName}/schedule-executions',
    send: ({ sandboxes }) => sandboxes.scheduleExecutions.list('box', { sort: 'createdAt:asc', limit: 1 }),
    target: '/sandboxes/box/schedule-executions?limit=1&sort=createdAt%3Aasc',
    read: ({ data, body }) => [data.map(({ statusCode }) => statusCode), body.meta.hasMore],
    gives: [[200], false],
  }),
];
