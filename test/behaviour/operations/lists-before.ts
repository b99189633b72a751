/** What differs in the older version, as a client of that calls it: lists are arrays, with the parameters of then. */
import { type Blaxel } from '../../../output/blaxel/index.js';
import { sending, type Sending } from '../support/operation.js';

export type OlderBlaxel = Blaxel<'2026-04-16'>;

const older = sending<OlderBlaxel>();

export const LISTS_BEFORE: readonly Sending<OlderBlaxel>[] = [
  older({ operation: 'GET /agents', send: ({ agents }) => agents.list() }),
  older({ operation: 'GET /applications', send: ({ applications }) => applications.list() }),
  older({ operation: 'GET /drives', send: ({ drives }) => drives.list({ externalId: 'disk' }) }),
  older({ operation: 'GET /functions', send: ({ functions }) => functions.list() }),
  older({ operation: 'GET /jobs', send: ({ jobs }) => jobs.list() }),
  older({
    operation: 'GET /jobs/{jobId}/executions',
    send: ({ jobs }) => jobs.executions.list('import', { limit: 1, offset: 0 }),
  }),
  older({ operation: 'GET /models', send: ({ models }) => models.list() }),
  older({ operation: 'GET /policies', send: ({ policies }) => policies.list() }),
  older({
    operation: 'GET /sandboxes',
    send: ({ sandboxes }) => sandboxes.list({ showTerminated: true, externalId: 'a', status: ['DEPLOYED'] }),
  }),
  older({
    operation: 'GET /sandboxes/{sandboxName}/schedules',
    send: ({ sandboxes }) => sandboxes.schedules.list('box'),
  }),
  older({ operation: 'GET /volumes', send: ({ volumes }) => volumes.list({ externalId: 'disk' }) }),
];
