/** Servers on a real port of this machine that remember what they were asked and end with the test. */
import { type HttpBindings, serve } from '@hono/node-server';
import { type Context, type Hono } from 'hono';
import { type AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { parsed } from './json.js';

export type App = Hono<{ Bindings: HttpBindings }>;
export type Asked = Context<{ Bindings: HttpBindings }>;

/** A request as it arrived. */
export interface Seen {
  /** Method and target as on the wire: `GET /v0/agents?limit=2`. */
  readonly line: string;
  readonly path: string;
  /** Decoded. */
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON; undefined when nothing was sent. */
  readonly body: unknown;
}

/** Answers a request in place of the API. */
export type Answer = (seen: Seen) => Response | Promise<Response>;

export interface TestServer {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly seen: readonly Seen[];
  /** The latest request. Throws when there was none. */
  readonly last: () => Seen;
  /** The lines of all requests, in order. */
  readonly lines: () => string[];
  /** Answers the next requests in turn; after them the API answers again. */
  readonly answer: (...answers: readonly Answer[]) => void;
}

const running: (() => void)[] = [];

afterEach(() => {
  for (const close of running.splice(0)) close();
});

/** Starts an application. Every answer gets a request id unless it has one. */
export async function listen(app: App): Promise<TestServer> {
  const seen: Seen[] = [];
  const answers: Answer[] = [];
  const handle = async (request: Request, bindings: HttpBindings): Promise<Response> => {
    const one = await record(request, bindings);
    seen.push(one);
    const own = answers.shift();
    const response = await (own === undefined ? app.fetch(request, bindings) : own(one));
    return identified(response, seen.length);
  };
  return {
    origin: `http://127.0.0.1:${(await opened(handle)).port}`,
    seen,
    last: () => {
      const latest = seen.at(-1);
      if (latest === undefined) throw new Error('the server was not asked anything');
      return latest;
    },
    lines: () => seen.map(({ line }) => line),
    answer: (...more) => {
      answers.push(...more);
    },
  };
}

function opened(
  handle: (request: Request, bindings: HttpBindings) => Promise<Response>,
): Promise<AddressInfo> {
  return new Promise((resolve) => {
    const fetch = (request: Request, bindings: unknown): Promise<Response> => {
      if (!isHttp1(bindings)) throw new Error('the server speaks HTTP/1.1 only');
      return handle(request, bindings);
    };
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, resolve);
    running.push(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
    });
  });
}

function isHttp1(bindings: unknown): bindings is HttpBindings {
  return typeof bindings === 'object' && bindings !== null && 'incoming' in bindings;
}

async function record(request: Request, { incoming }: HttpBindings): Promise<Seen> {
  const { method = '', url = '' } = incoming;
  return {
    line: `${method} ${url}`,
    path: url.split('?', 1).join(''),
    query: Object.fromEntries(new URL(request.url).searchParams),
    headers: Object.fromEntries(request.headers),
    body: parsed(await request.clone().text()),
  };
}

function identified(response: Response, count: number): Response {
  if (response.headers.has('x-request-id')) return response;
  const headers = new Headers(response.headers);
  headers.set('x-request-id', `request-${count}`);
  return new Response(response.body, { status: response.status, headers });
}
