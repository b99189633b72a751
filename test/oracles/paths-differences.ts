/** Why a type of ours is not that of openapi-typescript. A reason is a rule that holds for the one type, and not for its document. */
import type { PathsVerdict } from './paths.js';
import { Declared } from './paths-declared.js';

/** A type that differs, and what there is to judge it by. */
interface Difference {
  readonly type: string;
  readonly ours: Declared;
  readonly theirs: Declared;
  /** Where theirs does not compile. */
  readonly theirErrors: readonly number[];
  /** Types of which theirs is not the same as its own copy. */
  readonly tooDeep: readonly string[];
  /** Types that differ in any way. */
  readonly differing: readonly string[];
  /** Whether a name of a table is one of the document itself. */
  readonly isComponent: (table: string, key: string) => boolean;
}

interface Rule {
  readonly reason: string;
  /** Without which there is no such difference. */
  readonly option?: string;
  readonly holds: (difference: Difference) => boolean;
}

const RULES: readonly Rule[] = [
  {
    reason: 'theirs does not compile there, or in what it leads to: an enum that is none, a base of itself',
    holds: ({ type, theirs, theirErrors }) =>
      [type, ...theirs.reach(type).names].some((name) => theirs.isAt(name, theirErrors)),
  },
  {
    option: 'enum',
    reason: 'theirs gives one name to two enums, or one that is none: a number, or nothing at all',
    holds: ({ type, theirs }) => {
      const { names, hasNumber } = theirs.reach(type);
      return (
        type === '' ||
        [type, ...names].some((name) => theirs.isTwice(name)) ||
        (hasNumber && theirs.names.includes(''))
      );
    },
  },
  {
    option: 'enum',
    reason: 'it has an enum of a schema that is no component: the enum is called after the name that it gets',
    holds: (difference) =>
      [difference.ours, difference.theirs].some((each) => {
        const invented = each.components.filter((name) => isInvented(name, difference));
        const { names } = each.reach(difference.type);
        return (
          invented.some((name) => names.has(name)) ||
          (isAlone(difference) && invented.some((name) => each.reach(name).names.has(difference.type)))
        );
      }),
  },
  {
    option: 'arrayLength',
    reason:
      'it has a tuple: from 2 to 5 items are there none to 3, and a tuple with limits is a tuple of tuples',
    holds: ({ type, ours, theirs }) => ours.reach(type).hasTuple || theirs.reach(type).hasTuple,
  },
  {
    option: 'readWriteMarkers',
    reason: 'it has a tuple, which stays one in what is read or written, and is no list of anything',
    holds: ({ type, ours }) => /^(?:Readable|Writable)</.test(type) && ours.reach(type).hasTuple,
  },
  {
    option: 'readWriteMarkers',
    reason:
      'it has a property that is two lists at once: items stay both in what is read or written, and are no choice of the two',
    holds: ({ type, ours }) => /^(?:Readable|Writable)</.test(type) && ours.reach(type).hasListOfTwo,
  },
  {
    option: 'readWriteMarkers',
    reason:
      'the compiler gives up on a comparison so deep, even of theirs with its own copy; what it is a reading of is the same',
    holds: ({ type, tooDeep, differing }) =>
      tooDeep.includes(type) && !differing.includes(type.replace(/^(?:Readable|Writable)<(.*)>$/, '$1')),
  },
  {
    reason: 'a path item without an operation: nothing can be asked of it, and it is left out',
    holds: ({ type, ours, theirs }) =>
      type.startsWith('paths[') &&
      ours.text(type) === undefined &&
      theirs.members(type).every((name) => name === 'parameters'),
  },
  {
    reason: 'a schema or parameter that is no component, but referred to: it gets a name among them',
    holds: (difference) => {
      const { type, ours, theirs } = difference;
      // What it is itself, or a name for.
      const text = type.startsWith('components[') ? type : (theirs.text(type) ?? ours.text(type) ?? '');
      return isAlone(difference) && isInvented(text, difference);
    },
  },
  {
    option: 'rootTypes',
    reason: 'names that differ in nothing but case and dots: ours are counted in the order of the alphabet',
    holds: ({ type, theirs }) => theirs.names.filter((each) => spelling(each) === spelling(type)).length > 1,
  },
];

const spelling = (name: string): string => name.replace(/_?\d+$/, '').toLowerCase();

const isAlone = ({ type, ours, theirs }: Difference): boolean =>
  ours.text(type) === undefined || theirs.text(type) === undefined;

/** Whether the component that a text names first is none of the document: one of us gave it a name. */
const isInvented = (text: string, { isComponent }: Difference): boolean => {
  const [, table, key] = /components\[["'](\w+)["']\]\[["'](.+?)["']\]/.exec(text) ?? [];
  return table !== undefined && key !== undefined && !isComponent(table, key);
};

/** Why types differ, of one document: undefined for a type where there is no reason. */
export const reasonsOf = (
  { ours, theirs, theirErrors, tooDeep, differing }: Omit<PathsVerdict, 'compared' | 'errors'>,
  isComponent: Difference['isComponent'],
  options: readonly string[],
): ((type: string) => string | undefined) => {
  const [own, other] = [new Declared(ours), new Declared(theirs)];
  return (type) =>
    RULES.find(
      ({ option, holds }) =>
        (option === undefined || options.includes(option)) &&
        holds({ type, ours: own, theirs: other, theirErrors, tooDeep, differing, isComponent }),
    )?.reason;
};
