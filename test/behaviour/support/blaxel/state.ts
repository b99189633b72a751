/** What the parts of the Blaxel server share. */
import { type Store } from './store.js';

export const OLD = '2026-04-16';
export const NEW = '2026-04-28';
export const KEY = 'key-of-ada';
export const WORKSPACE = 'acme';

export interface State {
  readonly store: Store;
  /** The credentials that are accepted. */
  readonly keys: Set<string>;
  /** The versions that the server knows. */
  known: readonly string[];
  /** The version header as it reaches the server, from what the client sent: a proxy stands on the way. */
  proxy: (sent: string | undefined) => string | undefined;
  /** Cursors that were given out in an earlier age are no longer taken. */
  age: number;
}

/** The documented error body, as an answer. */
export function refuse(status: number, error: string, message: string): Response {
  return Response.json({ error, code: status, message }, { status });
}

export function missing(what: string): Response {
  return refuse(404, 'not_found', `${what} does not exist`);
}
