import { isDeepStrictEqual } from 'node:util';
import { isMembers, type Members } from '../ir/documents.js';
import { BEFORE } from '../versions/annotations.js';
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

const entriesOf = (node: Members): Members => {
  const entries = node[BEFORE];
  return isMembers(entries) ? entries : {};
};
