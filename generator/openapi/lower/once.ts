import type { Node, Reader } from '../reader.js';

/**
 * A function of nodes that works only once on each. A node that is referred to is one object however often that happens:
 * what many operations share is lowered once, and is one object in the model, too.
 */
export const once = <Context extends { readonly reader: Reader }, Found extends Node, Result>(
  lower: (context: Context, node: Found) => Result,
): ((context: Context, node: Found) => Result) => {
  const known = new WeakMap<Reader, WeakMap<Node, { readonly result: Result }>>();
  return (context, node) => {
    const ofReader = known.get(context.reader) ?? new WeakMap<Node, { readonly result: Result }>();
    known.set(context.reader, ofReader);
    const before = ofReader.get(node);
    if (before !== undefined) return before.result;
    const result = lower(context, node);
    ofReader.set(node, { result });
    return result;
  };
};
