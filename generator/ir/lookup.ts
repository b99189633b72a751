import type { Api, Revision, Timeline, Type, TypeDef, TypeId, VersionId } from './model.js';

/** The definition that holds at a version, or undefined where the element does not exist. */
export const at = <Id, T>(timeline: Timeline<Id, T>, version: VersionId): T | undefined =>
  timeline.revisions.find((revision) => revision.versions.includes(version))?.value;

/** The definition that describes an element best: that of the newest version it exists in. */
export const newest = <Id, T>(timeline: Timeline<Id, T>, api: Pick<Api, 'versions'>): T => {
  for (let index = api.versions.length - 1; index >= 0; index--) {
    const version = api.versions[index];
    const value = version === undefined ? undefined : at(timeline, version.id);
    if (value !== undefined) return value;
  }
  return timeline.revisions[0].value;
};

/** The versions that an element exists in, oldest first. */
export const versionsOf = <Id, T>(
  timeline: Timeline<Id, T>,
  api: Pick<Api, 'versions'>,
): readonly VersionId[] => {
  // Without dated versions everything exists in the only one.
  if (api.versions.length === 1) return timeline.revisions[0].versions;
  const present = new Set(timeline.revisions.flatMap((revision: Revision<T>) => revision.versions));
  return api.versions.map((version) => version.id).filter((id) => present.has(id));
};

/** Finds definitions by id and version. */
export class Types {
  readonly #timelines: ReadonlyMap<TypeId, Timeline<TypeId, TypeDef>>;

  constructor(api: Pick<Api, 'types'>) {
    this.#timelines = new Map(api.types.map((timeline) => [timeline.id, timeline]));
  }

  timeline(id: TypeId): Timeline<TypeId, TypeDef> | undefined {
    return this.#timelines.get(id);
  }

  at(id: TypeId, version: VersionId): TypeDef | undefined {
    const timeline = this.#timelines.get(id);
    return timeline === undefined ? undefined : at(timeline, version);
  }

  /** What a use of a type stands for at a version, once references and aliases are followed. */
  resolve(type: Type, version: VersionId): Type | TypeDef | undefined {
    let current: Type | TypeDef | undefined = type;
    const seen = new Set<TypeId>();
    while (current !== undefined) {
      if (current.kind === 'alias') current = current.type;
      else if (current.kind !== 'reference') return current;
      else if (seen.has(current.to)) return undefined;
      else {
        seen.add(current.to);
        current = this.at(current.to, version);
      }
    }
    return undefined;
  }
}
