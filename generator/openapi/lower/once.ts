import type { Node, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';

/**
 * A function of nodes that works only once on each. A node that is referred to is one object however often that happens:
 * what many operations share is lowered once, and is one object in the model, too.
 */
export const once = <Found extends Node, Result>(
  lower: (context: SchemaContext, node: Found) => Result,
): ((context: SchemaContext, node: Found) => Result) => {
  const known = new WeakMap<Reader, WeakMap<Node, () => Result>>();
  return (context, node) => {
    const ofReader = known.get(context.reader) ?? new WeakMap<Node, () => Result>();
    known.set(context.reader, ofReader);
    const take = ofReader.get(node) ?? context.traced(() => lower(context, node));
    ofReader.set(node, take);
    return take();
  };
};
