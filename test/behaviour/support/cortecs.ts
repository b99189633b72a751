/** The management API of Cortecs in memory, on a real port. It has one version, and knows no header for it. */
import { Hono } from 'hono';
import { Cortecs, type CortecsOptions } from '../../../output/cortecs/index.js';
import { isJson, type Json, textAt } from './json.js';
import { type App, type Asked, listen, type TestServer } from './listen.js';

export const MANAGEMENT_KEY = 'management-key';
const READ_ONLY_KEY = 'ordinary-key';
const STAMP = '2025-09-25T08:29:50.735Z';

interface State {
  readonly keys: Map<string, Json>;
  config: Json;
}

/** A server, and a client with the management key. */
export async function cortecs(
  options: CortecsOptions = {},
): Promise<{ readonly server: TestServer; readonly client: Cortecs }> {
  const app: App = new Hono();
  const api: App = new Hono();
  const state = newState();
  guard(api);
  mountKeys(api, state);
  mountConfig(api, state);
  api.get('/manage/users/balance', (asked) => asked.json({ current_balance: 1234.56, currency: 'EUR' }));
  app.route('/v1', api);
  const server = await listen(app);
  const baseURL = `${server.origin}/v1`;
  return { server, client: new Cortecs({ baseURL, managementKey: MANAGEMENT_KEY, ...options }) };
}

function newState(): State {
  const first = { name: 'management', created_at: 1758788990, is_management_key: true };
  const config = { _id: 'config-1', project_id: 'project-1', allow_overwrite: true };
  return {
    keys: new Map([[first.name, first]]),
    config: { ...config, created_at: STAMP, updated_at: STAMP },
  };
}

function guard(app: App): void {
  app.use(async (asked, next) => {
    const sent = asked.req.header('authorization');
    if (sent === `Bearer ${READ_ONLY_KEY}`) return refuse(403, 'Management key required.');
    if (sent !== `Bearer ${MANAGEMENT_KEY}`) return refuse(401, 'Unknown key.');
    await next();
    return undefined;
  });
}

function mountKeys(app: App, { keys }: State): void {
  app.get('/manage/api-keys', (asked) => asked.json({ api_keys: [...keys.values()] }));
  app.post('/manage/api-keys', async (asked) => {
    const body = await bodyOf(asked);
    const name = textAt(body, 'name');
    if (keys.has(name)) return refuse(400, 'The name is taken.');
    const key = { name, created_at: 1758788990, is_management_key: body['is_management_key'] ?? false };
    keys.set(name, key);
    return asked.json({ ...key, api_key: 'ck-0123' });
  });
  app.delete('/manage/api-keys', async (asked) => {
    const name = textAt(await bodyOf(asked), 'name');
    if (name === 'management') return refuse(400, 'The key is in use.');
    if (!keys.delete(name)) return refuse(404, 'There is no such key.');
    return asked.json({ success: true, deleted: name });
  });
}

/** Leaves the flag as it was where the new one is null or absent. */
function mountConfig(app: App, state: State): void {
  app.get('/manage/project-configs', () => Response.json(state.config));
  app.put('/manage/project-configs', async (asked) => {
    const body = await bodyOf(asked);
    if (body['updated_at'] !== state.config['updated_at'])
      return refuse(409, 'The settings changed meanwhile.');
    const allow_overwrite = body['allow_overwrite'] ?? state.config['allow_overwrite'];
    state.config = { ...state.config, allow_overwrite, updated_at: '2026-01-01T00:00:00.000Z' };
    return asked.json({ success: true });
  });
}

async function bodyOf(asked: Asked): Promise<Json> {
  const body: unknown = await asked.req.json();
  return isJson(body) ? body : {};
}

function refuse(status: number, error: string): Response {
  return Response.json({ error }, { status });
}
