// Part of the runtime of apivintage, copied as it is. Do not edit.

/** One call from its start to the last byte of its body: credentials, attempts, deadline. */
import type { Scheme, Session } from './auth.js';
import { Deadline } from './deadline.js';
import { BROKEN, ConnectionError, type ErrorAnswer, named, type RequestFacts, saidIn } from './errors.js';
import type { Call, Carrier, OperationOnWire, Plan } from './operation.js';
import type { RequestOptions } from './options.js';
import type { Send } from './redirect.js';
import { carrierOf, toHttp } from './request.js';
import { discard, errorAnswer, readStart } from './response.js';
import { LONGEST_RETRY_AFTER, retryAfter, retryDelay } from './retry.js';

/** What a call asks of its client. */
export interface Caller extends Session {
  readonly timeout: number;
  readonly maxRetries: number;
  readonly send: Send;
  readonly schemesFor: (operation: OperationOnWire) => readonly Scheme[];
  readonly failure: (answer: ErrorAnswer) => Error;
  readonly mismatch: (detail: string, request: RequestFacts, response: Response) => Error;
}

/** Sends a request as soon as it is made. */
export class Exchange extends Deadline implements Call {
  readonly operation: OperationOnWire;
  plan: Plan | undefined;
  carrier: Carrier | undefined;
  readonly #caller: Caller;
  readonly #options: RequestOptions;
  readonly #answer: Promise<Response>;
  #response: Promise<Response> | undefined;
  #earlier = 0;
  #isRenewed = false;
  #isWanted = false;

  /** `prepare` runs at once; what it throws is what the call rejects with. */
  constructor(caller: Caller, operation: OperationOnWire, options: RequestOptions, prepare: () => Plan) {
    super({ method: operation.method, path: '' }, options.timeout ?? caller.timeout, options.signal);
    this.#caller = caller;
    this.operation = operation;
    this.#options = options;
    this.#answer = this.#exchange(prepare);
  }

  get response(): Promise<Response> {
    this.#response ??= this.race(() => this.#answer);
    return this.#response;
  }

  read<Body, T>(
    take: (response: Response) => Promise<Body>,
    make: (body: Body, response: Response) => T,
  ): Promise<T> {
    this.#isWanted = true;
    return new Promise((resolve, reject) => {
      const fail: (error: unknown) => void = reject;
      this.onEnd(fail);
      // Settles this promise itself: one more between them would cost each call a turn.
      const work = async (): Promise<void> => {
        try {
          const response = await this.#answer;
          if (response.bodyUsed) throw new TypeError('the body was read from asResponse() already');
          // Where nobody wanted the body when the answer came, the clock was stopped.
          this.watch();
          let body: Body;
          try {
            body = await take(response);
          } catch (error) {
            this.pause();
            throw named(error, this, BROKEN);
          }
          // Nobody heeds the signal any more, unless a middleware gave it to others.
          const isRead = response.body === null || response.bodyUsed;
          this.pause(isRead && this.#caller.connection.middleware.length === 0);
          resolve(make(body, response));
        } catch (error) {
          fail(error);
        }
      };
      void work();
    });
  }

  again(change: (plan: Plan) => Plan): Call {
    return new Exchange(this.#caller, this.operation, this.#options, () => {
      if (!this.plan) throw new Error('no request');
      return change(this.plan);
    });
  }

  mismatch(detail: string, response: Response): Error {
    return this.#caller.mismatch(detail, this.request, response);
  }

  /** The answer of the last attempt. Throws when there is none, or one with an error status. */
  async #exchange(prepare: () => Plan): Promise<Response> {
    const plan = prepare();
    this.plan = plan;
    this.request = plan;
    this.watch();
    const { connection, schemesFor, send } = this.#caller;
    const schemes = schemesFor(this.operation);
    try {
      for (;;) {
        const carrier = carrierOf(plan);
        this.carrier = carrier;
        let outcome: Response | ConnectionError;
        try {
          // No credential is asked for in vain.
          if (this.reason) throw this.reason;
          for (const scheme of schemes) {
            const pending = scheme.apply(carrier, this.#caller, this.signal);
            if (pending) await pending;
          }
          outcome = await send(toHttp(plan, carrier, this.signal), this);
          if (outcome.ok || outcome.status === 304) {
            connection.retries.earn();
            // A reader keeps the clock running; without one, an answer that nobody reads holds nothing.
            if (!this.#isWanted) this.pause();
            return outcome;
          }
        } catch (error) {
          if (this.reason || !(error instanceof ConnectionError)) throw error;
          outcome = error;
        }
        await this.#recover(outcome, plan, schemes, carrier);
      }
    } catch (error) {
      this.pause();
      throw this.reason ?? error;
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
    // As they were sent: headers of the call may bring an idempotency key, or take it away.
    const sent = { ...plan, headers: carrier.headers };
    const delay = this.#earlier < maxRetries ? retryDelay(answer, sent, this.#earlier) : Infinity;
    if (delay < this.left && connection.retries.take()) {
      await discard(answer);
      this.#earlier += 1;
      await this.sleep(delay);
      return;
    }
    if (outcome instanceof ConnectionError) throw outcome;
    const part = { text: '' };
    const error = (): Error => {
      const read = errorAnswer(outcome, this.request, part.text);
      return failure({
        ...read,
        hint: this.late ? ' (its body broke off)' : hint(outcome, schemes),
        repeatsSecret: repeatsSecret(saidIn(read.body), carrier, plan),
      });
    };
    this.late = error;
    // Before anything that may fail, which would leave the connection to an answer that nobody reads.
    await readStart(outcome, part);
    this.late = undefined;
    let isOther = false;
    if (outcome.status === 401 && !this.reason && !this.#isRenewed && plan.body?.isStream !== true) {
      for (const { renew } of schemes) {
        isOther = (await renew?.(carrier, this.#caller, this.signal)) === true || isOther;
      }
    }
    if (!isOther) throw error();
    this.#isRenewed = true;
    this.#earlier = 0;
  }
}

/** Whether a text repeats a credential, or a word that it, or a header of the caller's own, brought into a request. */
function repeatsSecret(text: string, carrier: Carrier, plan: Plan): boolean {
  const planned = wordsOf(plan);
  // A password may be as short as a syllable: then it counts as a word of its own.
  const isSaid = (word: string): boolean =>
    word.length > 7 ? text.includes(word) : /\W\ufffd\W/.test(` ${text} `.replaceAll(word, '\ufffd'));
  return [...carrier.secret.split('\n'), ...wordsOf(carrier)].some(
    (word) => word !== '' && !planned.includes(word) && isSaid(word),
  );
}

/** Short ones stand everywhere. (Not readonly: compilers compare a match with such a list member by member.) */
function wordsOf({ headers, query }: Pick<Carrier, 'headers' | 'query'>): string[] {
  return `${Object.values(headers).join(' ')} ${query}`.match(/[^\s=;&%]{8,}/g) ?? [];
}

function hint({ status, headers }: Response, schemes: readonly Scheme[]): string {
  if (status === 401 && schemes.length === 0) return ' (it was sent without a credential)';
  const wait = retryAfter(headers) ?? 0;
  return wait > LONGEST_RETRY_AFTER ? ` (it asks to wait ${Math.ceil(wait / 1000)} s)` : '';
}
