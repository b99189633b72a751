import type { BodyEncoder } from './operation.js';

/** `application/jsonl`: each item of a list as JSON on a line of its own. */
export const jsonLinesBody: BodyEncoder = (value) => {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new TypeError('the body must be a list');
  return { body: value.map((item) => `${JSON.stringify(item)}\n`).join(''), type: 'application/jsonl' };
};
