/** Results that are JSON with integers of 64 bits. */
import { shape } from './errors.js';
import { parseInt64 } from './int64.js';
import type { Int64Places } from './int64-places.js';
import type { Call } from './operation.js';
import { ApiPromise } from './promise.js';
import { declared, type Parser, readJson } from './response.js';

/** A JSON body; undefined when it is empty. */
export function int64Json(places: Int64Places): <T, Errors>(call: Call) => ApiPromise<T, Errors> {
  return <T, Errors>(call: Call) =>
    new ApiPromise<T, Errors>(call, () => readJson(call, parserOf<T>(places), (data) => data));
}

/** A JSON body that is an array. */
export function int64List(
  places: Int64Places,
): <T extends readonly unknown[], Errors>(call: Call) => ApiPromise<T, Errors> {
  return <T extends readonly unknown[], Errors>(call: Call) =>
    new ApiPromise<T, Errors>(call, () =>
      readJson(call, parserOf<T>(places), (data, response) => {
        if (Array.isArray(data)) return data;
        throw call.mismatch(`${shape(data)} where an array was due`, response);
      }),
    );
}

/** What reads JSON in which integers of 64 bits stand at these places. */
export function parserOf<T>(places: Int64Places): Parser<T> {
  return {
    parse: (text, reviver) => declared<T>(JSON, reviver ? reviver() : parseInt64(text, places)),
  };
}
