import type { SourceLookup } from '../../diagnostics/diagnostic.js';
import { commandLine } from '../../diagnostics/command-line.js';
import { showFile } from '../../diagnostics/show.js';
import type { Difference } from '../../diff/difference.js';
import type { Change } from '../../ir/model.js';
import type { Explained, Finding } from '../explain.js';
import type { Call, NewError, PinSpot, Spot, Trial } from '../trial.js';

/** What a newer version asks of a program. */
export interface Upgrade extends Trial, Explained {
  /** Of the API. */
  readonly title: string;
  /** What is pinned, oldest first. */
  readonly from: readonly string[];
  readonly to: string;
  /** Versions after it that are pinned, where none before it is and nobody said which ones change. */
  readonly newer: readonly string[];
  /** Whether the pins were written. */
  readonly isWritten: boolean;
  /** Where places of changes are looked up. */
  readonly sources: SourceLookup;
}

/** A path as a user would type it. */
export type ShownPath = (path: string) => string;

/** Errors that have one reason. */
export interface Group {
  readonly differences: readonly Difference[];
  readonly errors: readonly NewError[];
}

/** The first error of a line, and how many others there are: most of them follow from it. */
export const linesOf = (errors: readonly NewError[]): readonly (readonly [NewError, number])[] => {
  const first = new Map<string, [NewError, number]>();
  for (const error of errors) {
    const line = `${error.file} ${String(error.line)}`;
    const known = first.get(line);
    if (known === undefined) first.set(line, [error, 0]);
    else known[1] += 1;
  }
  return [...first.values()];
};

/** By reason, in the order of the code; what nothing explains comes last. */
export const groupsOf = (findings: readonly Finding[]): readonly Group[] => {
  const groups: { differences: readonly Difference[]; errors: NewError[] }[] = [];
  for (const { error, differences } of findings) {
    const known = groups.find(
      (group) =>
        group.differences.length === differences.length &&
        differences.every((each) => group.differences.includes(each)),
    );
    if (known !== undefined) known.errors.push(error);
    else groups.push({ differences, errors: [error] });
  }
  return groups.sort((a, b) => Number(a.differences.length === 0) - Number(b.differences.length === 0));
};

/** What belongs to the same entries of the changelog, in the order of the first of each. */
export const byChanges = <Part>(
  parts: readonly Part[],
  differencesOf: (part: Part) => readonly Difference[],
): readonly { readonly changes: readonly Change[]; readonly parts: readonly Part[] }[] => {
  const found = new Map<string, { readonly changes: readonly Change[]; readonly parts: Part[] }>();
  for (const part of parts) {
    const changes = changesOf(differencesOf(part));
    const key = changes.map(({ id }) => id).join(' ');
    const known = found.get(key);
    if (known === undefined) found.set(key, { changes, parts: [part] });
    else known.parts.push(part);
  }
  return [...found.values()];
};

/** The entries of the changelog that differences belong to, each once. */
export const changesOf = (differences: readonly Difference[]): readonly Change[] => [
  ...new Map(
    differences.flatMap(({ change }) => (change === undefined ? [] : [[change.id, change] as const])),
  ).values(),
];

/** `file:line:column` */
export const spotText = (spot: Spot, shown: ShownPath): string =>
  spot.file === '' ? 'tsconfig' : `${showFile(shown(spot.file))}:${String(spot.line)}:${String(spot.column)}`;

/** Where something is called: a few places, and how many more. */
export const callsText = (calls: readonly Call[], shown: ShownPath): string => {
  const places = calls.slice(0, PLACES).map((each) => spotText(each, shown));
  const more = calls.length > PLACES ? ` and ${String(calls.length - PLACES)} more` : '';
  return `${places.join(', ')}${more}`;
};

const PLACES = 2;

const counted = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** What there is to do, in a sentence. */
export const countsText = ({ pins, findings, silent, before }: Upgrade): string => {
  const files = new Set(findings.map(({ error }) => error.file)).size;
  const parts = [
    counted(pins.length, 'pin', 'pins'),
    `${counted(findings.length, 'new error', 'new errors')}${
      files > 0 ? ` in ${counted(files, 'file', 'files')}` : ''
    }`,
    ...(silent.length > 0 ? [`${counted(silent.length, 'change', 'changes')} that no error shows`] : []),
    ...(before > 0 ? [`${counted(before, 'error', 'errors')} from before`] : []),
  ];
  return parts.join(', ');
};

/** What pins a version, in a few words. */
export const pinText = ({ kind, from }: PinSpot): string =>
  kind === 'default' ? `${from}, which the client sends when none is named` : from;

/** What to do next, where nothing is pinned or a pin is not the user's. */
export const notesOf = (upgrade: Upgrade, shown: ShownPath): readonly string[] => {
  const { pins, unread, unlisted, isWritten, newer, to } = upgrade;
  const own = pins.filter(({ kind }) => kind !== 'default');
  return [
    // The command has a line of its own, which is not broken.
    ...newer.flatMap((version) => [
      `Pinned is ${version}, which comes after ${to}. To go back:`,
      commandLine('upgrade', '--from', version, '--to', to),
    ]),
    ...(pins.length === 0 && newer.length === 0
      ? [
          `No pin was found that would change. A client is pinned by its option version: { version: '${to}' }.`,
        ]
      : []),
    ...unread.map((spot) => `${spotText(spot, shown)} takes its version from elsewhere: it was left alone.`),
    ...(pins.length > own.length
      ? ['The default changes where the client is generated: set pin in x-api-versions, and generate.']
      : []),
    ...(unlisted > 0
      ? [
          `${counted(unlisted, 'other change breaks', 'other changes break')} something in operations that are called, and nothing here trips over it: apivintage diff --to ${to}`,
        ]
      : []),
    ...(own.length === 0
      ? []
      : isWritten
        ? [
            `Wrote ${counted(own.length, 'pin', 'pins')} in ${counted(new Set(own.map(({ file }) => file)).size, 'file', 'files')}.`,
          ]
        : ['Nothing was written. To write the pins: --write']),
  ];
};
