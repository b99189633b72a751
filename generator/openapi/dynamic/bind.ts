import { isList, isMembers, own, type Members, type Spot, type VersionView } from '../../ir/documents.js';
import { modeBelow, modeOfItems, type Mode } from '../../ir/modes.js';
import { referenceTo } from '../../ir/pointer.js';
import { below, keyOf } from '../../ir/spot.js';
import { partsOf } from '../lower/keywords.js';
import type { Node, Reader } from '../reader.js';
import { Budget } from './budget.js';
import { withDiscriminator } from './discriminator.js';
import { Reach } from './reach.js';
import { EMPTY, Scopes, type Scope } from './scopes.js';

/**
 * The documents with each `$dynamicRef` as a reference to where it ends. A schema that means something else by the way to it,
 * as a page of anything means a page of pets, stands in the place of the reference to it, with its references bound: the
 * model needs to know neither. References that end nowhere stay, and so do all where the description would grow without
 * measure.
 */
export const bindDynamicReferences = (view: VersionView, reader: Reader): VersionView => {
  if (!view.uris.some((uri) => view.hasKey(uri, ['$dynamicRef']))) return view;
  const binder = new Binder(view, reader);
  const values = new Map(view.uris.map((uri) => [uri, binder.bound(uri)]));
  return binder.isSpent ? view : { ...view, value: (uri) => values.get(uri) };
};

/** Nodes that are copied. Of a page of pets that is some ten. */
const COPIED = 300_000;
/** What a reference costs to bind, in nodes. */
const LINK_COST = 5;
/** Nodes that are looked at to know what matters to them: the largest public description has some 800,000. */
const LOOKED_AT = 2_000_000;
/** Copies in each other. */
const DEPTH = 32;

/** Where a schema is written, and where it stands when it is bound. */
interface At {
  readonly read: Spot;
  readonly stands: Spot;
  /** In how many copies. */
  readonly depth: number;
}

/** A reference, what it leads to, and with which scope. */
interface Link {
  readonly target: Node;
  readonly scope: Scope;
  /** The reference as it is written, where it is right as it is. */
  readonly written: string | undefined;
}

class Binder {
  readonly #view: VersionView;
  readonly #reader: Reader;
  readonly #scopes: Scopes;
  readonly #budget = new Budget(COPIED);
  readonly #looks = new Budget(LOOKED_AT);
  readonly #reach: Reach;
  /** Where copies stand, by what they are copies of and what their anchors are bound to. */
  readonly #copies = new Map<string, Spot>();
  readonly #anchors = new Map<Spot, Node>();

  constructor(view: VersionView, reader: Reader) {
    this.#view = view;
    this.#reader = reader;
    this.#scopes = new Scopes(view);
    this.#reach = new Reach(reader, this.#looks);
  }

  get isSpent(): boolean {
    return this.#budget.isSpent || this.#looks.isSpent;
  }

  bound(uri: string): unknown {
    const spot = { uri, pointer: '' };
    return this.#value(this.#view.value(uri), { read: spot, stands: spot, depth: 0 }, EMPTY, 'node');
  }

  /** The same value where nothing in it changes. Recursive: the depth of documents is bounded, and that of copies. */
  #value(value: unknown, at: At, scope: Scope, mode: Mode): unknown {
    if (mode === 'data' || this.isSpent || (at.depth > 0 && !this.#budget.takes(1))) return value;
    if (isList(value)) {
      const items = value.map((item, index) =>
        this.#value(item, within(at, index), scope, modeOfItems(mode)),
      );
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    if (!isMembers(value)) return value;
    return mode === 'node' ? this.#schema(value, at, scope) : this.#members(value, at, scope, mode);
  }

  #members(value: Members, at: At, scope: Scope, mode: Mode): Members {
    const members = Object.entries(value).map(
      ([key, member]) => [key, this.#value(member, within(at, key), scope, modeBelow(key, mode))] as const,
    );
    return members.some(([key, member]) => member !== value[key]) ? Object.fromEntries(members) : value;
  }

  #schema(value: Members, at: At, given: Scope): Members {
    const scope = this.#scopes.enter(given, at.read);
    const links = [this.#link('$ref', value, at, scope), this.#link('$dynamicRef', value, at, scope)];
    const isKept = links.every((link) => link === undefined || link.written !== undefined);
    if (isKept) return this.#said(at.depth > 0 ? nameless(value) : value, at, scope);
    const { $ref, $dynamicRef, ...others } = at.depth > 0 ? nameless(value) : value;
    const unlinked = {
      ...(links[0] === undefined && $ref !== undefined ? { $ref } : {}),
      ...(links[1] === undefined && $dynamicRef !== undefined ? { $dynamicRef } : {}),
    };
    let result: Members = { ...unlinked, ...this.#said(others, at, scope) };
    for (const link of links) if (link !== undefined) result = this.#linked(result, link, at);
    return result;
  }

  /** What a schema says but for its own reference. */
  #said(schema: Members, at: At, scope: Scope): Members {
    const members = this.#members(schema, at, scope, 'node');
    return withDiscriminator(members, schema, (reference) => this.#leadsTo(reference, at, scope));
  }

  /** Where what a discriminator names stands; undefined where the reference is right as it is written. */
  #leadsTo(reference: string, at: At, scope: Scope): string | undefined {
    const target = this.#reader.find(reference, { ...at.read, value: {} });
    if (target === undefined) return undefined;
    const across = this.#scopes.across(scope, target);
    const different = this.#different(target, across);
    const copy = different.length === 0 ? undefined : this.#copies.get(copyKey(target, different, across));
    return copy === undefined && at.depth === 0 ? undefined : this.#to(copy ?? target, at);
  }

  /** Where a keyword of a schema leads; undefined where it leads nowhere. */
  #link(keyword: '$ref' | '$dynamicRef', value: Members, at: At, scope: Scope): Link | undefined {
    const reference = own(value, keyword);
    if (typeof reference !== 'string' || (at.depth > 0 && !this.#budget.takes(LINK_COST))) return undefined;
    const first = this.#reader.find(reference, { ...at.read, value });
    const isDynamic = keyword === '$dynamicRef';
    const target = isDynamic ? this.#end(reference, first, scope) : first;
    if (target === undefined) return undefined;
    const across = this.#scopes.across(scope, target);
    const isWritten = !isDynamic && at.depth === 0 && this.#different(target, across).length === 0;
    return { target, scope: across, written: isWritten ? reference : undefined };
  }

  /** Where a dynamic reference ends: at the anchor that was met first, unless what it names is none. */
  #end(reference: string, first: Node | undefined, scope: Scope): Node | undefined {
    const name = reference.slice(reference.indexOf('#') + 1);
    const isAnchor =
      first === undefined || (isMembers(first.value) && own(first.value, '$dynamicAnchor') === name);
    const met = isAnchor ? scope.get(name) : undefined;
    return met === undefined ? first : this.#at(met);
  }

  #at(spot: Spot): Node | undefined {
    const known = this.#anchors.get(spot);
    if (known !== undefined) return known;
    const found = this.#reader.find(referenceTo(spot.pointer), { ...spot, value: {} });
    if (found !== undefined) this.#anchors.set(spot, found);
    return found;
  }

  /** The anchors that a schema asks for and that are others than where it stands. */
  #different(target: Node, scope: Scope): readonly string[] {
    const names = [...this.#reach.names(target)];
    if (names.length === 0) return names;
    const usual = this.#scopes.around(target);
    return names.filter((name) => {
      const [met, own] = [scope.get(name), usual.get(name)];
      return met !== undefined && (own === undefined || keyOf(met) !== keyOf(own));
    });
  }

  /** A schema together with what a reference of it leads to. */
  #linked(schema: Members, { target, scope, written }: Link, at: At): Members {
    const different = this.#different(target, scope);
    if (different.length === 0) return referring(schema, written ?? this.#to(target, at));
    const key = copyKey(target, different, scope);
    const known = this.#copies.get(key);
    if (known !== undefined) return referring(schema, this.#to(known, at));
    const isMerged = Object.keys(schema).every((word) => ASIDE.has(word) || word.startsWith('x-'));
    const all = partsOf(schema);
    const stands = isMerged ? at.stands : below(below(at.stands, 'allOf'), all.length);
    this.#copies.set(key, stands);
    const copy = this.#copy(target, { read: target, stands, depth: at.depth + 1 }, scope);
    return isMerged ? { ...copy, ...schema } : { ...schema, allOf: [...all, copy] };
  }

  #copy(target: Node, at: At, scope: Scope): Members {
    if (at.depth > DEPTH) this.#budget.takes(Infinity);
    return isMembers(target.value) && !this.isSpent ? this.#schema(target.value, at, scope) : {};
  }

  #to({ uri, pointer }: Spot, at: At): string {
    return `${uri === at.stands.uri ? '' : uri}${referenceTo(pointer)}`;
  }
}

/** What a schema may say beside a reference without meaning something else by it. */
const ASIDE: ReadonlySet<string> = new Set([
  ...['$id', '$anchor', '$dynamicAnchor', '$schema', '$comment', '$defs', 'definitions'],
  ...['title', 'description', 'deprecated', 'example', 'examples', 'externalDocs'],
]);

/** Words that say where a schema is found, and by which name, which a copy is not. */
const NAMES: ReadonlySet<string> = new Set([
  ...['$id', '$anchor', '$dynamicAnchor', '$schema', '$comment', '$defs', 'definitions', 'x-name'],
]);

const nameless = (schema: Members): Members =>
  Object.fromEntries(Object.entries(schema).filter(([word]) => !NAMES.has(word)));

/** What a schema is a copy of, and what its anchors are bound to. */
const copyKey = (target: Spot, names: readonly string[], scope: Scope): string =>
  `${keyOf(target)} ${JSON.stringify(names.map((name) => [name, scope.get(name)]))}`;

const referring = (schema: Members, $ref: string): Members =>
  '$ref' in schema ? { ...schema, allOf: [...partsOf(schema), { $ref }] } : { ...schema, $ref };

const within = ({ read, stands, depth }: At, key: string | number): At => ({
  read: below(read, key),
  stands: below(stands, key),
  depth,
});
