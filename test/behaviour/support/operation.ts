/** One operation as a user calls it, what goes out, and what comes back. */
import { type Blaxel } from '../../../output/blaxel/index.js';
import { type Canned } from './answers.js';

/** What methods give, of whatever client. */
interface Answered<T> extends PromiseLike<T> {
  readonly result: () => Promise<unknown>;
}

/** An operation of an API whose client is `Client`. */
export interface Described<Client, T> {
  /** Method and path template, as in the specification. */
  readonly operation: string;
  readonly send: (client: Client) => Answered<T>;
  /** What a user takes from the result: a use of its type, too. */
  readonly read: (data: T) => unknown;
  /** Target on the wire, after the base URL. */
  readonly target: string;
  /** The body on the wire; none when absent. */
  readonly body?: unknown;
  /** What the API answers, where the server in memory does not implement the operation. */
  readonly answers?: Canned;
  /** Base URL of an operation that has a server of its own. */
  readonly at?: string;
  /** Headers beside those of every request, names in lower case; undefined for one that must not be sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly gives: unknown;
}

export interface Case<Client = Blaxel> {
  readonly operation: string;
  readonly method: string;
  readonly target: string;
  readonly body: unknown;
  readonly answers: Canned | undefined;
  readonly at: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly gives: unknown;
  /** Calls it, and takes from the result what {@link gives} is. */
  readonly value: (client: Client) => Promise<unknown>;
  readonly result: (client: Client) => Promise<unknown>;
}

/** An operation of Blaxel's control plane. */
export function operation<T>(described: Described<Blaxel, T>): Case {
  return caseOf(described);
}

/** Forgets the types of an operation after they were checked. */
export function caseOf<Client, T>(described: Described<Client, T>): Case<Client> {
  const { operation: name, send, read, target, body, answers, at, headers = {}, gives } = described;
  return {
    operation: name,
    method: name.split(' ', 1).join(''),
    target,
    body,
    answers,
    at,
    headers,
    gives,
    value: async (client) => read(await send(client)),
    result: (client) => send(client).result(),
  };
}
