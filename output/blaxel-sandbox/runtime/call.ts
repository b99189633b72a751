// Part of the runtime of apivintage, copied as it is. Do not edit.

/** One call from its start to the last byte of its body: credentials, attempts, deadline. */
import type { Carrier, Scheme } from './auth.js';
import type { Connection } from './connection.js';
import { Deadline } from './deadline.js';
import { ClientError, ConnectionError, type ErrorAnswer, type RequestFacts } from './errors.js';
import { carry, discard, type Send, toHttp, withMiddleware } from './http.js';
import type { Call, ErrorStatus, Operation, QueryValues } from './operation.js';
import type { RequestOptions } from './options.js';
import { showPath } from './path.js';
import { fetchOnOrigin } from './redirect.js';
import { type Plan, queryValue, withQuery } from './request.js';
import { readError } from './response.js';
import { LONGEST_RETRY_AFTER, retryAfter, retryDelay } from './retry.js';

/** What a call asks of its client. */
export interface Caller {
  readonly connection: Connection;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly schemesFor: (operation: Operation<unknown>) => readonly Scheme[];
  readonly failure: (answer: ErrorAnswer) => Error;
  readonly mismatch: (detail: string, request: RequestFacts, response: Response) => Error;
}

/** Sends a request as soon as it is made. */
export class Exchange implements Call {
  readonly response: Promise<Response>;
  readonly #caller: Caller;
  readonly #operation: Operation<unknown>;
  readonly #options: RequestOptions;
  #plan: Plan | undefined;
  #deadline: Deadline | undefined;
  #carried: Carrier | undefined;
  #wanted = false;

  /** `prepare` runs at once; what it throws is what the call rejects with. */
  constructor(caller: Caller, operation: Operation<unknown>, options: RequestOptions, prepare: () => Plan) {
    this.#caller = caller;
    this.#operation = operation;
    this.#options = options;
    this.response = this.#start(prepare);
  }

  get request(): RequestFacts {
    return { method: this.#operation.method, path: this.#plan?.path ?? showPath(this.#operation.path) };
  }

  get errors(): readonly ErrorStatus[] {
    return this.#operation.errors ?? [];
  }

  get accept(): string | undefined {
    return this.#operation.accept;
  }

  async read<T>(decode: (response: Response) => Promise<T>): Promise<T> {
    this.#wanted = true;
    const response = await this.response;
    if (response.bodyUsed) throw new TypeError('the body was read from asResponse() already');
    return this.#within(this.#deadline, () => decode(response));
  }

  piece<T>(next: () => Promise<T>): Promise<T> {
    return this.#within(this.#newDeadline(), next);
  }

  get url(): string | undefined {
    return this.#plan && this.#plan.baseURL + this.#plan.path;
  }

  sent(name: string): string | undefined {
    return this.#plan && queryValue(this.#plan, name);
  }

  again(query: QueryValues): Call {
    return new Exchange(this.#caller, this.#operation, this.#options, () => {
      if (this.#plan === undefined) throw new Error('there is no request to repeat');
      return withQuery(this.#plan, query);
    });
  }

  mismatch(detail: string, response: Response): Error {
    return this.#caller.mismatch(detail, this.request, response);
  }

  async #start(prepare: () => Plan): Promise<Response> {
    const plan = prepare();
    this.#plan = plan;
    const deadline = this.#newDeadline();
    this.#deadline = deadline;
    deadline.watch();
    try {
      deadline.signal.throwIfAborted();
      const response = await deadline.run(this.#exchange(plan, deadline));
      // A reader keeps the clock running; without one, an answer that nobody reads holds nothing.
      if (!this.#wanted) deadline.pause();
      return response;
    } catch (error) {
      deadline.pause();
      throw deadline.explain(error, this.request);
    }
  }

  #newDeadline(): Deadline {
    const { timeout = this.#caller.timeout, signal } = this.#options;
    return new Deadline(timeout, signal);
  }

  /** Work on the body, in the time that is left. */
  async #within<T>(deadline: Deadline | undefined, work: () => Promise<T>): Promise<T> {
    deadline?.watch();
    try {
      return await (deadline === undefined ? work() : deadline.run(work()));
    } catch (error) {
      throw this.#named(deadline?.explain(error, this.request) ?? error, 'got a body that broke off');
    } finally {
      deadline?.pause();
    }
  }

  /** The answer of the last attempt. Throws when that has an error status. */
  async #exchange(plan: Plan, deadline: Deadline): Promise<Response> {
    const schemes = this.#caller.schemesFor(this.#operation);
    let response = await this.#attempts(plan, schemes, deadline);
    if (response.status === 401 && isReplayable(plan) && (await renewed(schemes, this.#carried))) {
      await discard(response);
      response = await this.#attempts(plan, schemes, deadline);
    }
    if (response.ok || response.status === 304) return response;
    const answer = await readError(response, this.request);
    deadline.signal.throwIfAborted();
    throw this.#caller.failure({ ...answer, hint: hint(response, schemes) });
  }

  async #attempts(plan: Plan, schemes: readonly Scheme[], deadline: Deadline): Promise<Response> {
    const { connection, maxRetries } = this.#caller;
    const most = this.#options.maxRetries ?? maxRetries;
    const keyed = plan.headers['idempotency-key'] !== undefined;
    const replayable = isReplayable(plan);
    for (let earlier = 0; ; earlier += 1) {
      const outcome = await this.#attempt(plan, schemes, deadline);
      const failed = outcome instanceof ConnectionError;
      const delay =
        earlier < most ? retryDelay(outcome, { method: plan.method, keyed, replayable, earlier }) : undefined;
      if (delay === undefined || delay >= deadline.left || !connection.retries.take()) {
        if (failed) throw outcome;
        if (outcome.ok) connection.retries.earn();
        return outcome;
      }
      if (!failed) await discard(outcome);
      await deadline.sleep(delay);
    }
  }

  async #attempt(
    plan: Plan,
    schemes: readonly Scheme[],
    deadline: Deadline,
  ): Promise<Response | ConnectionError> {
    try {
      this.#carried = await carry(plan, schemes);
      const request = toHttp(plan, this.#carried, deadline.signal);
      return await withMiddleware(this.#caller.connection.middleware, this.#transport(deadline))(request);
    } catch (error) {
      if (error instanceof ConnectionError) return error;
      throw error;
    }
  }

  #transport(deadline: Deadline): Send {
    return async (request) => {
      try {
        return await fetchOnOrigin(this.#caller.connection.fetch, request, this.request);
      } catch (error) {
        throw deadline.signal.aborted ? error : this.#named(error, 'got no answer');
      }
    };
  }

  /** Errors of the client stay; the platform's become errors of the connection. */
  #named(error: unknown, message: string): unknown {
    return error instanceof ClientError ? error : new ConnectionError(this.request, message, error);
  }
}

function isReplayable({ body }: Plan): boolean {
  return !(body?.body instanceof ReadableStream);
}

async function renewed(schemes: readonly Scheme[], carried: Carrier | undefined): Promise<boolean> {
  if (carried === undefined) return false;
  for (const scheme of schemes) if ((await scheme.renew?.(carried)) === true) return true;
  return false;
}

function hint(response: Response, schemes: readonly Scheme[]): string | undefined {
  if (response.status === 401 && schemes.length === 0) return ' (it was sent without a credential)';
  const wait = retryAfter(response.headers) ?? 0;
  return wait > LONGEST_RETRY_AFTER ? ` (it asks to wait ${wait / 1000} s)` : undefined;
}
