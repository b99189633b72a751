import { isDeepStrictEqual } from 'node:util';
import { isMembers, type Members } from '../ir/documents.js';
import { BEFORE, MEMBERS_BEFORE } from '../versions/annotations.js';
import { IGNORED, MISSING, type Timeline, type Values } from './timeline.js';

/**
 * A node with all that stood in its place before, as a whole: the ways to write it, the shortest first. Not each says
 * the same of previews. None where what stands there now cannot carry its past.
 */
export const withPasts = (values: Values, timeline: Timeline): readonly Members[] => {
  const stations = values.flatMap((value, index): readonly Station[] => {
    const version = timeline.versions[index];
    if (version === undefined || value === IGNORED || value === MISSING) return [];
    return [{ version: version.id, isPreview: version.stage === 'preview', value }];
  });
  const stable = stations.filter(({ isPreview }) => !isPreview);
  const chain = chained(stations);
  const ways = [chained(stable), chain];
  const preview = stations.find((station, index) => station.isPreview && index > 0);
  // What a preview changes holds in no stable version: these have a history of their own behind its date.
  const past = chained(stable) ?? stable.at(-1)?.value;
  if (chain !== undefined && preview !== undefined && past !== undefined) {
    ways.push({ ...chain, [BEFORE]: { ...entriesOf(chain), [preview.version]: past } });
  }
  return ways.filter((way) => way !== undefined);
};

interface Station {
  readonly version: string;
  readonly isPreview: boolean;
  readonly value: unknown;
}

/** The last of them, and before each that differs what was there until then. */
const chained = (stations: readonly Station[]): Members | undefined => {
  const last = stations.at(-1)?.value;
  if (!isMembers(last)) return undefined;
  const entries = stations.flatMap(({ version, value }, index): readonly (readonly [string, unknown])[] => {
    const before = stations[index - 1];
    if (before === undefined || isDeepStrictEqual(before.value, value)) return [];
    return [[version, before.value]];
  });
  return entries.length === 0 ? last : { ...last, [BEFORE]: Object.fromEntries(entries) };
};

/** A node with what it was before a date, which goes before what it has been since. */
export const withPast = (node: Members, date: string, past: Members): Members => ({
  ...node,
  [BEFORE]: { [date]: past, ...entriesOf(node) },
});

/** What single members of a node were, which no annotation of their own dates: `x-members-before`. */
export class PastMembers {
  readonly #timeline: Timeline;
  readonly #dates = new Map<string, Map<string, unknown>>();
  #isComplete = true;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** Whether all could be said. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Note what a member was; answers with what it is now, if it is there. */
  add(key: string, members: Values): readonly (readonly [string, unknown])[] {
    const stations = members.flatMap((value, index) => {
      const version = this.#timeline.versions[index];
      return version === undefined || value === IGNORED ? [] : [{ date: version.id, value }];
    });
    // Null says that there was none.
    if (stations.some(({ value }) => value === null)) this.#isComplete = false;
    stations.forEach(({ date, value }, index) => {
      const before = stations[index - 1];
      if (before === undefined || isDeepStrictEqual(before.value, value)) return;
      const entries = this.#dates.get(date) ?? new Map<string, unknown>();
      entries.set(key, before.value === MISSING ? null : before.value);
      this.#dates.set(date, entries);
    });
    const last = stations.at(-1)?.value;
    return last === undefined || last === MISSING ? [] : [[key, last]];
  }

  /** A node with its past. */
  on(node: Members): Members {
    // In the order of the versions, whichever member was noted first.
    const entries = this.#timeline.versions.flatMap(({ id }) => {
      const members = this.#dates.get(id);
      return members === undefined ? [] : [[id, Object.fromEntries(members)] as const];
    });
    return { ...node, [MEMBERS_BEFORE]: Object.fromEntries(entries) };
  }
}

const entriesOf = (node: Members): Members => {
  const entries = node[BEFORE];
  return isMembers(entries) ? entries : {};
};
