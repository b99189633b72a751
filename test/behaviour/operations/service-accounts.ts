import { type Case, operation } from '../support/operation.js';

export const SERVICE_ACCOUNTS: readonly Case[] = [
  operation({
    operation: 'GET /service_accounts',
    send: ({ serviceAccounts }) => serviceAccounts.list(),
    target: '/service_accounts',
    read: (accounts) => accounts.map(({ client_id, name }) => [client_id, name]),
    gives: [['bot', 'Bot']],
  }),
  operation({
    operation: 'POST /service_accounts',
    send: ({ serviceAccounts }) => serviceAccounts.create({ name: 'deployer', description: 'for releases' }),
    target: '/service_accounts',
    body: { name: 'deployer', description: 'for releases' },
    read: ({ client_id, client_secret }) => [client_id, client_secret],
    gives: ['account-2', 'secret-of-the-account'],
  }),
  operation({
    operation: 'PUT /service_accounts/{clientId}',
    send: ({ serviceAccounts }) => serviceAccounts.update('bot', { description: '' }),
    target: '/service_accounts/bot',
    body: { description: '' },
    read: ({ name, description }) => [name, description],
    gives: ['Bot', ''],
  }),
  operation({
    operation: 'DELETE /service_accounts/{clientId}',
    send: ({ serviceAccounts }) => serviceAccounts.delete('bot'),
    target: '/service_accounts/bot',
    read: ({ name }) => name,
    gives: 'Bot',
  }),
  operation({
    operation: 'GET /service_accounts/{clientId}/api_keys',
    send: ({ serviceAccounts }) => serviceAccounts.apiKeys.list('bot'),
    target: '/service_accounts/bot/api_keys',
    read: (keys) => keys.map(({ id, apiKey }) => [id, apiKey]),
    gives: [['key-1', undefined]],
  }),
  operation({
    operation: 'POST /service_accounts/{clientId}/api_keys',
    send: ({ serviceAccounts }) => serviceAccounts.apiKeys.create('bot', { name: 'ci', expires_in: '30d' }),
    target: '/service_accounts/bot/api_keys',
    body: { name: 'ci', expires_in: '30d' },
    read: ({ id, apiKey, expires_in }) => [id, apiKey, expires_in],
    gives: ['key-2', 'value-of-the-key', '30d'],
  }),
  operation({
    operation: 'DELETE /service_accounts/{clientId}/api_keys/{apiKeyId}',
    send: ({ serviceAccounts }) => serviceAccounts.apiKeys.delete('bot', 'key-1'),
    target: '/service_accounts/bot/api_keys/key-1',
    read: (nothing) => nothing,
    gives: undefined,
  }),
];
