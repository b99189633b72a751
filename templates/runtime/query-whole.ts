/** Parameters that are the whole query. */
import type { QueryStyle } from './operation.js';
import { encode, jsonOf } from './query.js';

/** `querystring` of text: `%24.a%5B0%5D`; nothing for null. */
export const wholeQuery: QueryStyle = (name, value) => encode(value ?? '', name);

/** `querystring` of JSON: `%7B%22a%22%3A1%7D` */
export const wholeJsonQuery: QueryStyle = (name, value) =>
  value === undefined ? '' : encodeURIComponent(jsonOf(value, name));
