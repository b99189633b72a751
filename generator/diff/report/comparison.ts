import type { SourceLookup } from '../../diagnostics/diagnostic.js';
import type { Change } from '../../ir/model.js';
import type { Difference } from '../difference.js';
import { CLASSES, type ChangeClass } from '../rules.js';

/** Two editions, and what differs between them. */
export interface Comparison {
  /** Of the API. */
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly differences: readonly Difference[];
  /** Those that a report has room for; absent where it shows all. */
  readonly shown?: readonly Difference[];
  /** Where places on each side are looked up. */
  readonly before: SourceLookup;
  readonly after: SourceLookup;
  /** The revision of what is there now, with which the names of its documents begin. */
  readonly revision?: string | undefined;
}

export const TITLES: Readonly<Record<ChangeClass, string>> = {
  'breaking-callers': 'Breaking for callers',
  'breaking-senders': 'Breaking for senders',
  compatible: 'Compatible',
  documentation: 'Documentation',
};

/** Differences of one class that have one reason. */
export interface Group {
  /** Absent where no entry of the changelog speaks of them. */
  readonly change?: Change;
  readonly differences: readonly Difference[];
}

/** By class, the most serious first; in it what nobody announced comes first. */
export const sectionsOf = (
  differences: readonly Difference[],
): readonly { readonly class: ChangeClass; readonly groups: readonly Group[] }[] =>
  CLASSES.flatMap((of) => {
    const members = differences.filter((each) => each.class === of);
    return members.length === 0 ? [] : [{ class: of, groups: groupsOf(members) }];
  });

const groupsOf = (differences: readonly Difference[]): readonly Group[] => {
  const groups = new Map<string, { change?: Change; differences: Difference[] }>([['', { differences: [] }]]);
  for (const difference of differences) {
    const { change } = difference;
    const id = change === undefined ? '' : `change ${change.id}`;
    const group = groups.get(id) ?? { ...(change === undefined ? {} : { change }), differences: [] };
    group.differences.push(difference);
    groups.set(id, group);
  }
  return [...groups.values()].filter((group) => group.differences.length > 0);
};

/** `3 changes: 1 breaking for callers, 2 compatible`. */
export const countsText = (differences: readonly Difference[]): string => {
  const parts = CLASSES.flatMap((of) => {
    const count = differences.filter((each) => each.class === of).length;
    return count === 0 ? [] : [`${count} ${TITLES[of].toLowerCase()}`];
  });
  if (parts.length === 0) return 'No changes';
  return `${differences.length} ${differences.length === 1 ? 'change' : 'changes'}: ${parts.join(', ')}`;
};

/** Lines that were and lines that are: TypeScript, or words by their kind. */
export const changedLines = ({
  typescript,
  words = [],
}: Difference): readonly { readonly sign: '-' | '+'; readonly text: string }[] => [
  ...signed('-', typescript?.before),
  ...signed('+', typescript?.after),
  ...words.flatMap(({ of, before, after }) => [
    ...signed('-', before === undefined ? undefined : `${of}: ${before}`),
    ...signed('+', after === undefined ? undefined : `${of}: ${after}`),
  ]),
];

const signed = <Sign extends '-' | '+'>(
  sign: Sign,
  text: string | undefined,
): readonly { readonly sign: Sign; readonly text: string }[] => (text === undefined ? [] : [{ sign, text }]);

/** How many operations are named. */
const NAMED = 3;

/** What a difference reaches, where its subject does not say so: `GET /a, GET /b and 9 more; 2026-04-28`. */
export const reachText = (difference: Difference): string =>
  [operationsText(difference), (difference.versions ?? []).join(', ')]
    .filter((text) => text !== '')
    .join('; ');

const operationsText = ({ operations, subject }: Difference): string => {
  const [only] = operations;
  if (only === undefined || (operations.length === 1 && subject.includes(only))) return '';
  if (operations.length === NAMED + 1) return operations.join(', ');
  const shown = operations.slice(0, NAMED).join(', ');
  return operations.length > NAMED ? `${shown} and ${operations.length - NAMED} more` : shown;
};
