/** Documented errors whose bodies have integers of 64 bits. */
import { ApiError, placesOf } from './errors.js';
import { parseInt64 } from './int64.js';
import { changed } from './int64-call.js';
import type { Int64Places } from './int64-places.js';
import type { Call } from './operation.js';

/** By status, range or `default`. */
type ErrorPlaces = Readonly<Record<string, Int64Places>>;

/** The same call, with the bodies of its errors read by their places. */
export function int64Errors(call: Call, errors: ErrorPlaces): Call {
  return changed(call, { error: (error) => withBody(error, errors) });
}

/** Pages of such calls. */
export function int64PageErrors<Result>(
  errors: ErrorPlaces,
  pages: (call: Call) => Result,
): (call: Call) => Result {
  return (call) => pages(int64Errors(call, errors));
}

function withBody(error: unknown, errors: ErrorPlaces): unknown {
  if (!(error instanceof ApiError) || error.body === undefined) return error;
  const name = placesOf(error.status).find((each) => Object.hasOwn(errors, each));
  const places = name === undefined ? undefined : errors[name];
  // Not to be seen in logs either.
  if (places) {
    const value = parseInt64(error.text, places);
    Object.defineProperty(error, 'body', { value, configurable: true });
  }
  return error;
}
