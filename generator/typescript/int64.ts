import { code, join, type Code } from '../code.js';
import { at } from '../ir/lookup.js';
import type { Operation, Type, TypeId, VersionId } from '../ir/model.js';
import { reach, receivedTypes, referencesIn, reverse, sentTypes } from '../ir/walk.js';
import type { Context, Int64Places } from './context.js';
import { OpenTypes } from './int64-open.js';
import { hasLeaf, isBelow, pruned, referencesInTree, Trees, type Tree } from './int64-trees.js';
import { ident, key, str } from './literal.js';
import { FileScope } from './scope.js';
import type { Int64View } from './views/files.js';

const HOME = 'int64.ts';

/** What is known of the types of a version. */
interface Known {
  readonly trees: Trees;
  /** Of the types in which integers of 64 bits stand, by themselves or through what they name. */
  readonly of: ReadonlyMap<TypeId, Tree>;
  /** The types in which they stand elsewhere than in the version before. */
  readonly turned: ReadonlySet<TypeId>;
}

/** A constant that says where in values of a type they stand. */
interface Constant {
  readonly name: string;
  readonly tree: Tree;
  readonly version: VersionId;
}

/** Writes where integers of 64 bits stand: in a type in place, or by a constant for each declared type that is asked for. */
export class Int64Writer implements Int64Places {
  readonly #context: Context;
  readonly #known = new Map<VersionId, Known>();
  readonly #constants = new Map<string, Constant>();
  readonly #asked: Constant[] = [];
  /** Only where such integers are bigints, which `JSON.stringify` refuses wherever they stand. */
  readonly #open: OpenTypes | undefined;

  constructor(context: Context) {
    this.#context = context;
    this.#open = context.int64 === 'bigint' ? new OpenTypes(context.api, context.versions) : undefined;
    let before: Known | undefined;
    for (const version of context.versions) {
      before = knownAt(context, version, before);
      this.#known.set(version, before);
    }
  }

  of(type: Type, version: VersionId, scope: FileScope): Code | undefined {
    const tree = this.#tree(type, version);
    return tree === undefined ? undefined : this.#write(tree, version, scope);
  }

  ofSent(type: Type, version: VersionId, scope: FileScope): Code | undefined {
    return this.of(type, version, scope) ?? (this.#isOpen(type, version) ? code`{}` : undefined);
  }

  isIn(type: Type, version: VersionId): boolean {
    return this.#tree(type, version) !== undefined;
  }

  isDeep(type: Type, version: VersionId): boolean {
    if (this.#isOpen(type, version)) return true;
    const tree = this.#tree(type, version);
    const known = this.#known.get(version);
    return tree !== undefined && isBelow(tree, 2, (id) => known?.of.get(id));
  }

  #isOpen(type: Type, version: VersionId): boolean {
    return this.#open?.has(type, version) === true;
  }

  #tree(type: Type, version: VersionId): Tree | undefined {
    const known = this.#known.get(version);
    return pruned(known?.trees.of(type), (id) => known?.of.has(id) === true);
  }

  turns(operation: Operation): ReadonlySet<VersionId> {
    const { versions } = this.#context;
    const sent = sentTypes(operation).flatMap(referencesIn);
    const ids = [...sent, ...receivedTypes(operation).flatMap(referencesIn)];
    const isOther = (version: VersionId, at: number): boolean => {
      const before = versions[at - 1];
      const opens = before !== undefined && sent.some((id) => this.#open?.differs(id, version, before));
      return opens || ids.some((id) => this.#known.get(version)?.turned.has(id));
    };
    return new Set(versions.filter(isOther));
  }

  /** The file of the constants that were asked for so far, and of those that they name. */
  file(header: Code): { readonly scope: FileScope; readonly view: Int64View } | undefined {
    if (this.#asked.length === 0) return undefined;
    const scope = new FileScope(HOME, this.#context.importExtension);
    const type = scope.runtimeType('Int64Places');
    // The list grows while it is gone through.
    const places: Int64View['places'][number][] = [];
    for (const { name, tree, version } of this.#asked)
      places.push({ name: ident(name), type, value: this.#write(tree, version, scope) });
    places.sort((a, b) => (a.name.text < b.name.text ? -1 : 1));
    return { scope, view: { header, imports: scope.imports, places } };
  }

  #write(tree: Tree, version: VersionId, scope: FileScope): Code {
    switch (tree.kind) {
      case 'leaf':
        return str(tree.orText ? `${this.#context.int64} or text` : this.#context.int64);
      case 'reference':
        return this.#reference(tree.to, version, scope);
      case 'all':
        return this.#all(tree.parts, version, scope);
      case 'within':
        return this.#within(tree, version, scope);
    }
  }

  /** What several parts say, once where they say the same. */
  #all(parts: readonly Tree[], version: VersionId, scope: FileScope): Code {
    const written = parts.map((part) => this.#write(part, version, scope));
    const distinct = [...new Map(written.map((each) => [each.text, each])).values()];
    const [only] = distinct;
    return only !== undefined && distinct.length === 1 ? only : code`{ also: [${join(distinct, code`, `)}] }`;
  }

  #list(trees: readonly (Tree | undefined)[], version: VersionId, scope: FileScope): Code {
    const all = trees.map((each) => (each === undefined ? code`{}` : this.#write(each, version, scope)));
    return join(all, code`, `);
  }

  #within(
    { of, rest, first, items }: Extract<Tree, { kind: 'within' }>,
    version: VersionId,
    scope: FileScope,
  ): Code {
    const write = (tree: Tree): Code => this.#write(tree, version, scope);
    const properties = of.map(([name, tree]) => code`${key(name)}: ${write(tree)}`);
    const parts = [
      ...(properties.length === 0 ? [] : [code`of: { ${join(properties, code`, `)} }`]),
      ...(rest === undefined ? [] : [code`rest: ${write(rest)}`]),
      ...(first.length === 0 ? [] : [code`first: [${this.#list(first, version, scope)}]`]),
      ...(items === undefined ? [] : [code`items: ${write(items)}`]),
    ];
    return code`{ ${join(parts, code`, `)} }`;
  }

  /** The constant of a type; among the constants a function that gives it, as they name each other. */
  #reference(id: TypeId, version: VersionId, scope: FileScope): Code {
    const tree = this.#known.get(version)?.of.get(id);
    if (tree === undefined) return code`{}`;
    if (tree.kind === 'leaf') return this.#write(tree, version, scope);
    const { name } = this.#constant(id, tree, version);
    const constant = scope.value(name, HOME);
    return scope.path === HOME ? code`() => ${constant}` : constant;
  }

  /** One for all versions from one in which the type turned up to the next. */
  #constant(id: TypeId, tree: Tree, version: VersionId): Constant {
    const { versions, names } = this.#context;
    const until = versions.slice(0, versions.indexOf(version) + 1);
    const count = until.filter((each) => this.#known.get(each)?.turned.has(id)).length;
    const place = `${id} ${String(count)}`;
    const known = this.#constants.get(place);
    if (known !== undefined) return known;
    const base = `int64_${names.types.get(id)?.name ?? String(this.#asked.length)}`;
    const constant = { name: count < 2 ? base : `${base}_${String(count)}`, tree, version };
    this.#constants.set(place, constant);
    this.#asked.push(constant);
    return constant;
  }
}

const knownAt = (context: Context, version: VersionId, before: Known | undefined): Known => {
  const trees = new Trees(context.types, version);
  const all = new Map<TypeId, Tree>();
  for (const timeline of context.api.types) {
    const def = at(timeline, version);
    const tree = def === undefined ? undefined : trees.ofDefinition(def);
    if (tree !== undefined) all.set(timeline.id, tree);
  }
  const users = reverse(new Map([...all].map(([id, tree]) => [id, referencesInTree(tree)])));
  const own = [...all].flatMap(([id, tree]) => (hasLeaf(tree) ? [id] : []));
  const holding = reach(users, own);
  const of = new Map<TypeId, Tree>();
  for (const [id, tree] of all) {
    const found = pruned(tree, (each) => holding.has(each));
    if (found !== undefined) of.set(id, found);
  }
  const changed = [...new Set([...of.keys(), ...(before?.of.keys() ?? [])])].filter(
    (id) => JSON.stringify(of.get(id)) !== JSON.stringify(before?.of.get(id)),
  );
  return { trees, of, turned: reach(users, changed) };
};
