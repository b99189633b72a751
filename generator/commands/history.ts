import { at } from '../ir/lookup.js';
import type { Api, Change, Timeline, TypeDef, TypeId, Version, VersionId } from '../ir/model.js';
import { receivedTypes, referencesIn, referencesOf, sentTypes } from '../ir/walk.js';

/** What a version has, and how that differs from the version before it in the catalogue: ids, sorted. */
export interface Difference {
  readonly total: number;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** One version of an API. */
export interface Chapter {
  readonly version: Version;
  readonly operations: Difference;
  /** Named schemas. A schema without a name belongs to what uses it. */
  readonly schemas: Difference;
  /** The named changes of this version. */
  readonly changes: readonly Change[];
}

/** What each version adds, changes and removes, oldest first. The first differs from nothing. */
export const historyOf = (api: Api): readonly Chapter[] => {
  const types = new NestedTypes(api);
  const operations = api.operations.map((timeline): Element => ({
    id: timeline.id,
    stamp: (version) => {
      const operation = at(timeline, version);
      const used = operation === undefined ? [] : [...sentTypes(operation), ...receivedTypes(operation)];
      return stampOf(timeline, version, types.stamps(used.flatMap(referencesIn), version));
    },
  }));
  const schemas = api.types.filter(isNamed).map((timeline): Element => ({
    id: timeline.id,
    stamp: (version) => {
      const def = at(timeline, version);
      return stampOf(timeline, version, types.stamps(def === undefined ? [] : referencesOf(def), version));
    },
  }));
  return api.versions.map((version, index) => ({
    version,
    operations: difference(operations, version.id, api.versions[index - 1]?.id),
    schemas: difference(schemas, version.id, api.versions[index - 1]?.id),
    changes: api.changes.filter((change) => change.in === version.id),
  }));
};

/** Something that has a life: where its stamp is the same in two versions, so is it. */
interface Element {
  readonly id: string;
  /** Undefined where it does not exist. */
  readonly stamp: (version: VersionId) => string | undefined;
}

const difference = (
  elements: readonly Element[],
  version: VersionId,
  before: VersionId | undefined,
): Difference => {
  const stamps = elements.map(({ id, stamp }) => ({
    id,
    now: stamp(version),
    then: before === undefined ? undefined : stamp(before),
  }));
  const idsWhere = (test: (each: (typeof stamps)[number]) => boolean): readonly string[] =>
    before === undefined ? [] : stamps.filter(test).map(({ id }) => shortId(id));
  return {
    total: stamps.filter(({ now }) => now !== undefined).length,
    added: idsWhere(({ now, then }) => now !== undefined && then === undefined),
    changed: idsWhere(({ now, then }) => now !== undefined && then !== undefined && now !== then),
    removed: idsWhere(({ now, then }) => now === undefined && then !== undefined),
  };
};

/** What people call a schema by: its name, where it is a component. */
export const shortId = (id: string): string => id.replace(/^#\/components\/schemas\//, '');

const isNamed = ({ revisions }: Timeline<TypeId, TypeDef>): boolean =>
  revisions.some(({ value }) => value.name.strength !== 'derived');

const stampOf = <Id, T>(
  timeline: Timeline<Id, T>,
  version: VersionId,
  nested: readonly string[],
): string | undefined => {
  const index = timeline.revisions.findIndex(({ versions }) => versions.includes(version));
  return index === -1 ? undefined : [index, ...nested].join(' ');
};

/** Schemas without a name, which change with what they stand in. */
class NestedTypes {
  readonly #timelines: ReadonlyMap<TypeId, Timeline<TypeId, TypeDef>>;

  constructor(api: Api) {
    this.#timelines = new Map(
      api.types.filter((timeline) => !isNamed(timeline)).map((timeline) => [timeline.id, timeline]),
    );
  }

  /** One stamp for each of them that is reached without passing through one that has a name. */
  stamps(references: readonly TypeId[], version: VersionId): readonly string[] {
    const seen = new Set<TypeId>();
    const open = [...references];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const timeline = this.#timelines.get(id);
      const def = timeline === undefined ? undefined : at(timeline, version);
      if (def === undefined || seen.has(id)) continue;
      seen.add(id);
      open.push(...referencesOf(def));
    }
    return [...seen].sort().flatMap((id) => {
      const timeline = this.#timelines.get(id);
      const stamp = timeline === undefined ? undefined : stampOf(timeline, version, []);
      return stamp === undefined ? [] : [`${id}=${stamp}`];
    });
  }
}
