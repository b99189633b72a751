import type { Diagnostic, Related, SourceLookup } from '../diagnostic.js';
import { locateAll } from '../located.js';
import type { Reporter } from './options.js';

/** How many of the further places are named. */
const NAMED = 3;

/**
 * A reporter that tells what has one cause once, at the first place, and how many more there are: a file that is missing is
 * one thing to mend, however often it is referred to. Programs are given every place.
 */
export const forPeople =
  (reporter: Reporter): Reporter =>
  (diagnostics, sources, options) =>
    reporter(folded(diagnostics, sources), sources, options);

const folded = (diagnostics: readonly Diagnostic[], sources: SourceLookup): readonly Diagnostic[] => {
  if (!diagnostics.some(({ cause }) => cause !== undefined)) return diagnostics;
  const groups = new Map<string | Diagnostic, Diagnostic[]>();
  for (const { diagnostic } of locateAll(diagnostics, sources)) {
    const { cause, code, severity } = diagnostic;
    const key = cause === undefined ? diagnostic : JSON.stringify([code, severity, cause.of]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.values()].flatMap(asOne);
};

const asOne = (group: readonly Diagnostic[]): readonly Diagnostic[] => {
  const [first, ...others] = group;
  if (first === undefined || others.length === 0) return group;
  const further = placesBeside(first, others);
  const versions = new Set(group.map(({ cause }) => cause?.version));
  const counts = [...counted(further.length, 'reference'), ...counted(versions.size - 1, 'version')];
  if (counts.length === 0) return group;
  return [
    {
      ...first,
      message: `${first.message} The same holds for ${counts.join(' and ')}.`,
      related: [...(first.related ?? []), ...further.slice(0, NAMED)],
    },
  ];
};

const placesBeside = (first: Diagnostic, others: readonly Diagnostic[]): readonly Related[] => {
  const seen = new Set([keyOf(first)]);
  return others.flatMap((each) => {
    const key = keyOf(each);
    if (each.place === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ message: 'here, too', place: each.place }];
  });
};

const keyOf = ({ place }: Diagnostic): string =>
  JSON.stringify([place?.file, place?.pointer, place?.line, place?.column]);

const counted = (count: number, noun: string): readonly string[] =>
  count === 0 ? [] : [`${count} further ${noun}${count === 1 ? '' : 's'}`];
