import type { Facts } from '../ir/facts.js';
import type { Api, Timeline, TypeDef, TypeId, VersionId } from '../ir/model.js';
import { reach, referencesOf, reverse } from '../ir/walk.js';

/** When types begin to mean something else, by themselves or through what they name. */
export const findTurns = (api: Pick<Api, 'types' | 'versions'>): Facts['turns'] => {
  const own = new Map<VersionId, TypeId[]>();
  for (const timeline of api.types) {
    for (const version of timeline.revisions.length === 1 ? [] : ownTurns(timeline, api)) {
      const ids = own.get(version) ?? [];
      own.set(version, ids);
      ids.push(timeline.id);
    }
  }
  const turns = new Map<TypeId, Set<VersionId>>();
  if (own.size === 0) return turns;
  const users = reverse(
    new Map(
      api.types.map(({ id, revisions }) => [id, revisions.flatMap(({ value }) => referencesOf(value))]),
    ),
  );
  for (const [version, ids] of own) {
    for (const id of reach(users, ids)) {
      const versions = turns.get(id) ?? new Set<VersionId>();
      turns.set(id, versions.add(version));
    }
  }
  return turns;
};

const ownTurns = (
  { revisions }: Timeline<TypeId, TypeDef>,
  { versions }: Pick<Api, 'versions'>,
): readonly VersionId[] => {
  const revisionAt = new Map(revisions.flatMap((each) => each.versions.map((version) => [version, each])));
  const ids = versions.map(({ id }) => id);
  return ids.filter((id, index) => {
    const before = ids[index - 1];
    return before !== undefined && revisionAt.get(id) !== revisionAt.get(before);
  });
};
