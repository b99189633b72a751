import type { Node } from '../reader.js';
import type { SchemaContext } from './context.js';

interface Known<Result> {
  readonly result: Result;
  readonly again: () => void;
}

/**
 * A function of nodes that works only once on each. A node that is referred to is one object however often that happens:
 * what many operations share is lowered once, and is one object in the model, too.
 */
export const once = <Found extends Node, Result>(
  lower: (context: SchemaContext, node: Found) => Result,
): ((context: SchemaContext, node: Found) => Result) => {
  const known = new WeakMap<SchemaContext, WeakMap<Node, Known<Result>>>();
  return (context, node) => {
    const ofContext = known.get(context) ?? new WeakMap<Node, Known<Result>>();
    known.set(context, ofContext);
    const before = ofContext.get(node);
    if (before !== undefined) {
      before.again();
      return before.result;
    }
    const { made: result, again } = context.traced(() => lower(context, node));
    ofContext.set(node, { result, again });
    return result;
  };
};
