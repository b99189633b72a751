import { isList, isMembers, own, textOf, type Members } from '../ir/documents.js';
import { canonical } from '../versions/canonical.js';
import type { Direction } from './difference.js';
import { changeText } from './words.js';

/** One limit that differs. */
export interface LimitChange {
  readonly text: string;
  readonly isTighter: boolean;
}

/** Limits that are stricter the greater they are, and those that are stricter the smaller they are. */
const FLOORS = ['minLength', 'minItems', 'minProperties', 'minContains'];
const CEILINGS = ['maxLength', 'maxItems', 'maxProperties', 'maxContains'];
/** The two words for each end of a range: with its bound, and without. */
const FLOOR = ['minimum', 'exclusiveMinimum'] as const;
const CEILING = ['maximum', 'exclusiveMaximum'] as const;
/** Limits of which only the presence can be weighed. */
const TEXTS = ['pattern', 'contentEncoding', 'contentMediaType'];
/** Limits that are schemas, or tables of them: too long to be shown. */
const SCHEMAS = [
  ...['contains', 'contentSchema', 'dependentSchemas', 'else', 'if', 'not'],
  ...[
    'allOf',
    'anyOf',
    'oneOf',
    'patternProperties',
    'propertyNames',
    'then',
    'unevaluatedItems',
    'unevaluatedProperties',
  ],
];
/** Where none of them stands, `unevaluatedProperties` is what further properties hold, which is a type. */
const APPLICATORS = ['$ref', 'allOf', 'anyOf', 'dependentSchemas', 'if', 'oneOf'];

/** How the limits of two schemas differ, as written. */
export const limitChanges = (
  before: unknown,
  after: unknown,
  direction: Direction,
): readonly LimitChange[] => [
  ...ends(before, after),
  ...numbers(before, after),
  ...multiples(before, after, direction),
  ...uniqueness(before, after),
  ...demands(before, after),
  ...others(before, after, direction),
];

const ends = (before: unknown, after: unknown): readonly LimitChange[] =>
  [FLOOR, CEILING].flatMap((words): LimitChange[] => {
    const [was, is] = [endOf(before, words), endOf(after, words)];
    if (was?.keyword === is?.keyword && was?.bound === is?.bound) return [];
    const isTighter = was === undefined || (is !== undefined && isStricter(is, was, words));
    return [{ text: endText(was, is), isTighter }];
  });

interface End {
  readonly keyword: string;
  readonly bound: number;
}

/** Where a range ends: of both words, what the stricter says. */
const endOf = (schema: unknown, words: typeof FLOOR | typeof CEILING): End | undefined => {
  const [bound, exclusive] = words.map((keyword): End | undefined => {
    const number = numberAt(schema, keyword);
    return number === undefined ? undefined : { keyword, bound: number };
  });
  if (bound === undefined || exclusive === undefined) return exclusive ?? bound;
  return isStricter(exclusive, bound, words) ? exclusive : bound;
};

const isStricter = (one: End, other: End, words: typeof FLOOR | typeof CEILING): boolean => {
  if (one.bound === other.bound) return one.keyword === words[1];
  return one.bound > other.bound === (words === FLOOR);
};

const endText = (was: End | undefined, is: End | undefined): string =>
  was === undefined || is === undefined || was.keyword === is.keyword
    ? `\`${(is ?? was)?.keyword ?? ''}\` ${changeText(was?.bound, is?.bound)}`
    : `\`${is.keyword}\` is ${String(is.bound)} now, \`${was.keyword}\` was ${String(was.bound)}`;

const numbers = (before: unknown, after: unknown): readonly LimitChange[] =>
  [...FLOORS, ...CEILINGS].flatMap((keyword): LimitChange[] => {
    const [was, is] = [numberAt(before, keyword), numberAt(after, keyword)];
    if (was === is) return [];
    const isHigher = was !== undefined && is !== undefined && is > was;
    const isTighter = was === undefined || (is !== undefined && isHigher === FLOORS.includes(keyword));
    return [{ text: `\`${keyword}\` ${changeText(was, is)}`, isTighter }];
  });

const multiples = (before: unknown, after: unknown, direction: Direction): readonly LimitChange[] => {
  const [was, is] = [numberAt(before, 'multipleOf'), numberAt(after, 'multipleOf')];
  if (was === is) return [];
  const text = `\`multipleOf\` ${changeText(was, is)}`;
  if (was === undefined || is === undefined) return [{ text, isTighter: was === undefined }];
  if (isMultiple(is, was)) return [{ text, isTighter: true }];
  return [{ text, isTighter: isMultiple(was, is) ? false : direction === 'sent' }];
};

/** Fractions of decimals are not exact: 0.3 counts as three times 0.1. */
const isMultiple = (number: number, of: number): boolean => {
  const times = number / of;
  return Math.abs(times - Math.round(times)) < 1e-9;
};

const uniqueness = (before: unknown, after: unknown): readonly LimitChange[] => {
  const [was, is] = [memberOf(before, 'uniqueItems') === true, memberOf(after, 'uniqueItems') === true];
  return was === is ? [] : [{ text: `\`uniqueItems\` is ${String(is)} now`, isTighter: is }];
};

/** Properties that others bring with them. */
const demands = (before: unknown, after: unknown): readonly LimitChange[] => {
  const [was, is] = [demandsOf(before), demandsOf(after)];
  const [come, gone] = [is.filter((each) => !was.includes(each)), was.filter((each) => !is.includes(each))];
  const change = (texts: readonly string[], word: string, isTighter: boolean): readonly LimitChange[] =>
    texts.map((text) => ({ text: `${text} ${word}`, isTighter }));
  return [...change(come, 'is new', true), ...change(gone, 'is gone', false)];
};

const demandsOf = (schema: unknown): readonly string[] => {
  const table = memberOf(schema, 'dependentRequired');
  return Object.entries(isMembers(table) ? table : {}).flatMap(([name, names]) =>
    (isList(names) ? names : []).map((each) => `\`${name}\` needs \`${textOf(each)}\``),
  );
};

/** Which of two admits more cannot be told: values may be refused, and new ones may come. */
const others = (before: unknown, after: unknown, direction: Direction): readonly LimitChange[] =>
  [...TEXTS, ...SCHEMAS].flatMap((keyword): LimitChange[] => {
    const [was, is] = [limitAt(before, keyword), limitAt(after, keyword)];
    if (was === is) return [];
    const isTighter = was === undefined || (is !== undefined && direction === 'sent');
    const text = TEXTS.includes(keyword)
      ? changeText(memberOf(before, keyword), memberOf(after, keyword))
      : wordOf(was, is);
    return [{ text: `\`${keyword}\` ${text}`, isTighter }];
  });

/** Schemas that only ask something of values which are described elsewhere. */
const bareLimits = (members: unknown, keyword: string): string | undefined => {
  const all = isList(members) ? members.filter(isMembers) : [];
  const bare = all.filter((each) => Object.keys(each).every((key) => BARE.has(key)));
  const isAsking = (each: Members, words: readonly string[]): boolean => words.some((word) => word in each);
  // What a part requires is in the type, and each part counts for itself; alternatives ask for something only together.
  const asking =
    keyword === 'allOf'
      ? bare.filter((each) => isAsking(each, CONDITIONS))
      : bare.length === all.length && bare.some((each) => isAsking(each, ['required', ...CONDITIONS]))
        ? bare
        : [];
  return asking.length > 0 ? canonical(asking) : undefined;
};

const CONDITIONS = ['if', 'not'];

/** Of these also `true` refuses something. */
const NEVER_VOID = ['contains', 'not'];

const COMBINATORS = ['allOf', 'anyOf', 'oneOf'];
const BARE: ReadonlySet<string> = new Set(['required', 'not', 'if', 'then', 'else', 'description', 'title']);

const wordOf = (was: unknown, is: unknown): string =>
  was === undefined ? 'is new' : is === undefined ? 'is gone' : 'differs';

/**
 * A limit without the words in it; `true` as a schema limits nothing, in most places. Of alternatives and of parts those
 * count that no type holds: what they demand, and when.
 */
const limitAt = (schema: unknown, keyword: string): string | undefined => {
  const limit = memberOf(schema, keyword);
  if (keyword === 'patternProperties') return isMembers(limit) ? canonical(limit, true) : undefined;
  if (COMBINATORS.includes(keyword)) return bareLimits(limit, keyword);
  if (
    keyword === 'unevaluatedProperties' &&
    APPLICATORS.every((each) => memberOf(schema, each) === undefined)
  )
    return undefined;
  const isNone = limit === undefined || (limit === true && !NEVER_VOID.includes(keyword));
  return isNone ? undefined : canonical(limit);
};

const memberOf = (value: unknown, keyword: string): unknown =>
  isMembers(value) ? own(value, keyword) : undefined;

const numberAt = (value: unknown, keyword: string): number | undefined => {
  const member = memberOf(value, keyword);
  // In 3.0 `exclusiveMinimum: true` says of `minimum` that it is not included.
  const pair = [FLOOR, CEILING].find((each) => each.some((name) => name === keyword));
  const isExclusive = pair !== undefined && memberOf(value, pair[1]) === true;
  if (isExclusive && keyword === pair[0]) return undefined;
  const number = isExclusive ? memberOf(value, pair[0]) : member;
  return typeof number === 'number' ? number : undefined;
};
