import type { Int64 } from '../../choices.js';
import { isMembers, own, valueBelow, type Members } from '../../ir/documents.js';
import type { ContractOptions, Member, Shape } from '../../ir/contract.js';
import { fragmentPointer, segmentsOf } from '../../ir/pointer.js';
import type { Constraints, Doc, Json } from '../../ir/values.js';
import { flagOf } from '../flag.js';

/** What a reference ends at. */
interface Target {
  readonly pointer: string;
  readonly value: Members;
}

/** What everything that is lowered has at hand: one version as one document, and how literally it is taken. */
export class Source {
  readonly root: Members;
  readonly options: ContractOptions;
  /** What integers of 64 bits are. */
  readonly int64: Int64;
  readonly #ends = new Map<string, Target | undefined>();

  constructor(root: Members, options: ContractOptions, int64: Int64) {
    this.root = root;
    this.options = options;
    this.int64 = int64;
  }

  /** What a pointer names. */
  at(pointer: string): unknown {
    return valueBelow(this.root, segmentsOf(pointer));
  }

  /** Where a reference ends, and what stands there; undefined where that is nothing. */
  resolve(reference: string): Target | undefined {
    const way: string[] = [];
    let end: Target | undefined;
    let next: string | undefined = reference;
    while (next !== undefined && !this.#ends.has(next)) {
      // Until it is known where it ends, it is one that leads back to itself.
      this.#ends.set(next, undefined);
      way.push(next);
      end = this.#target(next);
      const further: unknown = end === undefined ? undefined : own(end.value, '$ref');
      next = typeof further === 'string' ? further : undefined;
    }
    if (next !== undefined) end = this.#ends.get(next);
    for (const each of way) this.#ends.set(each, end);
    return end;
  }

  #target(reference: string): Target | undefined {
    const pointer = reference.startsWith('#') ? fragmentPointer(reference.slice(1)) : undefined;
    const value = pointer === undefined ? undefined : this.at(pointer);
    return pointer === undefined || !isMembers(value) ? undefined : { pointer, value };
  }

  /** A node, or what it refers to. */
  end(node: Members): Members | undefined {
    const reference = referenceOf(node);
    return reference === undefined ? node : this.resolve(reference)?.value;
  }

  /** The members of a table: sorted, and without what is deprecated, where that is asked for. */
  entries(table: unknown): readonly (readonly [key: string, value: unknown])[] {
    const { alphabetize, excludeDeprecated } = this.options;
    const all = isMembers(table) ? Object.entries(table) : [];
    const kept = excludeDeprecated === true ? all.filter(([, value]) => !flag(value, 'deprecated')) : all;
    return alphabetize === true ? kept.toSorted(([a], [b]) => (a < b ? -1 : 1)) : kept;
  }

  /** The members of a table that are objects. */
  nodes(table: unknown): readonly (readonly [key: string, node: Members])[] {
    return this.entries(table).flatMap(([key, value]) => (isMembers(value) ? [[key, value] as const] : []));
  }
}

/** The reference that a node is. */
export const referenceOf = (node: Members): string | undefined => {
  const reference = own(node, '$ref');
  return typeof reference === 'string' ? reference : undefined;
};

/** Whether a node has a keyword that is true. */
export const flag = (node: unknown, key: string): boolean => isMembers(node) && own(node, key) === true;

/** Whether a parameter, a body or a header must be there. */
export const isRequired = (node: unknown): boolean =>
  isMembers(node) && flagOf(own(node, 'required')) === true;

export const textAt = (node: Members, key: string): string | undefined => {
  const text = own(node, key);
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
};

/** The tables of components that are written: what stands in any other one is spelled where it is used. */
const WRITTEN = new Set(['schemas', 'responses', 'parameters', 'requestBodies', 'headers', 'pathItems']);

/** A reference to a whole component; undefined for one that leads anywhere else. */
export const referenceShape = (reference: string): Shape | undefined => {
  const pointer = reference.startsWith('#') ? fragmentPointer(reference.slice(1)) : undefined;
  const [root, ...keys] = segmentsOf(pointer ?? '');
  const [table = ''] = keys;
  return root === 'components' && keys.length === 2 && WRITTEN.has(table)
    ? { kind: 'reference', root, keys }
    : undefined;
};

/** Where something stands: the keys on the way. */
export const below = (at: string, ...keys: readonly string[]): string =>
  keys.reduce((way, key) => `${way}/${key}`, at);

/** A member, with what the node that it comes from says of it. */
export const member = (
  key: string,
  shape: Shape,
  node?: unknown,
  facts: { readonly optional?: boolean; readonly readonly?: boolean } = {},
): Member => ({
  key,
  shape,
  optional: facts.optional === true,
  readonly: facts.readonly === true,
  doc: isMembers(node) ? docOf(node) : {},
  constraints: isMembers(node) ? constraintsOf(node) : {},
});

const docOf = (node: Members): Doc => {
  const [summary, body] = [textAt(node, 'title') ?? textAt(node, 'summary'), textAt(node, 'description')];
  const example = own(node, 'example');
  return {
    ...(summary === undefined ? {} : { summary }),
    ...(body === undefined ? {} : { body }),
    ...(isJson(example) ? { example } : {}),
    ...(flag(node, 'deprecated') ? { deprecated: true } : {}),
  };
};

const constraintsOf = (node: Members): Constraints => {
  const [format, value] = [textAt(node, 'format'), own(node, 'default')];
  return { ...(format === undefined ? {} : { format }), ...(isJson(value) ? { default: value } : {}) };
};

/** What is shown in a comment is short: what is nested is not looked into. */
const isJson = (value: unknown): value is Json =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** An object with these members. */
export const object = (members: readonly Member[]): Shape => ({ kind: 'object', members });

export const primitive = (name: Extract<Shape, { readonly kind: 'primitive' }>['name']): Shape => ({
  kind: 'primitive',
  name,
});

export const UNKNOWN: Shape = primitive('unknown');
export const NEVER: Shape = primitive('never');
export const NULL: Shape = primitive('null');
export const STRING: Shape = primitive('string');

/** Nothing stands here, and nothing may. */
export const absent = (key: string): Member => member(key, NEVER, undefined, { optional: true });

export const union = (members: readonly Shape[]): Shape => {
  const [only, ...others] = distinct(members);
  if (only === undefined) return NEVER;
  return others.length === 0 ? only : { kind: 'union', members: [only, ...others] };
};

export const intersection = (members: readonly Shape[]): Shape => {
  const [only, ...others] = distinct(members);
  if (only === undefined) return NEVER;
  return others.length === 0 ? only : { kind: 'intersection', members: [only, ...others] };
};

/** Primitives once: all else is told apart by the compiler alone. */
const distinct = (members: readonly Shape[]): readonly Shape[] => {
  const seen = new Set<string>();
  return members.filter((each) => {
    if (each.kind !== 'primitive') return true;
    const isNew = !seen.has(each.name);
    seen.add(each.name);
    return isNew;
  });
};
