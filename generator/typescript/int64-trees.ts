import { Answers } from '../ir/answers.js';
import type { Types } from '../ir/lookup.js';
import type { Property, Type, TypeDef, TypeId, VersionId } from '../ir/model.js';

/** Where integers of 64 bits stand in values of a type, or might, through what it names. */
export type Tree =
  /** `orText`: there may be a text in their place. */
  | { readonly kind: 'leaf'; readonly orText: boolean }
  | { readonly kind: 'reference'; readonly to: TypeId }
  | {
      readonly kind: 'within';
      readonly of: readonly (readonly [name: string, tree: Tree])[];
      readonly rest?: Tree;
      readonly first: readonly (Tree | undefined)[];
      readonly items?: Tree;
    }
  | { readonly kind: 'all'; readonly parts: readonly Tree[] };

/** What makes trees of the types at a version; undefined where there is none in a type, whatever it names. */
export class Trees {
  readonly #types: Types;
  readonly #version: VersionId;
  readonly #texts = new Answers(false);
  readonly #leaves = new Answers(false);

  constructor(types: Types, version: VersionId) {
    this.#types = types;
    this.#version = version;
  }

  ofDefinition(def: TypeDef): Tree | undefined {
    switch (def.kind) {
      case 'enum':
        return def.format === undefined ? undefined : LEAF;
      case 'alias':
        return this.of(def.type);
      case 'union':
        return this.#union(def.members);
      case 'object': {
        const bases = def.extends.map((to): Tree => ({ kind: 'reference', to }));
        return all([this.#object(def.properties, def.rest), ...bases]);
      }
    }
  }

  of(type: Type): Tree | undefined {
    switch (type.kind) {
      case 'primitive':
      case 'literal':
        return type.format === 'int64' ? LEAF : undefined;
      case 'reference':
        return type;
      case 'list':
        return within({ items: this.of(type.items) });
      case 'map':
        return within({ rest: this.of(type.values) });
      case 'tuple':
        return within({
          first: type.items.map((item) => this.of(item)),
          items: type.rest === undefined ? undefined : this.of(type.rest),
        });
      case 'union':
        return this.#union(type.members);
      case 'intersection':
        return all(type.members.map((member) => this.of(member)));
    }
  }

  #object(properties: readonly Property[], rest: Type | undefined): Tree | undefined {
    return within({
      of: properties.flatMap(({ wireName, type }) => {
        const tree = this.of(type);
        return tree === undefined ? [] : [[wireName, tree] as const];
      }),
      rest: rest === undefined ? undefined : this.of(rest),
    });
  }

  #union(members: readonly Type[]): Tree | undefined {
    const isMixed =
      members.some((each) => this.#mayBeText(each)) && members.some((each) => this.#isLeaf(each));
    return all([
      ...members.map((member) => this.of(member)),
      isMixed ? { kind: 'leaf', orText: true } : undefined,
    ]);
  }

  #mayBeText(type: Type): boolean {
    const found = this.#types.resolve(type, this.#version);
    if (found?.kind === 'union')
      return this.#texts.of(found, () => found.members.some((each) => this.#mayBeText(each)));
    if (found?.kind === 'enum') return found.values.some(({ wire }) => typeof wire === 'string');
    if (found?.kind === 'literal') return typeof found.value === 'string';
    return found?.kind === 'primitive' && (found.name === 'string' || found.name === 'unknown');
  }

  #isLeaf(type: Type): boolean {
    const found = this.#types.resolve(type, this.#version);
    if (found?.kind === 'union')
      return this.#leaves.of(found, () => found.members.some((each) => this.#isLeaf(each)));
    return found !== undefined && 'format' in found && found.format === 'int64';
  }
}

const LEAF: Tree = { kind: 'leaf', orText: false };

interface Parts {
  readonly of?: Extract<Tree, { kind: 'within' }>['of'];
  readonly rest?: Tree | undefined;
  readonly first?: readonly (Tree | undefined)[];
  readonly items?: Tree | undefined;
}

const within = ({ of = [], rest, first = [], items }: Parts): Tree | undefined => {
  const isEmpty = of.length === 0 && first.every((each) => each === undefined);
  if (isEmpty && rest === undefined && items === undefined) return undefined;
  return {
    kind: 'within',
    of,
    first: first.every((each) => each === undefined) && items === undefined ? [] : first,
    ...(rest === undefined ? {} : { rest }),
    ...(items === undefined ? {} : { items }),
  };
};

/** Each part once. */
const all = (parts: readonly (Tree | undefined)[]): Tree | undefined => {
  const flat = parts.flatMap((each) => (each === undefined ? [] : each.kind === 'all' ? each.parts : [each]));
  const distinct = [...new Map(flat.map((each) => [JSON.stringify(each), each])).values()];
  // What may be text besides is so for all that stands there.
  const isMixed = distinct.some((each) => each.kind === 'leaf' && each.orText);
  const kept = isMixed ? distinct.filter((each) => each.kind !== 'leaf' || each.orText) : distinct;
  const [only] = kept;
  return kept.length > 1 ? { kind: 'all', parts: kept } : only;
};

/** A tree without what leads nowhere. */
export const pruned = (tree: Tree | undefined, leads: (id: TypeId) => boolean): Tree | undefined => {
  const below = (each: Tree | undefined): Tree | undefined => pruned(each, leads);
  switch (tree?.kind) {
    case undefined:
    case 'leaf':
      return tree;
    case 'reference':
      return leads(tree.to) ? tree : undefined;
    case 'all':
      return all(tree.parts.map(below));
    case 'within':
      return within({
        of: tree.of.flatMap(([name, each]) => {
          const found = below(each);
          return found === undefined ? [] : [[name, found] as const];
        }),
        rest: below(tree.rest),
        first: tree.first.map(below),
        items: below(tree.items),
      });
  }
};

/** Whether there is an integer in a tree itself, without what it refers to. */
export const hasLeaf = (tree: Tree): boolean =>
  tree.kind === 'leaf' || (tree.kind !== 'reference' && childrenOf(tree).some(hasLeaf));

/** Whether there is an integer in a tree at some depth or below it: 1 is in the members of a value. */
export const isBelow = (
  tree: Tree,
  depth: number,
  treeOf: (id: TypeId) => Tree | undefined,
  answers: Answers<boolean> = new Answers(false),
): boolean => {
  switch (tree.kind) {
    case 'leaf':
      return depth === 0;
    case 'reference': {
      const found = treeOf(tree.to);
      return found !== undefined && answers.of(found, () => isBelow(found, depth, treeOf, answers));
    }
    case 'all':
      return tree.parts.some((part) => isBelow(part, depth, treeOf, answers));
    case 'within': {
      // A step further down is another question.
      const below = new Answers(false);
      return depth === 0 || childrenOf(tree).some((each) => isBelow(each, depth - 1, treeOf, below));
    }
  }
};

/** The types that a tree refers to. */
export const referencesInTree = (tree: Tree): readonly TypeId[] =>
  tree.kind === 'reference'
    ? [tree.to]
    : tree.kind === 'leaf'
      ? []
      : childrenOf(tree).flatMap(referencesInTree);

const childrenOf = (tree: Extract<Tree, { kind: 'within' | 'all' }>): readonly Tree[] => {
  if (tree.kind === 'all') return tree.parts;
  const { of, rest, first, items } = tree;
  return [...of.map(([, each]) => each), rest, ...first, items].filter((each) => each !== undefined);
};
