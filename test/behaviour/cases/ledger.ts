/** What the servers saw, by run: the source of the figures. */
import type { ServerResponse } from 'node:http';
import type { Seen } from './case.js';

/** What a run is told of itself. */
export interface RunFacts {
  readonly seen: readonly Seen[];
  readonly tokens: number;
  /** Whether the client closed the connection of the latest request before its answer ended. */
  readonly isLeft: boolean;
}

interface Entry {
  readonly request: Seen;
  readonly response: ServerResponse;
}

/** Methods that do not do the same when they are sent twice. */
const UNSAFE = ['POST', 'PATCH'];
/** Answers by which a server says that it did nothing: who sends again replays nothing. */
const UNDONE = [307, 308, 401];

export class Ledger {
  /** Everything that another origin than the API got. */
  readonly elsewhere: Seen[] = [];
  readonly #runs = new Map<string, Entry[]>();
  readonly #tokens = new Map<string, number>();

  /** How many requests of the run came before. */
  add(run: string, request: Seen, response: ServerResponse): number {
    const entries = this.#runs.get(run) ?? [];
    this.#runs.set(run, [...entries, { request, response }]);
    return entries.length;
  }

  /** How many tokens the run asked for before. */
  addToken(run: string): number {
    const before = this.#tokens.get(run) ?? 0;
    this.#tokens.set(run, before + 1);
    return before;
  }

  of(run: string): RunFacts {
    const entries = this.#runs.get(run) ?? [];
    const latest = entries.at(-1)?.response;
    return {
      seen: entries.map(({ request }) => request),
      tokens: this.#tokens.get(run) ?? 0,
      isLeft: latest?.destroyed === true && !latest.writableFinished,
    };
  }

  figures(): { readonly elsewhere: readonly Seen[]; readonly replayed: number; readonly unsafe: number } {
    const all = [...this.#runs.values()];
    const count = (work: (entries: readonly Entry[]) => number): number =>
      all.reduce((sum, entries) => sum + work(entries), 0);
    return {
      elsewhere: this.elsewhere,
      replayed: count(replays),
      unsafe: count((entries) => entries.filter(isUnsafe).length),
    };
  }
}

function isUnsafe({ request: { method, headers } }: Entry): boolean {
  return UNSAFE.includes(method) && !('idempotency-key' in headers);
}

/** Requests without a key that repeat an earlier one of the run which the server may have carried out. */
function replays(entries: readonly Entry[]): number {
  return entries.filter((entry, at) => {
    const { method, body } = entry.request;
    const earlier = entries
      .slice(0, at)
      .filter(({ request }) => request.method === method && request.body === body);
    return isUnsafe(entry) && earlier.some(({ response }) => !saysUndone(response));
  }).length;
}

function saysUndone(response: ServerResponse): boolean {
  const { statusCode } = response;
  const isAskedToWait = (statusCode === 429 || statusCode === 503) && response.hasHeader('retry-after');
  return response.headersSent && (UNDONE.includes(statusCode) || isAskedToWait);
}
