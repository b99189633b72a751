// Part of the runtime of apivintage, copied as it is. Do not edit.

/** One call from its start to the last byte of its body: credentials, attempts, deadline. */
import type { Carrier, Scheme, Session } from './auth.js';
import type { HttpRequest } from './connection.js';
import { Deadline } from './deadline.js';
import { ConnectionError, type ErrorAnswer, type RequestFacts } from './errors.js';
import type { Call, ErrorStatus, Operation, Plan } from './operation.js';
import type { RequestOptions } from './options.js';
import { fetchOnOrigin } from './redirect.js';
import { carrierOf, toHttp } from './request.js';
import { discard, readError } from './response.js';
import { LONGEST_RETRY_AFTER, retryAfter, retryDelay } from './retry.js';

type Send = (request: HttpRequest) => Promise<Response>;

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
  plan: Plan | undefined;
  readonly #caller: Caller;
  readonly #operation: Operation<unknown>;
  readonly #options: RequestOptions;
  readonly #deadline: Deadline;
  #wanted = false;

  /** `prepare` runs at once; what it throws is what the call rejects with. */
  constructor(caller: Caller, operation: Operation<unknown>, options: RequestOptions, prepare: () => Plan) {
    this.#caller = caller;
    this.#operation = operation;
    this.#options = options;
    this.#deadline = this.#newDeadline();
    this.response = this.#deadline.run(() => this.#exchange(prepare));
  }

  get request(): RequestFacts {
    const { method, path } = this.#operation;
    return { method, path: this.plan?.path ?? path.map(shown).join('') };
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
    const data = await this.#deadline.run(() => decode(response), true);
    // Nobody heeds the signal any more, unless a middleware gave it to others.
    const isRead = response.body === null || response.bodyUsed;
    if (isRead && this.#caller.connection.middleware.length === 0) this.#deadline.release();
    return data;
  }

  piece<T>(next: () => Promise<T>): Promise<T> {
    return this.#newDeadline().run(next, true);
  }

  again(change: (plan: Plan) => Plan): Call {
    return new Exchange(this.#caller, this.#operation, this.#options, () => {
      if (this.plan === undefined) throw new Error('there is no request to repeat');
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
  async #exchange(prepare: () => Plan): Promise<Response> {
    this.#deadline.check();
    const plan = prepare();
    this.plan = plan;
    const { connection, maxRetries: usual, schemesFor, failure } = this.#caller;
    const { maxRetries = usual } = this.#options;
    const schemes = schemesFor(this.#operation);
    let isRenewed = false;
    for (let earlier = 0; ;) {
      const carrier = carrierOf(plan);
      let outcome: Response | ConnectionError;
      try {
        for (const scheme of schemes) {
          const pending = scheme.apply(carrier, this.#caller);
          if (pending !== undefined) await pending;
        }
        outcome = await this.#send(toHttp(plan, carrier, this.#deadline.signal));
      } catch (error) {
        if (!(error instanceof ConnectionError)) throw error;
        outcome = error;
      }
      const answer = outcome instanceof ConnectionError ? undefined : outcome;
      if (answer && (answer.ok || answer.status === 304)) {
        connection.retries.earn();
        // A reader keeps the clock running; without one, an answer that nobody reads holds nothing.
        if (!this.#wanted) this.#deadline.pause();
        return answer;
      }
      const delay = earlier < maxRetries ? retryDelay(outcome, plan, earlier) : undefined;
      if (delay !== undefined && delay < this.#deadline.left && connection.retries.take()) {
        await discard(answer);
        await this.#deadline.sleep(delay);
        earlier += 1;
      } else if (!answer) {
        throw outcome;
      } else if (!isRenewed && plan.replayable && (await renew(answer, schemes, carrier, this.#caller))) {
        await discard(answer);
        isRenewed = true;
        earlier = 0;
      } else {
        throw failure({ ...(await readError(answer, this.request)), hint: hint(answer, schemes) });
      }
    }
  }

  #send(first: HttpRequest): Promise<Response> {
    const { fetch, middleware } = this.#caller.connection;
    if (middleware.length === 0) return fetchOnOrigin(fetch, first, this);
    const send = middleware.reduceRight<Send>(
      (next, layer) => (request) => layer(request, next),
      (request) => fetchOnOrigin(fetch, request, this),
    );
    return send(first);
  }
}

/** How a path reads: `/agents/{0}`. For errors about requests that were never built. */
function shown(part: Operation<unknown>['path'][number]): string {
  return typeof part === 'string' ? part : `{${typeof part === 'number' ? part : part.at}}`;
}

/** Whether it is worth sending the request once more, because its credentials are others now. */
async function renew(
  { status }: Response,
  schemes: readonly Scheme[],
  carried: Carrier,
  session: Session,
): Promise<boolean> {
  let isOther = false;
  if (status !== 401) return isOther;
  for (const scheme of schemes) if ((await scheme.renew?.(carried, session)) === true) isOther = true;
  return isOther;
}

function hint(response: Response, schemes: readonly Scheme[]): string | undefined {
  if (response.status === 401 && schemes.length === 0) return ' (it was sent without a credential)';
  const wait = retryAfter(response.headers) ?? 0;
  return wait > LONGEST_RETRY_AFTER ? ` (it asks to wait ${Math.ceil(wait / 1000)} s)` : undefined;
}
