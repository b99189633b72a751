// Part of the runtime of apivintage, copied as it is. Do not edit.

/** The client that resources share. */
import { inBrowser, type Scheme, usableSchemes } from './auth.js';
import { checkBaseURL } from './base-url.js';
import { type Caller, Exchange } from './call.js';
import { type Connection, type ConnectionOptions, connect } from './connection.js';
import { ApiError, type ErrorAnswer, type RequestFacts, ResponseParseError } from './errors.js';
import type { HeaderMap } from './headers.js';
import type { Operation, PathValue, Security } from './operation.js';
import type { ApiSettings, ErrorClasses, RequestOptions } from './options.js';
import { baseHeaders, plan } from './request.js';

/** What a more exact kind of client changes about this one. */
export interface Rules {
  /** Throws when a call must not be sent with these options. */
  readonly check?: (options: RequestOptions) => void;
  /** A more exact error for an answer; undefined to leave it to the classes of the API. */
  readonly failure?: (answer: ErrorAnswer) => Error | undefined;
  readonly mismatch?: (detail: string, request: RequestFacts) => Error;
  /** Encoded pairs for every request, joined. */
  readonly query?: string;
}

const TIMEOUT = 60_000;
const RETRIES = 2;

export class Api {
  /** Give it to another client to share transport and budget. */
  readonly connection: Connection;
  readonly #settings: ApiSettings;
  readonly #rules: Rules;
  readonly #baseURL: string;
  readonly #headers: HeaderMap;
  readonly #caller: Caller;
  readonly #defaultSchemes: readonly Scheme[];

  /** Throws TypeError for an address, a header or a credential that must not be used. */
  constructor(settings: ApiSettings, rules: Rules = {}) {
    const { options = {} } = settings;
    this.#settings = settings;
    this.#rules = rules;
    this.connection = settings.connection ?? options.connection ?? connect(options);
    this.#defaultSchemes = this.#usable(settings.security ?? []);
    guardBrowser(settings);
    this.#baseURL = this.#checked(this.#placeOf(settings.baseURL));
    this.#headers = baseHeaders(settings);
    this.#caller = {
      connection: this.connection,
      baseURL: this.#baseURL,
      allowInsecure: options.allowInsecure === true,
      timeout: options.timeout ?? TIMEOUT,
      maxRetries: options.maxRetries ?? RETRIES,
      schemesFor: ({ security }) => (security === undefined ? this.#defaultSchemes : this.#usable(security)),
      failure: (answer) => rules.failure?.(answer) ?? failure(answer, settings.errors ?? {}),
      mismatch: (detail, request, response) =>
        rules.mismatch?.(detail, request) ?? new ResponseParseError(request, response, detail),
    };
  }

  /** Sends an operation at once; what is wrong with its arguments rejects the result. */
  send<Result>(
    described: Operation<Result>,
    path: readonly PathValue[],
    params: object = {},
    options: RequestOptions = {},
  ): Result {
    const { choose } = described;
    const operation = choose === undefined ? described : { ...described, accept: choose(params, options) };
    const exchange = new Exchange(this.#caller, operation, options, () => {
      this.#rules.check?.(options);
      const { baseURL } = operation;
      const base = baseURL === undefined ? this.#baseURL : this.#checked(this.#placeOf(baseURL));
      const { query = '' } = this.#rules;
      return plan(operation, { baseURL: base, headers: this.#headers, query }, path, params, options);
    });
    return operation.returns(exchange);
  }

  /** The connection for a client that comes of this one: its own where the options are about that. */
  connectionFor({ fetch, middleware }: ConnectionOptions): Connection {
    const isOwn = fetch !== undefined || middleware !== undefined;
    return isOwn ? connect({ fetch, middleware }, this.connection) : this.connection;
  }

  #usable(security: Security): readonly Scheme[] {
    return usableSchemes(security, this.#settings.auth ?? {});
  }

  /** Where what lives at a server is sent: what the user says of that server, or of all, goes before the API's word. */
  #placeOf(server: string): string {
    const { baseURLs = {}, options } = this.#settings;
    const own = Object.hasOwn(baseURLs, server) ? baseURLs[server] : undefined;
    return own ?? options?.baseURL ?? server;
  }

  #checked(baseURL: string): string {
    const { auth = {}, options } = this.#settings;
    const carries = Object.values(auth).some(({ holds }) => holds !== 'none');
    return checkBaseURL(baseURL, carries && options?.allowInsecure !== true);
  }
}

function guardBrowser({ auth = {}, options }: ApiSettings): void {
  if (options?.allowBrowser === true || !inBrowser()) return;
  if (Object.values(auth).some(({ holds }) => holds === 'secret')) {
    throw new TypeError(
      'a page would show this credential to all its visitors: send requests through a server of yours, ' +
        'give a function that asks for a token of the visitor, or set allowBrowser',
    );
  }
}

const RANGES = ['1XX', '2XX', '3XX', '4XX', '5XX'] as const;

function failure(answer: ErrorAnswer, classes: ErrorClasses): Error {
  const range = RANGES[Math.floor(answer.status / 100) - 1];
  const Class = classes[answer.status] ?? (range && classes[range]) ?? classes.default ?? ApiError;
  return new Class(answer);
}
