import { Code, code, join } from '../../code.js';
import type { Contract, EnumChoice, EnumValue, Member } from '../../ir/contract.js';
import { docComment } from '../comments.js';
import { ident, key, literal, str } from '../literal.js';
import type { EnumView } from '../views/paths.js';
import { unused } from './root-types.js';
import { commentCode } from './spelling.js';

/** The name of the enum of all paths. */
export const API_PATHS = 'ApiPaths';

/** Enums, and which of them each choice is. */
export interface NamedEnums {
  readonly views: readonly EnumView[];
  /** Their names by the index of a choice. */
  readonly names: readonly Code[];
}

/** An enum for each choice, named after its place as openapi-typescript does; `once`: one for all of the same values. */
export const namedEnums = (
  { enums }: Contract,
  { once, taken }: { readonly once: boolean; readonly taken: Set<string> },
): NamedEnums => {
  const known = new Map<string, Code>();
  const views: EnumView[] = [];
  const names = enums.map((choice) => {
    const same = once ? known.get(stampOf(choice)) : undefined;
    if (same !== undefined) return same;
    const name = ident(unused(taken, capital(nameAt(choice.at))));
    known.set(stampOf(choice), name);
    views.push({ name, members: membersOf(choice.values) });
    return name;
  });
  return { views, names };
};

/** Equal for choices of the same values, in whatever order. */
const stampOf = ({ values }: EnumChoice): string =>
  values
    .map(({ value, name, description }) => JSON.stringify([value, name, description]))
    .sort()
    .join();

/** The paths by operation: `listPets = '/pets'`. */
export const pathsEnum = ({ roots }: Contract): EnumView => ({
  name: ident(API_PATHS),
  members: membersOf(
    roots.paths.flatMap(({ key: path, shape }) => {
      const members = shape.kind === 'object' ? shape.members : [];
      return members
        .filter((each) => each.key !== 'parameters' && !each.optional)
        .map((each) => ({ value: path, name: operationName(each, path) }));
    }),
  ),
});

/** The operationId, or words of the method and the path. */
const operationName = ({ key: method, shape }: Member, path: string): string => {
  const [id] = shape.kind === 'reference' && shape.root === 'operations' ? shape.keys : [];
  const words = `${method}${path}`.split('/').map((word) => capital(word).replace(WORDLESS, ''));
  return id ?? words.join('');
};

/** A parameter in a path, an action after a colon, or what else is no part of a word. */
const WORDLESS = /\{.*\}|:.*|\W+/;

/** `components/schemas/Pet/status` is `PetStatus`. */
export const nameAt = (at: string): string =>
  at.replace('components/schemas', '').replace(/[^\w$]+([\w$]?)/g, (_, next: string) => next.toUpperCase());

/** With its first letter in upper case. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const membersOf = (values: readonly EnumValue[]): Code => {
  const taken = new Set<string>();
  const seen = new Set<string | number>();
  return join(
    values.flatMap(({ value, name, description }) => {
      // One that is listed twice is one; what has a name of its own is another member.
      if (name === undefined && seen.has(value)) return [];
      seen.add(value);
      const wanted = memberName(name ?? String(value));
      const own = taken.has(wanted) ? unused(taken, wanted) : wanted;
      taken.add(own);
      const comment = description === undefined ? Code.EMPTY : commentCode(docComment({ body: description }));
      return code`${comment}${/^[\w$]+$/.test(own) ? key(own) : str(own)} = ${literal(value)},`;
    }),
    code`\n`,
  );
};

/** A name that would be no member of an enum. */
const NO_MEMBER = '__proto__';

/** As openapi-typescript names members: digits and signs at the beginning in words, and the rest with underscores. */
const memberName = (name: string): string => {
  if (name === '') return 'Empty';
  if (name === NO_MEMBER) return `Value${name}`;
  if (/^[A-Za-z_$][\w$]*$/.test(name)) return name;
  const begun = /^[\d\s]/.test(name)
    ? `Value${name}`
    : name.startsWith('-')
      ? `ValueMinus${name.slice(1)}`
      : name;
  return /^[^\w$]+$/.test(begun)
    ? begun
    : begun.replace(/[^\w$]+/g, (signs) => (signs === '+' ? 'Plus' : '_'));
};
