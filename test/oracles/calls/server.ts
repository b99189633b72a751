/** A server on this machine that says nothing and holds what it is asked against a document. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Requests, SentRequest, Verdict } from '../../support/openapi/requests.js';
import type { Fetch } from './client.js';

export interface Listener {
  /** Brings a request to the server, whichever host it is for. */
  readonly fetch: Fetch;
  /** What was heard since the last time. */
  heard(): readonly Verdict[];
  /** Which document the requests are for from now on. */
  judge(requests: Requests): void;
  /** Which operation is to be called next. */
  expect(operation: string): void;
  close(): void;
}

export const listen = async (): Promise<Listener> => {
  const heard: Verdict[] = [];
  let requests: Requests | undefined;
  let asked = '';
  let due: string | undefined;
  const server = createServer({ maxHeaderSize: LONGEST }, (message, response) => {
    void textOf(message).then((body) => {
      const headers = Object.fromEntries(
        Object.entries(message.headers).map(([name, value]) => [name, String(value)] as const),
      );
      heard.push(verdictOn(requests, { method: message.method ?? '', url: asked, headers, body }, due));
      response.writeHead(400, { 'content-type': 'application/json' }).end('{}');
    });
  });
  // A connection that waits longer than usual for its next request is no fault of a client.
  server.keepAliveTimeout = 60_000;
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    fetch: async (url, init) => {
      asked = url;
      return await fetch(url.replace(/^https?:\/\/[^/?]+/, `http://127.0.0.1:${port}`), init);
    },
    heard: () => heard.splice(0),
    judge: (next) => {
      requests = next;
    },
    expect: (operation) => {
      due = operation;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Bytes of a request line with headers: a path may hold all that its schema allows. */
const LONGEST = 1_000_000;

/** What a document cannot be asked is a problem like others. */
const verdictOn = (requests: Requests | undefined, sent: SentRequest, due: string | undefined): Verdict => {
  try {
    return requests?.check(sent, due) ?? { operation: undefined, problems: ['nobody listens'] };
  } catch (error) {
    return { operation: undefined, problems: [`it cannot be judged: ${String(error)}`] };
  }
};

const textOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(message, 'end');
  return Buffer.concat(chunks).toString('utf8');
};
