import { isMembers, own, placeBeside, type VersionView } from '../ir/documents.js';
import { lookUp } from '../versions/look-up.js';
import type { Node } from './nodes.js';

/** Members of the root that are compared on their own, or part by part. */
const APART: ReadonlySet<string> = new Set([
  'paths',
  'webhooks',
  'components',
  'info',
  'tags',
  'externalDocs',
]);

/**
 * Tells of which parts two versions of one description have the very same object, and of everything that these refer to as
 * well. Nothing differs in them, and a comparison may pass over them: what two versions have in common costs nothing.
 */
export class Untouched {
  readonly #before: VersionView;
  readonly #after: VersionView;
  /** Something that bears on all parts differs, or may: nothing is passed over. */
  readonly #isOff: boolean;
  readonly #hasSameSchemas: boolean;
  /** By the documents in which the object is seen on each side. */
  readonly #known = new Map<string, Map<object, Part>>();

  constructor(before: VersionView, after: VersionView) {
    this.#before = before;
    this.#after = after;
    this.#isOff = [before, after].some(namesItself) || !haveSame(before, after);
    this.#hasSameSchemas = haveSameSchemas(before, after);
  }

  /** Whether nothing can differ between what two nodes are, and lead to. */
  has(before: Node | undefined, after: Node | undefined): boolean {
    if (this.#isOff || before === undefined || after === undefined) return false;
    const part = this.#partOf(before, after);
    return part?.isTouched === false;
  }

  /** The part that is one object on both sides, with a verdict. */
  #partOf(before: Spot, after: Spot): Part | undefined {
    const open: Part[] = [];
    const whole = this.#meet(before, after, open);
    const touched: Part[] = [];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (this.#isTouchedItself(part, open)) touched.push(part);
    }
    for (let part = touched.pop(); part !== undefined; part = touched.pop()) {
      if (part.isTouched) continue;
      part.isTouched = true;
      for (const user of part.users) touched.push(user);
    }
    return whole;
  }

  /** Whether what a part refers to is another object on the other side, or may be. What it refers to is met. */
  #isTouchedItself(part: Part, open: Part[]): boolean {
    const { references, hasChoices } = mentionsIn(part.node);
    // What extends a schema with a discriminator depends on all that do.
    if (hasChoices && !this.#hasSameSchemas) return true;
    let isTouched = false;
    for (const reference of references) {
      const [left, right] = [
        lookUp(this.#before, reference, part.left),
        lookUp(this.#after, reference, part.right),
      ];
      // What is found nowhere may yet be found by who reads it: names in percent-encoding are.
      if (typeof left?.value === 'boolean' && left.value === right?.value) continue;
      const target = left === undefined || right === undefined ? undefined : this.#meet(left, right, open);
      if (target === undefined || target.isTouched) isTouched = true;
      else target.users.push(part);
    }
    return isTouched;
  }

  #meet(before: Spot, after: Spot, open: Part[]): Part | undefined {
    const node = before.value;
    if (node !== after.value || typeof node !== 'object' || node === null) return undefined;
    const key = JSON.stringify([before.uri, after.uri]);
    const all = this.#known.get(key) ?? new Map<object, Part>();
    this.#known.set(key, all);
    const known = all.get(node);
    if (known !== undefined) return known;
    const part: Part = { node, left: before.uri, right: after.uri, users: [], isTouched: false };
    all.set(node, part);
    open.push(part);
    return part;
  }
}

interface Spot {
  readonly uri: string;
  readonly value: unknown;
}

/** An object that both sides have. */
interface Part {
  readonly node: object;
  /** The document in which it is seen on either side. */
  readonly left: string;
  readonly right: string;
  readonly users: Part[];
  isTouched: boolean;
}

/** What an object mentions, at any depth. */
interface Mentions {
  readonly references: ReadonlySet<string>;
  readonly hasChoices: boolean;
}

/** An object does not change, and is met in every pair of versions that have it. */
const MENTIONS = new WeakMap<object, Mentions>();

const mentionsIn = (root: object): Mentions => {
  const known = MENTIONS.get(root);
  if (known !== undefined) return known;
  const references = new Set<string>();
  let hasChoices = false;
  // Iterative, since documents may be deep.
  const stack: unknown[] = [root];
  const seen = new Set<object>();
  for (let node = stack.pop(); node !== undefined || stack.length > 0; node = stack.pop()) {
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    if (isMembers(node)) {
      const reference = own(node, '$ref');
      if (typeof reference === 'string') references.add(reference);
      hasChoices ||= 'discriminator' in node;
    }
    for (const member of Object.values(node)) stack.push(member);
  }
  const mentions = { references, hasChoices };
  MENTIONS.set(root, mentions);
  return mentions;
};

/** Schemas have names of their own, to which references may be bound from anywhere. */
const namesItself = (view: VersionView): boolean => view.uris.some((uri) => view.namesItself(uri));

/** Whether what is said for the whole API is the same. */
const haveSame = (before: VersionView, after: VersionView): boolean => {
  const [left, right] = [rootOf(before), rootOf(after)];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  const isSame = [...keys].every((key) => APART.has(key) || own(left, key) === own(right, key));
  return isSame && componentsOf(before, 'securitySchemes') === componentsOf(after, 'securitySchemes');
};

/** Whether all schemas are the same that may extend another one. */
const haveSameSchemas = (before: VersionView, after: VersionView): boolean => {
  if (componentsOf(before, 'schemas') !== componentsOf(after, 'schemas')) return false;
  const [left, right] = [besideEntry(before), besideEntry(after)];
  return left.size === right.size && [...left].every(([place, value]) => right.get(place) === value);
};

/** The documents that the entry refers to, by their place beside it. */
const besideEntry = (view: VersionView): ReadonlyMap<string, unknown> =>
  new Map(
    view.uris
      .filter((uri) => uri !== view.entry)
      .map((uri) => [placeBeside(uri, view.entry), view.value(uri)]),
  );

const rootOf = (view: VersionView): Readonly<Record<string, unknown>> => {
  const root = view.value(view.entry);
  return isMembers(root) ? root : {};
};

const componentsOf = (view: VersionView, kind: string): unknown => {
  const components = own(rootOf(view), 'components');
  return isMembers(components) ? own(components, kind) : undefined;
};
