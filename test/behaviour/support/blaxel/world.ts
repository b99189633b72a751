/** One of everything, for tests that call every operation. */
import { type Store } from './store.js';

export function fill(store: Store): void {
  const status = 'DEPLOYED';
  store.put('/agents', 'helper', { metadata: { name: 'helper' }, spec: {}, status });
  store.put('/agents/helper/revisions', '1', { id: 'revision-1', active: true });
  store.put('/models', 'gpt', { metadata: { name: 'gpt' }, spec: {}, status });
  store.put('/policies', 'europe', {
    metadata: { name: 'europe' },
    spec: { type: 'location', locations: [{ type: 'continent', name: 'eu' }] },
  });
  store.put('/volumes', 'data', {
    metadata: { name: 'data', externalId: 'disk' },
    spec: { size: 2048, template: 'git' },
    status,
  });
  fillSandboxes(store);
  fillJobs(store);
  fillAccess(store);
}

function fillSandboxes(store: Store): void {
  const status = 'DEPLOYED';
  const metadata = { name: 'box', externalId: 'order 42' };
  store.put('/sandboxes', 'box', { metadata, spec: {}, status, events: [{ type: 'created' }] });
  store.put('/sandboxes/box/previews', 'app', { metadata: { name: 'app' }, spec: { port: 80 }, status });
  store.put('/sandboxes/box/previews/app/tokens', 'old', { metadata: { name: 'old' }, spec: {} });
  store.put('/sandboxes/box/schedules', 'nightly', { id: 'nightly', type: 'cron' });
  store.put('/sandboxes/box/schedule-executions', '1', { id: '1', statusCode: 200 });
}

function fillJobs(store: Store): void {
  store.put('/jobs', 'import', { metadata: { name: 'import' }, spec: {}, status: 'DEPLOYED' });
  store.put('/jobs/import/executions', 'run', { metadata: { id: 'run' }, spec: {}, status: 'running' });
  store.put('/jobs/import/executions/run/tasks', '0', { metadata: { name: 'task-0' }, status: 'succeeded' });
}

function fillAccess(store: Store): void {
  store.put('/service_accounts', 'bot', { client_id: 'bot', name: 'Bot' });
  store.put('/service_accounts/bot/api_keys', 'key-1', { id: 'key-1', name: 'first' });
  store.put('/workspaces', 'acme', { name: 'acme', status: 'ready', resourceCounts: { agents: 1 } });
  store.put('/users', 'ada@example.com', { email: 'ada@example.com', role: 'admin' });
}
