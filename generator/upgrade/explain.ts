import type { Difference } from '../diff/difference.js';
import { isBreaking } from '../diff/rules.js';
import type { Element } from './client.js';
import type { Call, NewError, Trial } from './trial.js';

/** An error, and what changed that explains it. */
export interface Finding {
  readonly error: NewError;
  /** None where nothing that changed has to do with it. */
  readonly differences: readonly Difference[];
}

/** What changed about operations that are called, and no error shows. */
export interface Silent {
  readonly difference: Difference;
  readonly calls: readonly Call[];
}

/** What became of a program, explained. */
export interface Explained {
  readonly findings: readonly Finding[];
  readonly silent: readonly Silent[];
  /** Other changes of what is called that break: types show them, and nothing trips over them. */
  readonly unlisted: number;
}

/** Tell what changed that brings each error, and what else changed of what is called. */
export const explain = ({ errors, calls }: Trial, differences: readonly Difference[]): Explained => {
  const telling = differences.filter((each) => each.class !== 'documentation');
  const findings = errors.map((error) => ({ error, differences: reasonsOf(error, telling) }));
  const shown = new Set(findings.flatMap((each) => each.differences));
  const others = telling
    .filter((each) => !shown.has(each))
    .map((difference) => ({ difference, calls: calls.filter(({ id }) => reaches(difference, id)) }))
    .filter((each) => each.calls.length > 0);
  const breaking = others.filter(({ difference }) => isBreaking(difference.class));
  const telltale = breaking.filter(({ difference }) => isWorthTelling(difference));
  const told = idsOf([...shown, ...telltale.map(({ difference }) => difference)]);
  const silent = others.filter((each) =>
    isBreaking(each.difference.class) ? telltale.includes(each) : isNews(each.difference, told),
  );
  return { findings, silent, unlisted: breaking.length - telltale.length };
};

/** What its author announced, and what breaks without a trace in the types. */
const isWorthTelling = ({ change, typescript }: Difference): boolean =>
  change !== undefined || typescript === undefined;

/** What breaks nothing is told where its author announced it, and nothing else tells of that. */
const isNews = ({ change }: Difference, told: ReadonlySet<string>): boolean =>
  change !== undefined && !told.has(change.id);

const idsOf = (differences: readonly Difference[]): ReadonlySet<string> =>
  new Set(differences.flatMap(({ change }) => (change === undefined ? [] : [change.id])));

/** The changes of what an error is about: those that name what it names, else those of the operation or the type itself. */
const reasonsOf = (
  { elements, words }: NewError,
  differences: readonly Difference[],
): readonly Difference[] => {
  const about = differences.filter((each) => elements.some((element) => concerns(each, element)));
  const ofKind = (kind: Element['kind']): readonly Difference[] =>
    about.filter((each) => elements.some((element) => element.kind === kind && isOf(each, element)));
  const nearest = [
    about.filter((each) => words.some((word) => names(each, word))),
    ofKind('operation'),
    ofKind('type'),
  ];
  return (
    nearest.map(breakingOf).find(({ length }) => length > 0) ?? nearest.find(({ length }) => length > 0) ?? []
  );
};

/** What breaks and shows in types, else what breaks. */
const breakingOf = (differences: readonly Difference[]): readonly Difference[] => {
  const breaking = differences.filter((each) => isBreaking(each.class));
  const typed = breaking.filter(({ typescript }) => typescript !== undefined);
  return typed.length > 0 ? typed : breaking;
};

const concerns = (difference: Difference, element: Element): boolean =>
  isOf(difference, element) ||
  (element.kind === 'operation' ? reaches(difference, element.id) : names(difference, element.id));

/** Whether it is a change of that very operation or type, or of a part of it. */
const isOf = (difference: Difference, { kind, id }: Element): boolean => {
  const { subject, operations } = difference;
  if (kind === 'type') return subject === id || subject.startsWith(`${id}.`);
  return subject === id || subject.startsWith(`${id} `) || (operations.length === 1 && operations[0] === id);
};

const reaches = ({ operations, subject }: Difference, id: string): boolean =>
  operations.includes(id) || subject === id;

/** Whether it speaks of a name: in what changed, or in the TypeScript before and after. */
const names = ({ subject, message, typescript }: Difference, word: string): boolean =>
  [subject, message, typescript?.before ?? '', typescript?.after ?? ''].some((text) =>
    text.split(/[^\p{L}\p{N}_$-]+/u).includes(word),
  );
