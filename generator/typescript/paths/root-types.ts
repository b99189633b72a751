import { code } from '../../code.js';
import type { Contract, Member, Shape } from '../../ir/contract.js';
import { KEYWORDS } from '../../keywords.js';
import { ident, str } from '../literal.js';
import type { RootTypeView } from '../views/paths.js';

const SINGULAR: ReadonlyMap<string, string> = new Map([['requestBodies', 'RequestBody']]);

/** How components are named. */
export interface RootTypeNaming {
  /** Whether schemas have no `Schema` before their name. */
  readonly isBare: boolean;
  /** Whether the names of schemas are as they are written. */
  readonly keepsCasing: boolean;
  /** Names that something else has; the new ones are added. */
  readonly taken: Set<string>;
}

/** A name for each component: `SchemaPet`, or `Pet` for schemas without their prefix. */
export const rootTypes = (
  { roots }: Contract,
  { isBare, keepsCasing, taken }: RootTypeNaming,
): readonly RootTypeView[] =>
  roots.components.flatMap(({ key: kind, shape }) =>
    membersOf(shape).flatMap(({ key, shape: { kind: what } }) => {
      // An enum has its name already.
      if (kind === 'schemas' && what === 'enum') return [];
      const prefix = isBare && kind === 'schemas' ? '' : (SINGULAR.get(kind) ?? pascal(kind.slice(0, -1)));
      const isKept = keepsCasing && kind === 'schemas' && /^[\w$]+$/.test(key);
      const name = unused(taken, `${prefix}${isKept ? key : pascal(key)}`);
      return [{ name: ident(name), type: code`components[${str(kind)}][${str(key)}]` }];
    }),
  );

const membersOf = (shape: Shape): readonly Member[] => (shape.kind === 'object' ? shape.members : []);

/** A name for a schema alone, which nothing else has. */
export const nameFor = (key: string, taken: Set<string>): string => unused(taken, pascal(key));

/** A name that nothing else has: the one that is wanted, or that with a number. */
export const unused = (taken: Set<string>, wanted: string): string => {
  const base = identifier(wanted);
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}_${String(number)}`;
  taken.add(name);
  return name;
};

/** What can be no name as it is gets a character before it that can begin one. */
const identifier = (name: string): string =>
  /^[\p{ID_Start}_$]/u.test(name) && !KEYWORDS.has(name) ? name : `_${name}`;

/** `api-key` and `apiKey` are `ApiKey`; a number in second place stands apart. */
const pascal = (text: string): string =>
  text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '')
    .map((word, index) =>
      /^\d/.test(word) && index > 0
        ? `_${word}`
        : `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`,
    )
    .join('');
