/** A case: what a server does, and what must come of it in every runtime. Runs where there is `fetch`. */
import type { ServerResponse } from 'node:http';
import type { Trials, TrialsOptions } from './client.js';

/** A request as a server got it. */
export interface Seen {
  readonly method: string;
  /** Path and query below the address of the case. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether it went to another origin than that of the API. */
  readonly elsewhere: boolean;
}

/** Where the servers are. */
export interface Places {
  /** The API. */
  readonly origin: string;
  /** Another server, on a port of its own. */
  readonly other: string;
  /** The API under another name of the same machine. */
  readonly alias: string;
  /** Where tokens come from, which is another server again. */
  readonly tokenURL: string;
}

/** A server of one run of a case. */
export interface Asked extends Places {
  readonly request: Seen;
  /** How many requests of the run came before. */
  readonly nth: number;
  /** Address of the run: an absolute URL. */
  readonly base: string;
  readonly response: ServerResponse;
  /** Ten megabytes, packed to a thousandth. */
  readonly packed: Uint8Array;
}

/** What the token server gives in place of its own answer. */
export interface TokenChange {
  readonly status?: number;
  /** Members that replace its own; undefined removes one. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** What a run has at hand. */
export interface World extends Places {
  readonly base: string;
  readonly runtime: Runtime;
  readonly client: (options?: TrialsOptions) => Trials;
  /** A client that gets tokens. */
  readonly tokenClient: (options?: TrialsOptions) => Trials;
  /** What arrived of the run, at the API and elsewhere. */
  readonly seen: () => Promise<readonly Seen[]>;
  /** How many tokens the run asked for. */
  readonly tokens: () => Promise<number>;
  /** Whether the connection of the latest request was closed before its answer ended; waits for it a little. */
  readonly isLeft: () => Promise<boolean>;
  /** The error that a call ends with, remembered for the search for secrets. Throws where there is none. */
  readonly failure: (work: PromiseLike<unknown> | (() => PromiseLike<unknown>)) => Promise<Failure>;
  /** The same for an error that was caught already. */
  readonly thrown: (error: unknown) => Failure;
  /** Timers and the like that the runtime holds; undefined where it does not say. */
  readonly handles: () => number | undefined;
  /** Remembers a figure for the report. */
  readonly count: (figure: 'tokens' | 'left', value: number) => void;
}

export type Runtime = 'node' | 'bun' | 'deno' | 'browser';

/** What a call failed with. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly error: Error;
}

export interface Case {
  /** R01 to R44. */
  readonly number: string;
  readonly title: string;
  /** Answers the requests of a run; JSON that is empty where a case has none. */
  readonly answer?: (asked: Asked) => void;
  readonly token?: (nth: number) => TokenChange;
  readonly run: (world: World) => Promise<void>;
  /** Runs while no other case does, because it turns something that all share. */
  readonly alone?: true;
  /** Where it cannot be run, and why. */
  readonly notIn?: Readonly<Partial<Record<Runtime, string>>>;
}

/** In every credential of the suite: whoever sees it where it should not be saw a secret. */
export const CANARY = 'canary-5f1d0c';
