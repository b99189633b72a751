/** A real server on this machine that answers as a test says, and remembers what it was asked. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import type { Certificate } from '../support/certificate.js';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TestServer {
  readonly url: string;
  readonly seen: Seen[];
}

export type Handler = (request: Seen, response: ServerResponse) => void;

const running: Server[] = [];

afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server that ends with the test; with a certificate it speaks TLS. */
export async function serve(handler: Handler, certificate?: Certificate): Promise<TestServer> {
  const seen: Seen[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    void readAll(request).then((body) => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body };
      seen.push(one);
      handler(one, response);
    });
  };
  const server = certificate ? createSecureServer(certificate, answer) : createServer(answer);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const scheme = certificate ? 'https' : 'http';
  return { url: `${scheme}://127.0.0.1:${isAddress(address) ? address.port : 0}`, seen };
}

/** Answers with JSON. */
export function reply(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Answers the requests in turn, the last answer for all that follow. */
export function inTurn(...handlers: Handler[]): Handler {
  let at = 0;
  return (request, response) => {
    const handler = handlers[Math.min(at, handlers.length - 1)];
    at += 1;
    handler?.(request, response);
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  try {
    for await (const chunk of request) text += String(chunk);
  } catch {
    return text; // The client went away.
  }
  return text;
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
