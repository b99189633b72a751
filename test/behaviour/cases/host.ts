/** The servers of the cases, on real ports of this machine, and what a run in whatever runtime asks them about itself. */
import { type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Server, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { CASES } from './all.js';
import type { Places, Seen } from './case.js';
import { Ledger } from './ledger.js';
import { startTokens } from './token-server.js';

type Asked = Context<{ Bindings: HttpBindings }>;
type App = Hono<{ Bindings: HttpBindings }>;

/** Below this path of the API's address is a run of a case: its place in the list, and a number of its own. */
const RUN = /^\/run\/(\d+)-([\w-]+)(?=\/|\?|$)/;
const PACKED = gzipSync(new Uint8Array(10_000_000));

export interface Host extends Places {
  readonly ledger: Ledger;
  /** Resolves with what a runtime reports. */
  readonly reported: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts the API, a second origin and a token server. `page` is what a browser opens at `/-/page`. */
export async function startHost(page = ''): Promise<Host> {
  const ledger = new Ledger();
  const tokens = await startTokens(ledger);
  let report: (text: string) => void = () => undefined;
  const elsewhere = open();
  elsewhere.all('*', async (context) => {
    ledger.elsewhere.push(await seenBy(context, true));
    return context.json({ data: [], id: 1 });
  });
  const other = await listen(elsewhere);
  const places = (): Places => ({
    origin: api.origin,
    other: other.origin,
    alias: api.alias,
    tokenURL: tokens.url,
  });
  const app = open();
  app.get('/-/places', (context) => context.json(places()));
  app.get('/-/page', (context) => context.html(page));
  app.get('/-/run/:id', (context) => context.json(ledger.of(context.req.param('id'))));
  app.get('/-/ledger', (context) => context.json(ledger.figures()));
  app.post('/-/report', async (context) => {
    report(await context.req.text());
    return context.body(null, 204);
  });
  app.all('*', async (context) => await answered(context, ledger, places()));
  const api = await listen(app);
  return {
    ...places(),
    ledger,
    reported: () => new Promise((resolve) => (report = resolve)),
    close: async () => {
      await tokens.close();
      for (const { server } of [api, other]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

const HEADERS = {
  // A connection of its own for each request: platforms send again what a kept one lost.
  connection: 'close',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
  'access-control-expose-headers': '*',
};

/** Lets pages of every origin ask, and nobody keep what they got. */
function open(): App {
  const app: App = new Hono();
  app.use(async (context, next) => {
    const { incoming, outgoing } = context.env;
    for (const [name, value] of Object.entries(HEADERS)) outgoing.setHeader(name, value);
    const asked = incoming.headers['access-control-request-headers'];
    if (asked !== undefined) outgoing.setHeader('access-control-allow-headers', asked);
    if (incoming.method === 'OPTIONS') return context.body(null, 204);
    await next();
    return undefined;
  });
  return app;
}

async function answered(context: Asked, ledger: Ledger, places: Places): Promise<Response> {
  const { incoming, outgoing } = context.env;
  const [prefix = '', index = '', id = ''] = RUN.exec(incoming.url ?? '') ?? [];
  const one = CASES[Number(index)];
  const isElsewhere = incoming.headers.host !== new URL(places.origin).host;
  const request = await seenBy(context, isElsewhere, prefix);
  if (isElsewhere) ledger.elsewhere.push(request);
  if (prefix === '' || one === undefined) return context.notFound();
  const nth = ledger.add(id, request, outgoing);
  const base = places.origin + prefix;
  if (one.answer === undefined) return context.json({});
  one.answer({ ...places, base, request, nth, response: outgoing, packed: PACKED });
  await closed(outgoing);
  return RESPONSE_ALREADY_SENT;
}

/** Until then the answer is the case's own. */
async function closed(response: ServerResponse): Promise<void> {
  if (!response.destroyed) await new Promise((resolve) => response.once('close', resolve));
}

async function seenBy({ req, env: { incoming } }: Asked, elsewhere: boolean, prefix = ''): Promise<Seen> {
  const { method = '', url = '' } = incoming;
  return {
    method,
    target: url.slice(prefix.length),
    headers: Object.fromEntries(req.raw.headers),
    body: await req.text().catch(() => '(broken off)'),
    elsewhere,
  };
}

interface Listening {
  readonly server: Server;
  readonly origin: string;
  readonly alias: string;
}

async function listen(app: App): Promise<Listening> {
  const fetch = async (request: Request, env: unknown): Promise<Response> => {
    const response = await app.fetch(request, isHttp1(env) ? env : undefined);
    // Of an answer to HEAD a copy arrives, which would be sent once more.
    return response.headers.has('x-hono-already-sent') ? RESPONSE_ALREADY_SENT : response;
  };
  return await new Promise((resolve, reject) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      if (!('closeAllConnections' in server)) reject(new Error('the server speaks HTTP/1.1 only'));
      else resolve({ server, origin: `http://127.0.0.1:${port}`, alias: `http://localhost:${port}` });
    });
  });
}

function isHttp1(env: unknown): env is HttpBindings {
  return typeof env === 'object' && env !== null && 'incoming' in env;
}
