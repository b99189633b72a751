/** Bodies that are many JSON values. */
import type { BodyEncoder } from './operation.js';

/** `application/jsonl`: each item of a list as JSON on a line of its own. */
export const jsonLinesBody: BodyEncoder = /* @__PURE__ */ valuesBody('application/jsonl', '');

/** `application/json-seq` (RFC 7464): the same with a record separator in front of each. */
export const jsonSequenceBody: BodyEncoder = /* @__PURE__ */ valuesBody('application/json-seq', '\u001e');

function valuesBody(type: string, before: string): BodyEncoder {
  return (value) => {
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw new TypeError('the body must be a list');
    // What is undefined is null, as in any list of JSON.
    const lines = value.map((item: unknown) => `${before}${JSON.stringify([item]).slice(1, -1)}\n`);
    return { body: lines.join(''), type };
  };
}
