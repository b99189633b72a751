/** What the cases use of the client that comes of `test/fixtures/at-run-time`. */

import type { Middleware } from '../../../templates/runtime/connection.js';

/** An answer on its way. */
export interface Call<T> extends PromiseLike<T> {
  readonly asResponse: () => Promise<Response>;
}

/** A list that comes in pages. */
export interface List<T> extends AsyncIterable<T>, PromiseLike<unknown> {
  readonly toArray: (options: { readonly limit: number }) => Promise<T[]>;
}

export interface Thing {
  readonly id: number;
  readonly name?: string;
}

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  readonly retry?: number;
}

/** What a call can be told. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeout?: number;
  readonly maxRetries?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly idempotencyKey?: string;
}

interface Filter {
  readonly status?: string;
}

export interface Trials {
  readonly things: {
    readonly list: (params?: Filter, options?: CallOptions) => List<Thing>;
    readonly create: (thing: Thing, options?: CallOptions) => Call<Thing>;
    /** A JavaScript caller may give anything. */
    readonly get: (id: unknown, options?: CallOptions) => Call<unknown>;
    readonly head: (id: string, options?: CallOptions) => Call<unknown>;
    readonly update: (id: string, thing: Thing, options?: CallOptions) => Call<Thing>;
    readonly delete: (id: string, options?: CallOptions) => Call<unknown>;
    readonly content: {
      readonly update: (
        id: string,
        params: { readonly body: unknown },
        options?: CallOptions,
      ) => Call<unknown>;
    };
  };
  readonly links: { readonly list: (params?: Filter) => List<Thing> };
  readonly addresses: { readonly list: (params?: Filter) => List<Thing> };
  readonly feed: { readonly get: (options?: CallOptions) => AsyncIterable<ServerEvent> };
}

/** What the client itself can be told. */
export interface TrialsOptions extends CallOptions {
  readonly baseURL?: string;
  readonly key?: string | (() => string | Promise<string>) | undefined;
  readonly cookie?: string | undefined;
  /** Travels in the query. */
  readonly token?: string | undefined;
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string; readonly tokenURL: string };
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  readonly middleware?: readonly Middleware[];
  readonly allowBrowser?: boolean;
}

/** The class that the package exports. */
export type TrialsClass = new (options: object) => Trials;
