/** The client that resources share. */
import { inBrowser, type Scheme, usableSchemes } from './auth.js';
import { checkBaseURL } from './base-url.js';
import { type Caller, Exchange } from './call.js';
import { type Connection, type ConnectionOptions, connect } from './connection.js';
import { ApiError, type ErrorAnswer, type RequestFacts, ResponseParseError } from './errors.js';
import type { Operation, PathValue } from './operation.js';
import type { ApiSettings, ErrorClasses, RequestOptions } from './options.js';
import { type Base, baseHeaders, plan } from './request.js';

/** What a more exact kind of client changes about this one. */
export interface Rules {
  /** Throws when a call must not be sent with these options. */
  readonly check?: ((options: RequestOptions) => void) | undefined;
  /** A more exact error for an answer; undefined to leave it to the classes of the API. */
  readonly failure?: ((answer: ErrorAnswer) => Error | undefined) | undefined;
  readonly mismatch?: (detail: string, request: RequestFacts) => Error;
  /** Encoded pairs for every request, joined. */
  readonly query?: string | undefined;
}

const TIMEOUT = 60_000;
const RETRIES = 2;

export class Api {
  /** Give it to another client to share transport and budget. */
  readonly connection: Connection;
  readonly #settings: ApiSettings;
  readonly #rules: Rules;
  readonly #base: Base;
  readonly #baseURL: string;
  readonly #caller: Caller;

  /** Throws TypeError for an address, a header or a credential that must not be used. */
  constructor(settings: ApiSettings, rules: Rules = {}) {
    const { options = {}, auth = {}, errors = {} } = settings;
    this.#settings = settings;
    this.#rules = rules;
    this.connection = settings.connection ?? options.connection ?? connect(options);
    const usual = usableSchemes(settings.security ?? [], auth);
    if (options.allowBrowser !== true && isHeld(auth, 'secret') && inBrowser()) {
      throw new TypeError(
        'a page would show this credential to all its visitors: send requests through a server of yours, ' +
          'give a function that asks for a token of the visitor, or set allowBrowser',
      );
    }
    this.#baseURL = this.#placeOf(settings.baseURL);
    this.#base = { headers: baseHeaders(settings.headers, options.headers), query: rules.query ?? '' };
    this.#caller = {
      connection: this.connection,
      baseURL: this.#baseURL,
      allowInsecure: options.allowInsecure === true,
      timeout: options.timeout ?? TIMEOUT,
      maxRetries: options.maxRetries ?? RETRIES,
      schemesFor: ({ security }) => (security === undefined ? usual : usableSchemes(security, auth)),
      failure: (answer) => rules.failure?.(answer) ?? failure(answer, errors),
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
    const { choose, baseURL } = described;
    const operation = choose === undefined ? described : { ...described, accept: choose(params, options) };
    const exchange = new Exchange(this.#caller, operation, options, () => {
      this.#rules.check?.(options);
      const place = baseURL === undefined ? this.#baseURL : this.#placeOf(baseURL);
      return plan(operation, this.#base, place, path, params, options);
    });
    return operation.returns(exchange);
  }

  /** The connection for a client that comes of this one: its own where the options are about that. */
  connectionFor({ fetch, middleware }: ConnectionOptions): Connection {
    const isOwn = fetch !== undefined || middleware !== undefined;
    return isOwn ? connect({ fetch, middleware }, this.connection) : this.connection;
  }

  /** Where what lives at a server is sent: what the user says of that server, or of all, goes before the API's word. */
  #placeOf(server: string): string {
    const { baseURLs = {}, options, auth = {} } = this.#settings;
    const own = Object.hasOwn(baseURLs, server) ? baseURLs[server] : undefined;
    const mustBeSafe = options?.allowInsecure !== true && (isHeld(auth, 'secret') || isHeld(auth, 'asked'));
    return checkBaseURL(own ?? options?.baseURL ?? server, mustBeSafe);
  }
}

function isHeld(auth: Readonly<Record<string, Scheme>>, what: Scheme['holds']): boolean {
  return Object.values(auth).some(({ holds }) => holds === what);
}

const RANGES = ['1XX', '2XX', '3XX', '4XX', '5XX'] as const;

function failure(answer: ErrorAnswer, classes: ErrorClasses): Error {
  const range = RANGES[Math.floor(answer.status / 100) - 1];
  const Class = classes[answer.status] ?? (range && classes[range]) ?? classes.default ?? ApiError;
  return new Class(answer);
}
