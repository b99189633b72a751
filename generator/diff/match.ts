import { at } from '../ir/lookup.js';
import type { Operation, OperationId } from '../ir/model.js';
import type { Side } from './side.js';

/** The operations of two sides: those that belong together, and those that have no counterpart. */
export interface Matched {
  readonly pairs: readonly (readonly [before: Operation, after: Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/**
 * Operations belong together by verb and path; then by verb and path with other names of parameters; then by the
 * operation id, or the one that they had.
 */
export const matchOperations = (before: Side, after: Side): Matched => {
  const removed = operationsOf(before);
  const added = operationsOf(after);
  const pairs: (readonly [Operation, Operation])[] = [];
  for (const keysOf of [
    ({ id }: Operation) => [id],
    ({ id }: Operation) => [shapeOf(id)],
    (operation: Operation, side: Side) => idsOf(operation, side),
  ]) {
    const known = new Map(
      [...removed.values()].flatMap((each) => keysOf(each, before).map((key) => [key, each])),
    );
    for (const operation of [...added.values()]) {
      const key = keysOf(operation, after).find((each) => known.has(each));
      const former = key === undefined ? undefined : known.get(key);
      if (former === undefined || !removed.has(former.id)) continue;
      pairs.push([former, operation]);
      removed.delete(former.id);
      added.delete(operation.id);
    }
  }
  return { pairs, removed: [...removed.values()], added: [...added.values()] };
};

const operationsOf = ({ api, version }: Side): Map<OperationId, Operation> =>
  new Map(
    api.operations.flatMap((timeline) => {
      const operation = at(timeline, version);
      return operation === undefined ? [] : [[timeline.id, operation] as const];
    }),
  );

const idsOf = ({ operationId, origin }: Operation, { nodes }: Side): readonly string[] => {
  const former = nodes.formerNames(nodes.at(origin));
  return operationId === undefined ? former : [operationId, ...former];
};

/** Verb and path without the names of parameters. */
export const shapeOf = (id: string): string => id.replace(/\{[^{}]*\}/g, '{}');
