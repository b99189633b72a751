/** Parameters in headers and cookies. */
import { addCookie } from './auth.js';
import { property } from './errors.js';
import { setHeader } from './headers.js';
import type { HeaderWriter } from './operation.js';
import { join } from './query.js';

/** Writes the header parameters of an operation, and its cookies into one header. */
export const headerParams: HeaderWriter = (headers, { headers: styles, cookies }, params) => {
  for (const name in styles) {
    const header = styles[name]?.(name, property(params, name));
    if (header) setHeader(headers, ...header);
  }
  let pairs = '';
  for (const name in cookies) {
    pairs = join(pairs, cookies[name]?.(name, property(params, name)) ?? '', '; ');
  }
  if (pairs !== '') addCookie(headers, pairs);
};
