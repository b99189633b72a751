// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Results that are JSON, or nothing. */
import { shape } from './errors.js';
import type { Call } from './operation.js';
import { ApiPromise } from './promise.js';
import { type Parser, readJson, readStart } from './response.js';

/** A JSON body; undefined when it is empty. */
export function json<T, Errors>(call: Call, parser: Parser<T> = JSON): ApiPromise<T, Errors> {
  return new ApiPromise(call, () => readJson(call, parser, (data) => data));
}

/** A JSON body that is an array: any other is refused, so that nobody iterates over a page by mistake. */
export function list<T extends readonly unknown[], Errors>(
  call: Call,
  parser: Parser<T> = JSON,
): ApiPromise<T, Errors> {
  return new ApiPromise(call, () =>
    readJson(call, parser, (data, response) => {
      if (Array.isArray(data)) return data;
      throw call.mismatch(`${shape(data)} where an array was due`, response);
    }),
  );
}

/** No body. One that comes all the same is dropped. */
export function nothing<Errors>(call: Call): ApiPromise<undefined, Errors> {
  return new ApiPromise(call, () => call.read(readStart, () => undefined));
}
