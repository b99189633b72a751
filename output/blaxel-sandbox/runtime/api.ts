// Part of the runtime of apivintage, copied as it is. Do not edit.

/** The client that resources share. */
import { inBrowser, usableSchemes } from './auth.js';
import { checkBaseURL } from './base-url.js';
import { type Caller, Exchange } from './call.js';
import { type Connection, connect } from './connection.js';
import { ApiError, type ErrorAnswer, placesOf, type RequestFacts, ResponseParseError } from './errors.js';
import type { Operation, PathValue, Plan } from './operation.js';
import type { ApiSettings, ErrorClass, RequestOptions } from './options.js';
import { sender } from './redirect.js';
import { type Base, baseHeaders, plan } from './request.js';

/** What a more exact kind of client changes about this one. */
export interface Rules {
  /** Throws when a call, or any call of a client, must not be sent with this. */
  readonly check?: (sent: Pick<Plan, 'own' | 'query'>) => void;
  /** A more exact error for an answer; undefined to leave it to the classes of the API. */
  readonly failure?: (answer: ErrorAnswer) => Error | undefined;
  readonly mismatch?: (detail: string, request: RequestFacts) => Error;
  readonly headers?: Readonly<Record<string, string>>;
  /** Encoded pairs for every request, joined. */
  readonly query?: string;
  /** What becomes of the address of a server. */
  readonly address?: (baseURL: string) => string;
}

export class Api {
  /** Give it to another client to share transport and budget. */
  readonly connection: Connection;
  readonly #rules: Rules;
  readonly #base: Base;
  readonly #caller: Caller;
  readonly #placeOf: (server: string) => string;

  /** Throws TypeError for an address, a header or a credential that must not be used. */
  constructor(settings: ApiSettings, rules: Rules = {}) {
    const { options = {}, auth = {}, errors = {}, security: usual = [] } = settings;
    const { timeout = 60_000, maxRetries = 2, allowBrowser, allowInsecure = false } = options;
    const schemes = Object.values(auth);
    rules.check?.({ own: options.headers, query: '' });
    if (allowBrowser !== true && schemes.some((scheme) => scheme?.isSecret) && inBrowser()) {
      throw new TypeError('a page shows its credential to all visitors: see allowBrowser');
    }
    this.#placeOf = (server) =>
      checkBaseURL(placeOf(server, settings, rules), !allowInsecure && schemes.some(Boolean));
    this.#rules = rules;
    this.#base = {
      headers: baseHeaders(settings.headers, rules.headers, options.headers),
      query: rules.query ?? '',
    };
    this.connection = settings.connection ?? options.connection ?? connect(options);
    const usualSchemes = usableSchemes(usual, auth);
    this.#caller = {
      connection: this.connection,
      baseURL: this.#placeOf(settings.baseURL),
      allowInsecure,
      timeout,
      maxRetries,
      send: sender(this.connection),
      schemesFor: ({ security }) => (security ? usableSchemes(security, auth) : usualSchemes),
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
    const operation = choose ? { ...described, accept: choose(params, options) } : described;
    const exchange = new Exchange(this.#caller, operation, options, () => {
      const place = baseURL === undefined ? this.#caller.baseURL : this.#placeOf(baseURL);
      const planned = plan(operation, this.#base, place, path, params, options);
      this.#rules.check?.(planned);
      return planned;
    });
    return operation.returns(exchange);
  }
}

/** Where what lives at a server is sent: what the user says of that server, or of all, goes before the API's word. */
function placeOf(server: string, { options, baseURLs }: ApiSettings, { address }: Rules): string {
  const place = baseURLs?.[server] ?? options?.baseURL ?? server;
  return address?.(place) ?? place;
}

function failure(answer: ErrorAnswer, classes: Readonly<Record<string, ErrorClass | undefined>>): Error {
  const Class = placesOf(answer.status).flatMap((place) => classes[place] ?? [])[0] ?? ApiError;
  return new Class(answer);
}
