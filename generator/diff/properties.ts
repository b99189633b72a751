import type { ObjectDef, Property, Type } from '../ir/model.js';
import { compareDocs } from './appearance.js';
import { compareConstraints } from './constraints.js';
import { loweredOf, type Node } from './nodes.js';
import type { Owned, Side } from './side.js';
import type { Comparison, Use } from './comparison.js';

/** Two objects: their bases, their properties, and what further properties hold. */
export const compareProperties = (
  comparison: Comparison,
  before: ObjectDef,
  after: ObjectDef,
  use: Use,
): void => new PropertyComparison(comparison, use).compare(before, after);

class PropertyComparison {
  readonly #comparison: Comparison;
  readonly #use: Use;
  readonly #side: 'request' | 'response';

  constructor(comparison: Comparison, use: Use) {
    this.#comparison = comparison;
    this.#use = use;
    this.#side = use.direction === 'sent' ? 'request' : 'response';
  }

  compare(before: ObjectDef, after: ObjectDef): void {
    const { before: left, after: right } = this.#comparison;
    const { direction } = this.#use;
    const shared = new Set(before.extends.filter((id) => after.extends.includes(id)));
    for (const id of shared) {
      const [one, two] = [left.def(id), right.def(id)];
      if (one !== undefined && two !== undefined) this.#comparison.pair(one, two, this.#use);
    }
    const old = byName(left.properties(before, direction, shared));
    const now = byName(right.properties(after, direction, shared));
    // What moved to a base that both have, or away from it, did not come or go.
    const allOld = byName(left.properties(before, direction));
    const allNow = byName(right.properties(after, direction));
    const renamed = this.#renamed(old, now, allOld, allNow);
    for (const [name, owned] of now) {
      const former = allOld.get(renamed.get(name) ?? name);
      if (former === undefined) this.#added(owned);
      else this.#both(former, owned);
    }
    const kept = new Set(renamed.values());
    for (const [name, owned] of old) {
      const moved = kept.has(name) ? undefined : allNow.get(name);
      if (moved !== undefined && !now.has(name)) this.#both(owned, moved);
      else if (moved === undefined && !kept.has(name)) this.#removed(owned);
    }
    this.#rest(before, after);
  }

  /** New name → old name, of properties that are one through time. */
  #renamed(
    old: ReadonlyMap<string, Owned>,
    now: ReadonlyMap<string, Owned>,
    allOld: ReadonlyMap<string, Owned>,
    allNow: ReadonlyMap<string, Owned>,
  ): ReadonlyMap<string, string> {
    const gone = [...old].filter(([name]) => !allNow.has(name));
    const renamed = new Map<string, string>();
    for (const [name, owned] of now) {
      if (allOld.has(name)) continue;
      const node = this.#comparison.after.nodes.property(owned.owner.origin, name);
      const names = this.#comparison.after.nodes.otherNames(node);
      const former = gone.find(([each]) => names.includes(each));
      if (former !== undefined) renamed.set(name, former[0]);
    }
    return renamed;
  }

  #added(owned: Owned): void {
    const { property } = owned;
    const isDemanded = this.#side === 'request' && !property.optional;
    this.#comparison.ledger.add(
      isDemanded ? 'required-request-property-added' : `${this.#side}-property-added`,
      {
        ...this.#told(owned),
        message: isDemanded ? 'is new and required' : 'is new',
        after: this.#nodes(this.#comparison.after, owned)[0] ?? this.#use.after,
        typescript: { after: this.#comparison.after.speller.property(property, this.#use.direction) },
      },
    );
  }

  #removed(owned: Owned): void {
    this.#comparison.ledger.add(`${this.#side}-property-removed`, {
      ...this.#told(owned),
      message: this.#side === 'response' ? 'is gone' : 'is no longer taken',
      before: this.#nodes(this.#comparison.before, owned)[0] ?? this.#use.before,
      near: this.#use.after,
      typescript: { before: this.#comparison.before.speller.property(owned.property, this.#use.direction) },
    });
  }

  #both(was: Owned, is: Owned): void {
    const { ledger, before, after } = this.#comparison;
    const { direction, holder } = this.#use;
    const [old, now] = [was.property, is.property];
    const typescript = {
      before: before.speller.property(old, direction),
      after: after.speller.property(now, direction),
    };
    const [said, says] = [this.#nodes(before, was), this.#nodes(after, is)];
    const told = {
      ...this.#told(is),
      holder,
      before: said[0] ?? this.#use.before,
      after: says[0] ?? this.#use.after,
      typescript,
    };
    if (old.wireName !== now.wireName)
      ledger.add(`${this.#side}-property-renamed`, { ...told, message: `was called \`${old.wireName}\`` });
    if (old.optional && !now.optional)
      ledger.add(`${this.#side}-property-became-required`, {
        ...told,
        message: this.#side === 'request' ? 'is required now' : 'is always there now',
      });
    if (!old.optional && now.optional)
      ledger.add(`${this.#side}-property-became-optional`, {
        ...told,
        message: this.#side === 'request' ? 'may be left out now' : 'may be missing now',
      });
    this.#comparison.compare(old.type, now.type, { ...told, direction });
    compareConstraints(this.#comparison, limitsOf(said, old), limitsOf(says, now), { ...told, direction });
    if (!this.#comparison.isReplaced(was.owner.id, is.owner.id))
      compareDocs(ledger, 'property', [old.doc, now.doc], told);
  }

  /** What is said of further properties: nothing said means anything. */
  #rest(before: ObjectDef, after: ObjectDef): void {
    if (before.rest === undefined && after.rest === undefined) return;
    this.#comparison.compareWithin(
      [before.rest ?? ANYTHING, after.rest ?? ANYTHING],
      { ...this.#use, subject: `further properties of ${this.#use.subject}` },
      'additionalProperties',
    );
  }

  #told({ property }: Owned): { readonly holder: Use['holder']; readonly subject: string } {
    return { holder: this.#use.holder, subject: `${this.#use.subject}.${property.wireName}` };
  }

  #nodes(side: Side, { owner, property }: Owned): readonly Node[] {
    return side.nodes.properties(owner.origin, property.wireName);
  }
}

/** The limits of a property as written, or as they were lowered where it is not found. */
const limitsOf = (nodes: readonly Node[], { constraints }: Property): readonly Node[] =>
  nodes.length > 0 ? nodes : [loweredOf(constraints)];

const ANYTHING: Type = { kind: 'primitive', name: 'unknown' };

const byName = (owned: readonly Owned[]): ReadonlyMap<string, Owned> =>
  new Map(owned.map((each) => [each.property.wireName, each]));
