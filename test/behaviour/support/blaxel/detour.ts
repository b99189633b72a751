/** A `fetch` for operations that have servers of their own on the internet: their requests end on loopback, too. */
import { type BlaxelOptions } from '../../../../output/blaxel/index.js';

export interface Detour {
  readonly fetch: NonNullable<BlaxelOptions['fetch']>;
  /** Where the client wanted to go, in order; absolute. */
  readonly urls: readonly string[];
}

/** Sends everything to `origin`, whatever host it was meant for. */
export function detour(origin: string): Detour {
  const urls: string[] = [];
  return {
    urls,
    fetch: (url, init) => {
      urls.push(url);
      return fetch(url.replace(/^https?:\/\/[^/]+/, origin), init);
    },
  };
}
