import { at, versionsOf } from '../ir/lookup.js';
import type { Operation, OperationId, Revision, Timeline, VersionId } from '../ir/model.js';
import { stretchesOf } from '../ir/stretches.js';
import { bodiesOf, referencesIn } from '../ir/walk.js';
import type { ClientContext } from './context.js';
import { readingTurns } from './decoders.js';
import { planParams, type ParamsPlan } from './parameters.js';
import { FEW } from './version-sets.js';

/** Versions in which an operation is called in the same way. */
export interface Span {
  readonly versions: readonly [VersionId, ...VersionId[]];
  readonly operation: Operation;
  readonly plan: ParamsPlan;
}

/**
 * The versions of an operation, oldest first, each in one span. A revision is divided where what is sent begins to mean
 * something else, or what comes back to be read in another way, so that no more is worked out than differs. Where spans are short they are of one version each.
 */
export const spansOf = (
  context: ClientContext,
  timeline: Timeline<OperationId, Operation>,
): readonly Span[] => {
  const chunks = timeline.revisions.flatMap((revision) => chunksOf(context, revision));
  if (chunks.some(({ versions }) => versions.length > FEW))
    return chunks.map((each) => planned(context, each));
  return versionsOf(timeline, context.api).flatMap((version) => {
    const operation = at(timeline, version);
    return operation === undefined ? [] : [planned(context, { versions: [version], operation })];
  });
};

type Chunk = Omit<Span, 'plan'>;

const planned = (context: ClientContext, chunk: Chunk): Span => ({
  ...chunk,
  plan: planParams(context, chunk.operation, chunk.versions[0]),
});

const chunksOf = (context: ClientContext, { versions, value }: Revision<Operation>): readonly Chunk[] =>
  stretchesOf(versions, context.versions, turnsOf(context, value)).map((each) => ({
    versions: each,
    operation: value,
  }));

const turnsOf = (context: ClientContext, operation: Operation): ReadonlySet<VersionId> => {
  const sent = bodiesOf(operation).flatMap(({ type }) => referencesIn(type));
  const turns = sent.flatMap((id) => [...(context.facts.turns.get(id) ?? [])]);
  const exact = context.places?.turns(operation) ?? [];
  return new Set([...turns, ...readingTurns(context, operation), ...exact]);
};
