import { isList, isMembers, own, textOf, type Members } from '../ir/documents.js';
import { canonical } from '../versions/canonical.js';
import type { Direction } from './difference.js';
import { BARE, isCondition } from './stated.js';
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

/** Schemas of one value, which has to fit all of them. */
type Schemas = readonly unknown[];

/** How the limits of two values differ, as written. */
export const limitChanges = (
  before: Schemas,
  after: Schemas,
  direction: Direction,
): readonly LimitChange[] => [
  ...ends(before, after),
  ...numbers(before, after),
  ...multiples(before, after, direction),
  ...uniqueness(before, after),
  ...demands(before, after),
  ...others(before, after, direction),
];

const ends = (before: Schemas, after: Schemas): readonly LimitChange[] =>
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
const endOf = (schemas: Schemas, words: typeof FLOOR | typeof CEILING): End | undefined => {
  const [bound, exclusive] = words.map((keyword): End | undefined => {
    const number = numberAt(schemas, keyword);
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

const numbers = (before: Schemas, after: Schemas): readonly LimitChange[] =>
  [...FLOORS, ...CEILINGS].flatMap((keyword): LimitChange[] => {
    const [was, is] = [numberAt(before, keyword), numberAt(after, keyword)];
    if (was === is) return [];
    const isHigher = was !== undefined && is !== undefined && is > was;
    const isTighter = was === undefined || (is !== undefined && isHigher === FLOORS.includes(keyword));
    return [{ text: `\`${keyword}\` ${changeText(was, is)}`, isTighter }];
  });

const multiples = (before: Schemas, after: Schemas, direction: Direction): readonly LimitChange[] => {
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

const uniqueness = (before: Schemas, after: Schemas): readonly LimitChange[] => {
  const [was, is] = [isUnique(before), isUnique(after)];
  return was === is ? [] : [{ text: `\`uniqueItems\` is ${String(is)} now`, isTighter: is }];
};

const isUnique = (schemas: Schemas): boolean =>
  schemas.some((schema) => memberOf(schema, 'uniqueItems') === true);

/** Properties that others bring with them. */
const demands = (before: Schemas, after: Schemas): readonly LimitChange[] => {
  const [was, is] = [demandsOf(before), demandsOf(after)];
  const [come, gone] = [is.filter((each) => !was.includes(each)), was.filter((each) => !is.includes(each))];
  const change = (texts: readonly string[], word: string, isTighter: boolean): readonly LimitChange[] =>
    texts.map((text) => ({ text: `${text} ${word}`, isTighter }));
  return [...change(come, 'is new', true), ...change(gone, 'is gone', false)];
};

const demandsOf = (schemas: Schemas): readonly string[] =>
  schemas.flatMap((schema) => {
    const table = memberOf(schema, 'dependentRequired');
    return Object.entries(isMembers(table) ? table : {}).flatMap(([name, names]) =>
      (isList(names) ? names : []).map((each) => `\`${name}\` needs \`${textOf(each)}\``),
    );
  });

/** Which of two admits more cannot be told: values may be refused, and new ones may come. */
const others = (before: Schemas, after: Schemas, direction: Direction): readonly LimitChange[] =>
  [...TEXTS, ...SCHEMAS].flatMap((keyword): LimitChange[] => {
    const [was, is] = [limitsAt(before, keyword), limitsAt(after, keyword)];
    if (was === is) return [];
    const isTighter = was === undefined || (is !== undefined && direction === 'sent');
    const text = TEXTS.includes(keyword) ? textChange(before, after, keyword) : wordOf(was, is);
    return [{ text: `\`${keyword}\` ${text}`, isTighter }];
  });

const textChange = (before: Schemas, after: Schemas, keyword: string): string => {
  const [was, is] = [before, after].map((schemas) =>
    schemas.map((schema) => memberOf(schema, keyword)).filter((each) => each !== undefined),
  );
  const shown = (values: readonly unknown[] = []): unknown => (values.length > 1 ? values : values[0]);
  return changeText(shown(was), shown(is));
};

/** Schemas that only ask something of values which are described elsewhere. */
const bareLimits = (members: unknown, keyword: string): string | undefined => {
  const all = isList(members) ? members.filter(isMembers) : [];
  const bare = all.filter((each) => Object.keys(each).every((key) => BARE.has(key)));
  const isAsking = (each: Members, words: readonly string[]): boolean => words.some((word) => word in each);
  // What a part requires is in the type, and each part counts for itself; alternatives ask for something only together.
  const asking =
    keyword === 'allOf'
      ? all.filter((value) => isCondition({ value }))
      : bare.length === all.length && bare.some((each) => isAsking(each, ['required', ...CONDITIONS]))
        ? bare
        : [];
  return asking.length > 0 ? setOf(asking.map((each) => canonical(each))) : undefined;
};

const CONDITIONS = ['if', 'not'];

/** Of these also `true` refuses something. */
const NEVER_VOID = ['contains', 'not'];

const COMBINATORS = ['allOf', 'anyOf', 'oneOf'];

const wordOf = (was: unknown, is: unknown): string =>
  was === undefined ? 'is new' : is === undefined ? 'is gone' : 'differs';

/** What is said by all of them together, in whichever order. */
const limitsAt = (schemas: Schemas, keyword: string): string | undefined => {
  const limits = schemas.map((schema) => limitAt(schema, keyword)).filter((each) => each !== undefined);
  return limits.length > 0 ? setOf(limits) : undefined;
};

const setOf = (texts: readonly string[]): string => [...new Set(texts)].sort().join();

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

/** What the strictest of them says. */
const numberAt = (schemas: Schemas, keyword: string): number | undefined => {
  const numbers = schemas.map((schema) => numberIn(schema, keyword)).filter((each) => each !== undefined);
  if (numbers.length === 0) return undefined;
  const isCeiling = CEILINGS.includes(keyword) || CEILING.some((each) => each === keyword);
  return isCeiling ? Math.min(...numbers) : Math.max(...numbers);
};

const numberIn = (value: unknown, keyword: string): number | undefined => {
  const member = memberOf(value, keyword);
  // In 3.0 `exclusiveMinimum: true` says of `minimum` that it is not included.
  const pair = [FLOOR, CEILING].find((each) => each.some((name) => name === keyword));
  const isExclusive = pair !== undefined && memberOf(value, pair[1]) === true;
  if (isExclusive && keyword === pair[0]) return undefined;
  const number = isExclusive ? memberOf(value, pair[0]) : member;
  return typeof number === 'number' ? number : undefined;
};
