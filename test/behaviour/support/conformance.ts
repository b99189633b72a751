/** A server that believes a document: it checks what it is asked, and answers as that describes. */
import { Hono } from 'hono';
import type { Members } from '../../../generator/ir/documents.js';
import { answerOf, answerProblems, statusesOf, type SampleAnswer } from '../../support/openapi/answers.js';
import { operationsOf, type OperationNode } from '../../support/openapi/document.js';
import { Requests } from '../../support/openapi/requests.js';
import type { Size } from '../../support/openapi/sample.js';
import { Schemas } from '../../support/openapi/schemas.js';
import { type App, listen } from './listen.js';

/** Which of the described answers to give. */
export interface Exchange {
  /** `METHOD /path` of the operation that is due. */
  readonly operation: string;
  /** As it is written: `200`, `4XX`, `default`. */
  readonly status: string;
  readonly size: Size;
}

/** What became of a request. */
export interface Heard {
  /** The operation that it was for; empty where there is none. */
  readonly operation: string;
  /** What the document has against it. */
  readonly problems: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: SampleAnswer;
}

export interface Conversation {
  /** For the client: brings its requests to the server, whichever host they are for. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly heard: readonly Heard[];
}

/** One version of an API, by its document. */
export class Conformance {
  readonly operations: ReadonlyMap<string, OperationNode>;
  readonly #document: Members;
  readonly #requests: Requests;
  readonly #answers: Schemas;

  constructor(document: Members) {
    this.#document = document;
    this.#requests = new Requests(document);
    this.#answers = new Schemas(document, 'response');
    this.operations = new Map(operationsOf(document).map((operation) => [operation.id, operation]));
  }

  /** Every answer that the document describes: successes small and large, errors once. */
  get exchanges(): readonly Exchange[] {
    return [...this.operations].flatMap(([operation, node]) =>
      statusesOf(node).flatMap((status): readonly Exchange[] => {
        const full: Exchange = { operation, status, size: 'maximal' };
        return status.startsWith('2') ? [{ ...full, size: 'minimal' }, full] : [full];
      }),
    );
  }

  /** What is wrong with an answer that somebody made up. */
  doubts(operation: string, status: number, value: unknown): readonly string[] {
    const node = this.operations.get(operation);
    if (node === undefined) return [`there is no operation ${operation}`];
    return answerProblems(this.#document, this.#answers, node, { status, value });
  }

  async converse(exchange: Exchange): Promise<Conversation> {
    const urls: string[] = [];
    const heard: Heard[] = [];
    const app: App = new Hono();
    app.all('*', async ({ req }) => {
      const one = await this.#hear(req.raw, urls.at(-1) ?? '', exchange);
      heard.push(one);
      return responseOf(one.answer);
    });
    const { origin } = await listen(app);
    return {
      heard,
      fetch: (url, init) => {
        urls.push(url);
        return fetch(url.replace(/^https?:\/\/[^/]+/, origin), init);
      },
    };
  }

  async #hear(request: Request, url: string, { operation, status, size }: Exchange): Promise<Heard> {
    const headers = Object.fromEntries(request.headers);
    const body = await request.text();
    const verdict = this.#requests.check({ method: request.method, url, headers, body });
    const node = this.operations.get(operation);
    if (node === undefined) throw new Error(`the document has no operation ${operation}`);
    const accept = headers['accept'] ?? '*/*';
    const answer = answerOf(this.#document, this.#answers, node, { status, accept, size });
    return { operation: verdict.operation?.id ?? '', problems: verdict.problems, headers, answer };
  }
}

function responseOf({ status, headers, mediaType, value }: SampleAnswer): Response {
  if (mediaType === undefined) return new Response(null, { status, headers });
  return new Response(textOf(mediaType, value), {
    status,
    headers: { ...headers, 'content-type': mediaType },
  });
}

/** A body of a media type that holds a value; of a stream, as its only piece. */
function textOf(mediaType: string, value: unknown): string {
  if (/[/+]json$/.test(mediaType)) return JSON.stringify(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return mediaType === 'text/event-stream' ? `data: ${text}\n\n` : text;
}
