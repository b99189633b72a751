/** Calls whose results are read by functions that know nothing of integers of 64 bits. */
import type { Call } from './operation.js';

/** What is different about a call. */
export interface Change {
  /** Of what was taken of an answer. */
  readonly body?: <Body>(body: Body) => Body;
  /** Of what the call rejects with. */
  readonly error?: (error: unknown) => unknown;
}

/** The same call, and those after it, with a change. */
export function changed(call: Call, change: Change): Call {
  const { body = same, error: failure = same } = change;
  const orFailure = async <T>(promise: Promise<T>): Promise<T> => {
    try {
      return await promise;
    } catch (error) {
      throw failure(error);
    }
  };
  return {
    operation: call.operation,
    get request() {
      return call.request;
    },
    get plan() {
      return call.plan;
    },
    get carrier() {
      return call.carrier;
    },
    get response() {
      return orFailure(call.response);
    },
    read: (take, make) => orFailure(call.read(async (response) => body(await take(response)), make)),
    anew: (timeout) => call.anew(timeout),
    leave: () => {
      call.leave();
    },
    again: (edit) => changed(call.again(edit), change),
    mismatch: (detail, response) => call.mismatch(detail, response),
  };
}

function same<T>(value: T): T {
  return value;
}
