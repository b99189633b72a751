// Part of the runtime of apivintage, copied as it is. Do not edit.

/** One call from its start to the last byte of its body: credentials, attempts, deadline. */
import type { Carrier, Scheme, Session } from './auth.js';
import type { HttpRequest, Middleware } from './connection.js';
import { Deadline } from './deadline.js';
import { ConnectionError, type ErrorAnswer, type RequestFacts } from './errors.js';
import type { Call, Operation, Plan } from './operation.js';
import type { RequestOptions } from './options.js';
import { fetchOnOrigin } from './redirect.js';
import { carrierOf, toHttp } from './request.js';
import { discard, readError } from './response.js';
import { LONGEST_RETRY_AFTER, retryAfter, retryDelay } from './retry.js';

/** What a call asks of its client. */
export interface Caller extends Session {
  readonly timeout: number;
  readonly maxRetries: number;
  readonly schemesFor: (operation: Operation<unknown>) => readonly Scheme[];
  readonly failure: (answer: ErrorAnswer) => Error;
  readonly mismatch: (detail: string, request: RequestFacts, response: Response) => Error;
}

/** Sends a request as soon as it is made. */
export class Exchange implements Call {
  readonly response: Promise<Response>;
  readonly operation: Operation<unknown>;
  plan: Plan | undefined;
  readonly #caller: Caller;
  readonly #options: RequestOptions;
  readonly #deadline: Deadline;
  #earlier = 0;
  #isRenewed = false;
  #isWanted = false;

  /** `prepare` runs at once; what it throws is what the call rejects with. */
  constructor(caller: Caller, operation: Operation<unknown>, options: RequestOptions, prepare: () => Plan) {
    this.#caller = caller;
    this.operation = operation;
    this.#options = options;
    this.#deadline = this.#newDeadline();
    this.response = this.#deadline.run(() => this.#exchange((this.plan = prepare())));
  }

  get request(): RequestFacts {
    return this.plan ?? { method: this.operation.method, path: '' };
  }

  async read<Body, T>(
    take: (response: Response) => Promise<Body>,
    make: (body: Body, response: Response) => T,
  ): Promise<T> {
    this.#isWanted = true;
    const response = await this.response;
    if (response.bodyUsed) throw new TypeError('the body was read from asResponse() already');
    const body = await this.#deadline.run(() => take(response), true);
    // Nobody heeds the signal any more, unless a middleware gave it to others.
    const isRead = response.body === null || response.bodyUsed;
    this.#deadline.pause(isRead && this.#caller.connection.middleware.length === 0);
    return make(body, response);
  }

  async piece<T>(next: () => Promise<T>): Promise<T> {
    const deadline = this.#newDeadline();
    const piece = await deadline.run(next, true);
    // What reads a piece needs no signal.
    deadline.pause(true);
    return piece;
  }

  again(change: (plan: Plan) => Plan): Call {
    return new Exchange(this.#caller, this.operation, this.#options, () => {
      if (!this.plan) throw new Error('there is no request to repeat');
      return change(this.plan);
    });
  }

  mismatch(detail: string, response: Response): Error {
    return this.#caller.mismatch(detail, this.request, response);
  }

  #newDeadline(): Deadline {
    const { timeout = this.#caller.timeout, signal } = this.#options;
    return new Deadline(this, timeout, signal);
  }

  /** The answer of the last attempt. Throws when there is none, or one with an error status. */
  async #exchange(plan: Plan): Promise<Response> {
    const { connection, schemesFor } = this.#caller;
    const schemes = schemesFor(this.operation);
    for (;;) {
      const carrier = carrierOf(plan);
      let outcome: Response | ConnectionError;
      try {
        for (const scheme of schemes) {
          const pending = scheme.apply(carrier, this.#caller);
          if (pending) await pending;
        }
        outcome = await this.#send(toHttp(plan, carrier, this.#deadline.signal));
        if (outcome.ok || outcome.status === 304) {
          connection.retries.earn();
          // A reader keeps the clock running; without one, an answer that nobody reads holds nothing.
          if (!this.#isWanted) this.#deadline.pause();
          return outcome;
        }
      } catch (error) {
        if (!(error instanceof ConnectionError)) throw error;
        outcome = error;
      }
      await this.#recover(outcome, plan, schemes, carrier);
    }
  }

  /** Resolves when it is time for another attempt. Throws the error of the call where there is to be none. */
  async #recover(
    outcome: Response | ConnectionError,
    plan: Plan,
    schemes: readonly Scheme[],
    carrier: Carrier,
  ): Promise<void> {
    const { connection, maxRetries: usual, failure } = this.#caller;
    const { maxRetries = usual } = this.#options;
    const answer = outcome instanceof ConnectionError ? undefined : outcome;
    const delay = this.#earlier < maxRetries ? retryDelay(answer, plan, this.#earlier) : Infinity;
    if (delay < this.#deadline.left && connection.retries.take()) {
      await discard(answer);
      this.#earlier += 1;
      await this.#deadline.sleep(delay);
      return;
    }
    if (outcome instanceof ConnectionError) throw outcome;
    let isOther = false;
    if (outcome.status === 401 && !this.#isRenewed && plan.body?.isStream !== true) {
      for (const { renew } of schemes) isOther = (await renew?.(carrier, this.#caller)) === true || isOther;
    }
    if (!isOther) {
      throw failure({ ...(await readError(outcome, this.request)), hint: hint(outcome, schemes) });
    }
    await discard(outcome);
    this.#isRenewed = true;
    this.#earlier = 0;
  }

  #send(first: HttpRequest): Promise<Response> {
    const { fetch, middleware } = this.#caller.connection;
    return middleware.reduceRight<Parameters<Middleware>[1]>(
      (next, layer) => (request) => layer(request, next),
      (request) => fetchOnOrigin(fetch, request, this),
    )(first);
  }
}

function hint({ status, headers }: Response, schemes: readonly Scheme[]): string {
  if (status === 401 && schemes.length === 0) return ' (it was sent without a credential)';
  const wait = retryAfter(headers) ?? 0;
  return wait > LONGEST_RETRY_AFTER ? ` (it asks to wait ${Math.ceil(wait / 1000)} s)` : '';
}
