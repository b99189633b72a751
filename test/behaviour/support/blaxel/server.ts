/** A Blaxel control plane in memory, on a real port, that answers as each version of the API does. */
import { Hono } from 'hono';
import { Blaxel, type BlaxelOptions } from '../../../../output/blaxel/index.js';
import { type App, listen, type TestServer } from '../listen.js';
import { mountAccess } from './access.js';
import { mount } from './crud.js';
import { type Detour, detour } from './detour.js';
import { guard } from './gate.js';
import { KINDS } from './kinds.js';
import { KEY, missing, NEW, OLD, type State } from './state.js';
import { Store } from './store.js';
import { mountTokens } from './tokens.js';
import { mountWorkloads } from './workloads.js';

export interface BlaxelServer extends TestServer {
  /** What a client takes as its base URL. */
  readonly baseURL: string;
  readonly store: Store;
  readonly state: State;
}

export async function startBlaxel(): Promise<BlaxelServer> {
  const state = newState();
  const app: App = new Hono();
  const api: App = new Hono();
  mountTokens(api, state);
  guard(api, state);
  mountWorkloads(api, state);
  mountAccess(api, state);
  for (const kind of KINDS) mount(api, kind, state);
  app.route('/v0', api);
  app.notFound((asked) => missing(asked.req.path));
  const server = await listen(app);
  return { ...server, baseURL: `${server.origin}/v0`, store: state.store, state };
}

function newState(): State {
  return {
    store: new Store(),
    keys: new Set([KEY]),
    known: [OLD, NEW],
    proxy: (sent) => sent,
    age: 1,
  };
}

/** A server, and a client with a credential that the server takes. */
export async function connected(
  options: BlaxelOptions = {},
): Promise<{ readonly server: BlaxelServer; readonly blaxel: Blaxel }> {
  const server = await startBlaxel();
  return { server, blaxel: new Blaxel({ baseURL: server.baseURL, apiKey: KEY, ...options }) };
}

/** The same, with every request brought to the server, whichever host it is for. */
export async function detoured(
  options: BlaxelOptions = {},
): Promise<{ readonly server: BlaxelServer; readonly blaxel: Blaxel; readonly urls: Detour['urls'] }> {
  const server = await startBlaxel();
  const { fetch, urls } = detour(server.origin);
  return { server, urls, blaxel: new Blaxel({ apiKey: KEY, fetch, ...options }) };
}

/** Adds agents, oldest first: a name, or a name and a status. */
export function addAgents({ store }: BlaxelServer, ...agents: readonly (string | [string, string])[]): void {
  for (const one of agents) {
    const [name, status] = typeof one === 'string' ? [one, 'DEPLOYED'] : one;
    store.put('/agents', name, { metadata: { name }, spec: {}, status });
  }
}
