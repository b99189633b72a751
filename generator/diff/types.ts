import type { Operation, Type, TypeDef, TypeId } from '../ir/model.js';
import { compareConstraints } from './constraints.js';
import { admits, atomsOf, membersOf, type Atom, type Atoms } from './atoms.js';
import type { Comparison, Use } from './comparison.js';
import type { Holder, Ledger } from './ledger.js';
import { compareDefinitions, isAlike } from './definitions.js';
import { compareProperties } from './properties.js';
import { listOf } from './nodes.js';
import type { Side } from './side.js';
import type { Untouched } from './untouched.js';
import { quoted } from './words.js';

/** Compares one side of an operation, and tells the ledger; the subject says of what. */
export type OperationComparison = (
  comparison: TypeComparison,
  before: Operation,
  after: Operation,
  subject: { readonly holder: Holder; readonly subject: string },
) => void;

/** Compares types the way that their values travel. Each pair of named types is compared once for each way. */
export class TypeComparison implements Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly ledger: Ledger;
  /** Undefined where the sides have nothing in common. */
  readonly #untouched: Untouched | undefined;
  /** What a type was before it was called what it is called now, by its present id. */
  readonly renamed: Map<TypeId, TypeDef> = new Map();
  readonly #met = new Set<TypeId>();
  readonly #queue: (() => void)[] = [];
  readonly #open = new Set<string>();

  constructor(before: Side, after: Side, ledger: Ledger, untouched?: Untouched) {
    this.before = before;
    this.after = after;
    this.ledger = ledger;
    this.#untouched = untouched;
  }

  /** Whether nothing can differ in two operations, nor in what they lead to. */
  isUntouched(before: Operation, after: Operation): boolean {
    if (this.#untouched === undefined || before.id !== after.id) return false;
    return this.#untouched.has(this.before.nodes.pathItem(before), this.after.nodes.pathItem(after));
  }

  /** Compare what has been found on the way, until there is nothing left. */
  drain(): void {
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) next();
  }

  compare(before: Type, after: Type, use: Use): void {
    this.compareMembers(membersOf(before), membersOf(after), use);
  }

  /** Two types with what their schemas say beside them. */
  compareAt(before: Type, after: Type, use: Use): void {
    this.compare(before, after, use);
    compareConstraints(this, listOf(use.before), listOf(use.after), use);
  }

  /** Two lists of alternatives. Named ones that belong together are compared on their own, unless they are taken `apart`. */
  compareMembers(before: readonly Type[], after: readonly Type[], use: Use, how?: 'apart'): void {
    const { left, right } =
      how === 'apart' ? { left: before, right: after } : this.#pairUp(before, after, use);
    if (left.length + right.length === 0) return;
    const key = JSON.stringify([use.direction, left, right]);
    // Two ways through unnamed types may lead back to where they began.
    if (this.#open.has(key)) return;
    this.#open.add(key);
    this.#compareAtoms(atomsOf(this.before, left), atomsOf(this.after, right), { use, before, after });
    this.#open.delete(key);
  }

  /** Compare two named types, unless that has been done. */
  pair(before: TypeDef, after: TypeDef, { direction, holder }: Pick<Use, 'direction' | 'holder'>): void {
    const pair = this.ledger.pair(direction, before.id, after.id);
    if (!this.ledger.link(holder, pair)) return;
    this.#met.add(after.id);
    if (before.id !== after.id) this.renamed.set(after.id, before);
    else if (this.#isSame(before, after)) return;
    this.#queue.push(() => compareDefinitions(this, before, after, { direction, holder: pair }));
  }

  #isSame(before: TypeDef, after: TypeDef): boolean {
    if (this.#untouched === undefined) return false;
    return this.#untouched.has(this.before.nodes.at(before.origin), this.after.nodes.at(after.origin));
  }

  /** Whether one type took the place of another, which is there still: then it is no wonder that it is described otherwise. */
  isReplaced(before: TypeId, after: TypeId): boolean {
    return before !== after && (this.after.def(before) !== undefined || this.before.def(after) !== undefined);
  }

  /** Whether something on the way led to a type. */
  hasMet(id: TypeId): boolean {
    return this.#met.has(id);
  }

  #pairUp(
    before: readonly Type[],
    after: readonly Type[],
    use: Use,
  ): { readonly left: readonly Type[]; readonly right: readonly Type[] } {
    const left = [...before];
    const right = [...after];
    const take = (a: number, b: number): void => {
      const [one, two] = [this.#def(this.before, left[a]), this.#def(this.after, right[b])];
      if (one === undefined || two === undefined) return;
      this.pair(one, two, use);
      left.splice(a, 1);
      right.splice(b, 1);
    };
    for (let index = left.length - 1; index >= 0; index--) {
      const type = left[index];
      const same = right.findIndex((each) => idOf(each) !== undefined && idOf(each) === idOf(type));
      if (same !== -1) take(index, same);
    }
    const [a, b] = [named(left), named(right)];
    if (a !== undefined && b !== undefined && this.#isSuccessor(left[a], right[b])) take(a, b);
    return { left, right };
  }

  #def(side: Side, type: Type | undefined): TypeDef | undefined {
    return type?.kind === 'reference' ? side.def(type.to) : undefined;
  }

  /** Whether the second is what became of the first: they are of one kind; two objects that have nothing in common are two things. */
  #isSuccessor(before: Type | undefined, after: Type | undefined): boolean {
    const [one, two] = [this.#def(this.before, before), this.#def(this.after, after)];
    if (one?.kind !== 'object' || two?.kind !== 'object') return one?.kind === two?.kind;
    return isAlike(this, one, two);
  }

  #compareAtoms(before: Atoms, after: Atoms, whole: Whole): void {
    const { use } = whole;
    const side = use.direction === 'sent' ? 'request' : 'response';
    if (!before.nullable && after.nullable && !isAnything(before))
      this.#tell(`${side}-became-nullable`, 'may be null now', whole);
    if (before.nullable && !after.nullable && !isAnything(after))
      this.#tell(`${side}-no-longer-nullable`, 'is no longer null', whole);
    const others = this.#matchOthers(before.others, after.others, use);
    const gone = without(before.literals, after.literals);
    const come = without(after.literals, before.literals);
    const isLost = (each: Atom | string | number | boolean): boolean =>
      !after.others.some((wide) => admits(wide, each));
    const isNew = (each: Atom | string | number | boolean): boolean =>
      !before.others.some((wide) => admits(wide, each));
    if (before.literals.size > 0 && after.literals.size > 0) {
      const [added, removed] = [come.filter(isNew), gone.filter(isLost)];
      if (added.length > 0) this.#tell(`${side}-enum-value-added`, `has new values: ${quoted(added)}`, whole);
      if (removed.length > 0)
        this.#tell(`${side}-enum-value-removed`, `lost values: ${quoted(removed)}`, whole);
      this.#tellShape(shapeOf(others.left.some(isLost), others.right.some(isNew)), whole);
      return;
    }
    const isNarrower = [...others.left, ...gone].some(isLost);
    const isWider = [...others.right, ...come].some(isNew);
    this.#tellShape(shapeOf(isNarrower, isWider), whole);
  }

  #tellShape(shape: 'widened' | 'narrowed' | 'changed' | undefined, whole: Whole): void {
    if (shape === undefined) return;
    const side = whole.use.direction === 'sent' ? 'request' : 'response';
    const texts = this.#texts(whole);
    // TypeScript has one word for what the wire tells apart, such as whole numbers.
    const { before, after } =
      texts.before === texts.after
        ? { before: kindsOf(this.before, whole.before), after: kindsOf(this.after, whole.after) }
        : texts;
    this.#tell(`${side}-type-${shape}`, `was \`${before}\` and is \`${after}\``, whole);
  }

  /** Compare alternatives of the same kind; what is left has no counterpart. */
  #matchOthers(
    before: readonly Atom[],
    after: readonly Atom[],
    use: Use,
  ): { readonly left: readonly Atom[]; readonly right: readonly Atom[] } {
    const right = [...after];
    const left = before.filter((atom) => {
      const index = right.findIndex((other) => this.#belong(atom, other));
      const [other] = index === -1 ? [] : right.splice(index, 1);
      if (other !== undefined) this.#compareInside(atom, other, use);
      return other === undefined;
    });
    return this.#matchOpen(left, right, use)
      ? { left: left.filter(isNoObject), right: right.filter(isNoObject) }
      : { left, right };
  }

  /** An object of which no property was declared, or is: its properties come and go, and it stays what it is. */
  #matchOpen(before: readonly Atom[], after: readonly Atom[], use: Use): boolean {
    const [was, ...others] = before.filter((each) => !isNoObject(each));
    const [is, ...more] = after.filter((each) => !isNoObject(each));
    if (others.length + more.length > 0) return false;
    if (was?.kind === 'map' && is?.kind === 'object')
      compareProperties(this, { ...is, extends: [], properties: [], rest: was.values }, is, use);
    else if (was?.kind === 'object' && is?.kind === 'map')
      compareProperties(this, was, { ...was, extends: [], properties: [], rest: is.values }, use);
    else return false;
    return true;
  }

  #belong(before: Atom, after: Atom): boolean {
    if (before.kind === 'object' && after.kind === 'object')
      return before.id === after.id || isAlike(this, before, after);
    if (before.kind === 'primitive' && after.kind === 'primitive') return before.name === after.name;
    if (before.kind === 'tuple' && after.kind === 'tuple')
      return before.items.length === after.items.length && before.required === after.required;
    if (before.kind === 'intersection' && after.kind === 'intersection')
      return before.members.length === after.members.length;
    return before.kind === after.kind;
  }

  #compareInside(before: Atom, after: Atom, use: Use): void {
    this.#compareAlternatives(jsonTypeOf(before), use);
    if (before.kind === 'object' && after.kind === 'object') this.pair(before, after, use);
    else if (before.kind === 'list' && after.kind === 'list')
      this.#compareBelow([before.items, after.items], use, 'items');
    else if (before.kind === 'map' && after.kind === 'map')
      this.#compareBelow([before.values, after.values], use, 'additionalProperties');
    else if (before.kind === 'tuple' && after.kind === 'tuple') {
      before.items.forEach((type, index) =>
        this.#compareBelow([type, after.items[index] ?? NEVER], use, 'prefixItems', index),
      );
      this.#compareBelow([before.rest ?? NEVER, after.rest ?? NEVER], use, 'items');
    } else if (before.kind === 'intersection' && after.kind === 'intersection')
      before.members.forEach((type, index) => this.compare(type, after.members[index] ?? NEVER, use));
  }

  #compareBelow(types: readonly [Type, Type], use: Use, ...keys: readonly (string | number)[]): void {
    const subject = `${keys[0] === 'additionalProperties' ? 'values' : 'items'} of ${use.subject}`;
    this.compareWithin(types, { ...use, subject }, ...keys);
  }

  /** A type within another one, with the limits that stand at its schema. */
  compareWithin(
    [before, after]: readonly [Type, Type],
    use: Use,
    ...keys: readonly (string | number)[]
  ): void {
    const below = {
      before: this.before.nodes.inner(use.before, ...keys),
      after: this.after.nodes.inner(use.after, ...keys),
    };
    const at = { ...use, before: below.before ?? use.before, after: below.after ?? use.after };
    this.compare(before, after, at);
    if (below.before !== undefined && below.after !== undefined)
      compareConstraints(this, [below.before], [below.after], at);
  }

  /** Limits of one alternative of several, where it is clear which one became which. */
  #compareAlternatives(type: string | undefined, use: Use): void {
    if (type === undefined) return;
    const [before, after] = [
      this.before.nodes.alternative(use.before, type),
      this.after.nodes.alternative(use.after, type),
    ];
    if (before !== undefined && after !== undefined)
      compareConstraints(this, [before], [after], { ...use, before, after });
  }

  #texts({ use, before, after }: Whole): { readonly before: string; readonly after: string } {
    return {
      before: unionText(before.map((type) => this.before.speller.type(type, use.direction))),
      after: unionText(after.map((type) => this.after.speller.type(type, use.direction))),
    };
  }

  #tell(rule: Parameters<Ledger['add']>[0], message: string, whole: Whole): void {
    const { holder, subject, before, after, typescript } = whole.use;
    this.ledger.add(rule, {
      holder,
      subject,
      message,
      before,
      after,
      typescript: typescript ?? this.#texts(whole),
    });
  }
}

/** Two types where they stand, before what belongs together is taken out. */
interface Whole {
  readonly use: Use;
  readonly before: readonly Type[];
  readonly after: readonly Type[];
}

const isNoObject = ({ kind }: Atom): boolean => kind !== 'object' && kind !== 'map';

const NEVER: Type = { kind: 'primitive', name: 'never' };

const unionText = (texts: readonly string[]): string => (texts.length === 0 ? 'never' : texts.join(' | '));

/** Types by what their values are in JSON. */
const kindsOf = (side: Side, types: readonly Type[]): string => {
  const { nullable, literals, others } = atomsOf(side, types);
  return unionText([
    ...literals.keys(),
    ...others.map((atom) => kindOf(atom)),
    ...(nullable ? ['null'] : []),
  ]);
};

const kindOf = (atom: Atom): string => {
  switch (atom.kind) {
    case 'primitive':
      return atom.name;
    case 'list':
      return `list of ${memberKind(atom.items)}`;
    case 'map':
      return `map of ${memberKind(atom.values)}`;
    default:
      return atom.kind;
  }
};

/** The `type` of a schema whose limits no definition has. */
const jsonTypeOf = (atom: Atom): string | undefined => {
  if (atom.kind === 'primitive') return atom.name;
  if (atom.kind === 'map') return 'object';
  return atom.kind === 'list' || atom.kind === 'tuple' ? 'array' : undefined;
};

const memberKind = (type: Type): string => (type.kind === 'primitive' ? type.name : type.kind);

const idOf = (type: Type | undefined): TypeId | undefined =>
  type?.kind === 'reference' ? type.to : undefined;

/** The index of the only named type. */
const named = (types: readonly Type[]): number | undefined => {
  const indices = types.flatMap((type, index) => (type.kind === 'reference' ? [index] : []));
  return indices.length === 1 ? indices[0] : undefined;
};

const without = <T>(values: ReadonlyMap<string, T>, others: ReadonlyMap<string, T>): readonly T[] =>
  [...values].filter(([key]) => !others.has(key)).map(([, value]) => value);

const isAnything = ({ others }: Atoms): boolean =>
  others.some((atom) => atom.kind === 'primitive' && atom.name === 'unknown');

/** What became of a type of which alternatives were lost, gained, or both. */
const shapeOf = (isLost: boolean, isNew: boolean): 'widened' | 'narrowed' | 'changed' | undefined => {
  if (isLost && isNew) return 'changed';
  if (isNew) return 'widened';
  return isLost ? 'narrowed' : undefined;
};
