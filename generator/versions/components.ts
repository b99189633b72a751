import { isMembers, own, type VersionView } from '../ir/documents.js';
import { child, referenceTo, segmentsOf } from '../ir/pointer.js';
import { keyOf } from '../ir/spot.js';
import { lookUp } from './look-up.js';

/** A node of the documents of one version. */
export interface Target {
  readonly uri: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** A target that has got a place among the components of a bundle. */
export interface Component extends Target {
  /** The table below `components`, such as `schemas`. */
  readonly kind: string;
  readonly name: string;
}

/** Names that JSON pointers and OpenAPI allow for a component. */
const UNNAMEABLE = /[^A-Za-z0-9._-]+/g;

/** Gives what is referenced a name among the components: its key; where two have one key, the second gets a number. */
export class Components {
  readonly #view: VersionView;
  readonly #byTarget = new Map<string, Component>();
  readonly #taken = new Set<string>();
  readonly #reserved = new Map<string, string>();
  /** Placed, and not yet taken by `next`. */
  readonly #waiting: Component[] = [];
  /** What components end at that only stand for others. */
  readonly #ends = new Map<string, Target>();
  /** What references led to or through: `uri#pointer`. */
  readonly reached: Set<string> = new Set();

  constructor(view: VersionView) {
    this.#view = view;
    this.#reserve();
  }

  /** What stands in the bundle, as far as it is known, by the references to it. */
  get placed(): ReadonlyMap<string, unknown> {
    return new Map([...this.#byTarget.values()].map((each) => [referenceOf(each), each.value]));
  }

  /** The next component whose content nobody has copied yet. */
  next(): Component | undefined {
    return this.#waiting.shift();
  }

  /** What a reference names, undefined where that does not exist. */
  find(reference: string, from: string): Target | undefined {
    const target = lookUp(this.#view, reference, from);
    return target?.value === undefined ? undefined : target;
  }

  /** The reference to a target in the bundle. `kind` is what the place of the reference takes, where the target does not say. */
  place(target: Target, kind: string): string {
    const [first, table, key, ...rest] = segmentsOf(target.pointer);
    if (first !== 'components' || table === undefined || key === undefined) return this.#refer(target, kind);
    if (rest.length === 0) return this.#refer(this.end(target), table);
    const pointer = child('', first, table, key);
    const whole = this.find(`#${pointer}`, target.uri);
    if (whole === undefined) return this.#refer(target, kind);
    return referenceTo(child(this.#refer(whole, table).slice(1), ...rest));
  }

  /** Give every component of the entry its place, used or not. */
  placeAll(): void {
    for (const { target, kind } of this.#declared()) this.#refer(this.end(target), kind);
  }

  /** Components of the entry that only stand for others of the same document, by table and name, with what they refer to. */
  aliases(): readonly { readonly kind: string; readonly name: string; readonly reference: string }[] {
    return this.#declared().flatMap(({ target, kind, name }) => {
      const end = this.end(target);
      const reference = end === target ? undefined : this.#refer(end, kind);
      const isItself = reference === referenceTo(child('', 'components', kind, name));
      return reference === undefined || isItself ? [] : [{ kind, name, reference }];
    });
  }

  #refer(target: Target, kind: string): string {
    const key = keyOf(target);
    this.reached.add(key);
    let component = this.#byTarget.get(key);
    if (component === undefined) {
      component = { ...target, kind, name: this.#name(target, kind) };
      this.#byTarget.set(key, component);
      this.#waiting.push(component);
    }
    return referenceOf(component);
  }

  /** A component that is nothing but a reference stands for what it names. */
  end(target: Target): Target {
    const way: string[] = [];
    let end = target;
    for (let key = keyOf(end); !this.#ends.has(key); key = keyOf(end)) {
      const next = isAlias(end.value) ? this.find(end.value.$ref, end.uri) : undefined;
      if (next === undefined) break;
      // What leads back to itself ends where it was met first.
      this.#ends.set(key, end);
      this.reached.add(key);
      way.push(key);
      end = next;
    }
    end = this.#ends.get(keyOf(end)) ?? end;
    for (const key of way) this.#ends.set(key, end);
    return end;
  }

  /** The components of the entry keep their names, whatever is met first. */
  #reserve(): void {
    for (const { target, kind, name } of this.#declared()) {
      const end = this.end(target);
      if (end === target || !this.#reserved.has(keyOf(end))) this.#reserved.set(keyOf(end), name);
      this.#taken.add(`${kind} ${name}`);
    }
    this.reached.clear();
    this.#ends.clear();
  }

  /** The components of the entry. */
  #declared(): readonly { readonly target: Target; readonly kind: string; readonly name: string }[] {
    const uri = this.#view.entry;
    const root = this.#view.value(uri);
    const tables = isMembers(root) ? own(root, 'components') : undefined;
    return Object.entries(isMembers(tables) ? tables : {}).flatMap(([kind, table]) =>
      Object.entries(isMembers(table) ? table : {}).map(([name, value]) => ({
        target: { uri, pointer: child('', 'components', kind, name), value },
        kind,
        name,
      })),
    );
  }

  #name(target: Target, kind: string): string {
    const reserved = this.#reserved.get(keyOf(target));
    if (reserved !== undefined) return reserved;
    const base = nameOf(target);
    let name = base;
    for (let number = 2; this.#taken.has(`${kind} ${name}`); number++) name = `${base}${number}`;
    this.#taken.add(`${kind} ${name}`);
    return name;
  }
}

const referenceOf = ({ kind, name }: Component): string => referenceTo(child('', 'components', kind, name));

const isAlias = (value: unknown): value is { readonly $ref: string } =>
  isMembers(value) && typeof own(value, '$ref') === 'string' && Object.keys(value).length === 1;

/** The key of a component, the last name on the way to any other node, the file where there is none. */
const nameOf = ({ uri, pointer }: Target): string => {
  const file = uri
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '');
  const words = segmentsOf(pointer).filter((segment) => segment !== 'schema' && !/^\d+$/.test(segment));
  const name = (words.at(-1) ?? file).replaceAll(UNNAMEABLE, '_');
  return name === '' ? 'component' : name;
};
