/** One operation as a user calls it, what goes out, and what comes back. */
import { type Blaxel } from '../../../output/blaxel/index.js';
import { type Canned } from './answers.js';

/** What methods return: a promise that also gives the outcome as a value. */
interface Call<T> extends PromiseLike<T> {
  readonly result: () => Promise<unknown>;
}

/** The call of an operation. */
export interface Described<Client, T> {
  /** Method and path template, as in the specification. */
  readonly operation: string;
  readonly send: (client: Client) => Call<T>;
}

/** The call of an operation, and what a server hears and answers. */
export interface DescribedCase<Client, T> extends Described<Client, T> {
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

/** The call of an operation, its types forgotten after they were checked. */
export interface Sending<Client> {
  readonly operation: string;
  readonly result: (client: Client) => Promise<unknown>;
}

export interface Case<Client = Blaxel> extends Sending<Client> {
  readonly method: string;
  readonly target: string;
  readonly body: unknown;
  readonly answers: Canned | undefined;
  readonly at: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly gives: unknown;
  /** Calls it, and takes from the result what {@link gives} is. */
  readonly value: (client: Client) => Promise<unknown>;
}

/** Forgets the types of a call. */
export function sending<Client>(): <T>(described: Described<Client, T>) => Sending<Client> {
  return ({ operation: name, send }) => ({ operation: name, result: (client) => send(client).result() });
}

/** Forgets the types of an operation after they were checked. */
export function operationOf<Client>(): <T>(described: DescribedCase<Client, T>) => Case<Client> {
  return ({ operation: name, send, read, target, body, answers, at, headers = {}, gives }) => ({
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
  });
}

export const operation: <T>(described: DescribedCase<Blaxel, T>) => Case = operationOf<Blaxel>();
