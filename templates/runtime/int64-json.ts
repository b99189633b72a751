/** Results that are JSON with integers of 64 bits. */
import { parseInt64 } from './int64.js';
import type { Int64Places } from './int64-places.js';
import { json, list } from './json.js';
import type { Call } from './operation.js';
import type { ApiPromise } from './promise.js';
import { declared, type Parser } from './response.js';

/** A JSON body; undefined when it is empty. */
export function int64Json(places: Int64Places): <T, Errors>(call: Call) => ApiPromise<T, Errors> {
  return <T, Errors>(call: Call) => json<T, Errors>(call, parserOf(places));
}

/** A JSON body that is an array. */
export function int64List(
  places: Int64Places,
): <T extends readonly unknown[], Errors>(call: Call) => ApiPromise<T, Errors> {
  return <T extends readonly unknown[], Errors>(call: Call) => list<T, Errors>(call, parserOf(places));
}

/** What reads JSON in which integers of 64 bits stand at these places. */
export function parserOf<T>(places: Int64Places): Parser<T> {
  return {
    parse: (text, reviver) => declared<T>(JSON, reviver ? reviver() : parseInt64(text, places)),
  };
}
