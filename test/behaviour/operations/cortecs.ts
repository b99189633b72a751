import { type Cortecs } from '../../../output/cortecs/index.js';
import { sending, type Sending } from '../support/operation.js';

const call = sending<Cortecs>();

const STAMP = '2025-09-25T08:29:50.735Z';

export const CORTECS: readonly Sending<Cortecs>[] = [
  call({ operation: 'GET /manage/api-keys', send: ({ manage }) => manage.apiKeys.list() }),
  call({
    operation: 'POST /manage/api-keys',
    send: ({ manage }) => manage.apiKeys.create({ name: 'ci', is_management_key: true }),
  }),
  call({
    operation: 'DELETE /manage/api-keys',
    send: ({ manage }) => manage.apiKeys.delete({ name: 'my old/key' }),
  }),
  call({ operation: 'GET /manage/project-configs', send: ({ manage }) => manage.projectConfigs.get() }),
  call({
    operation: 'PUT /manage/project-configs',
    send: ({ manage }) =>
      manage.projectConfigs.update({ created_at: STAMP, updated_at: STAMP, allow_overwrite: null }),
  }),
  call({ operation: 'GET /manage/users/balance', send: ({ manage }) => manage.users.balance.get() }),
];
