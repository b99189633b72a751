import { isList, isMembers, own, type Members, type Spot, type VersionView } from '../ir/documents.js';
import { child, segmentsOf } from '../ir/pointer.js';
import { DATA_KEYS, NAME_TABLES } from './annotations.js';
import { childrenOf } from './children.js';
import { keyOf } from '../ir/spot.js';
import { Components, type Target } from './components.js';
import { EXTENSIONS } from './extensions.js';
import { livingPaths, VERBS, withParameters } from './paths.js';

/** A reference to nothing: the node that holds it, in the view. */
export interface Unresolved extends Spot {
  readonly reference: string;
}

/** One version of a description as one plain OpenAPI document, for any tool. */
export interface Bundle {
  /**
   * Without annotations, references to other documents and components that nothing reaches. In a document without any
   * operation, whose components are all there is, all of them stay.
   */
  readonly document: Members;
  /** Where a node of `document` is written, by its pointer. */
  origin(pointer: string): Spot;
  readonly unresolved: readonly Unresolved[];
  /** The components that are in use, as written: `uri#pointer`. */
  readonly reached: ReadonlySet<string>;
}

/** What stands below a key when it is a Reference Object; below any other key it is a schema. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['additionalOperations', 'operations'],
  ['callbacks', 'callbacks'],
  ['content', 'mediaTypes'],
  ['examples', 'examples'],
  ['headers', 'headers'],
  ['links', 'links'],
  ['parameters', 'parameters'],
  ['pathItems', 'pathItems'],
  ['paths', 'pathItems'],
  ['requestBodies', 'requestBodies'],
  ['requestBody', 'requestBodies'],
  ['responses', 'responses'],
  ['securitySchemes', 'securitySchemes'],
  ['webhooks', 'pathItems'],
]);

/**
 * Join the documents of one version into one. What was shared stays shared: nothing is inlined but path items,
 * and operations and tables of names, for which there are no components. `whole`:
 * with every component of the entry, used or not, also those that only stand for others.
 */
export const bundle = (
  view: VersionView,
  { whole }: { readonly whole: boolean } = { whole: false },
): Bundle => new Bundler(view, whole).run();

/** Kinds of which not every version of OpenAPI has components. */
const INLINED: ReadonlySet<string> = new Set(['pathItems', 'operations']);

type Entry = readonly [key: string, value: unknown];

interface Position extends Spot {
  /** In the bundle. */
  readonly at: string;
  readonly kind: string;
  /** The node is a table of names, not an object with keywords. */
  readonly table: boolean;
}

class Bundler {
  readonly #view: VersionView;
  readonly #whole: boolean;
  readonly #components: Components;
  readonly #unresolved: Unresolved[] = [];
  /** Pointers in the bundle below which nodes of another place stand. */
  readonly #grafts = new Map<string, Spot>();
  /** Path items that are being copied: a chain of references may lead back to one. */
  readonly #inlining = new Set<string>();

  constructor(view: VersionView, whole: boolean) {
    this.#view = view;
    this.#whole = whole;
    this.#components = new Components(view);
  }

  run(): Bundle {
    const whole = this.#whole;
    const uri = this.#view.entry;
    const root = this.#view.value(uri);
    const spot: Position = { uri, pointer: '', at: '', kind: '', table: false };
    this.#grafts.set('', { uri, pointer: '' });
    const copied = isMembers(root) ? this.#root(root, spot) : {};
    const paths = own(copied, 'paths');
    const isLibrary = !('webhooks' in copied) && Object.keys(isMembers(paths) ? paths : {}).length === 0;
    if (isLibrary || whole) this.#components.placeAll();
    const tables = this.#tables(whole ? this.#components.aliases() : []);
    return {
      document: { ...copied, ...(Object.keys(tables).length === 0 ? {} : { components: tables }) },
      origin: (pointer) => this.#origin(pointer),
      unresolved: this.#unresolved,
      reached: new Set([...this.#components.reached].map((key) => this.#written(key))),
    };
  }

  /** Everything but the components, which are copied when it is known which of them are needed. */
  #root(root: Members, spot: Position): Members {
    const paths = own(root, 'paths');
    const living = isMembers(paths) ? { paths: livingPaths(this.#view, paths) } : {};
    const copied = this.#members({ ...without(root, 'components'), ...living }, spot);
    const listed = own(root, 'x-client-parameters');
    const shared = this.#copy(listed, below(spot, 'x-client-parameters', 'parameters'));
    const table = own(copied, 'paths');
    if (!isList(shared) || !isMembers(table)) return copied;
    return { ...copied, paths: withParameters(table, shared, this.#components.placed) };
  }

  #copy(value: unknown, spot: Position): unknown {
    if (isList(value)) return value.map((item, index) => this.#copy(item, below(spot, index, spot.kind)));
    if (!isMembers(value)) return value;
    const reference = own(value, '$ref');
    if (typeof reference === 'string') return this.#reference(value, reference, spot);
    return this.#members(value, spot);
  }

  #reference(node: Members, reference: string, spot: Position): unknown {
    const target = this.#components.find(reference, spot.uri);
    const copied = this.#members(without(node, '$ref'), spot);
    if (target === undefined) {
      // An anchor is no pointer: what it names is found by those who read schemas.
      if (/#\/|^[^#]*#?$/.test(reference))
        this.#unresolved.push({ uri: spot.uri, pointer: spot.pointer, reference });
      return { $ref: reference, ...copied };
    }
    // Where words are expected some descriptions have a reference to a text.
    if (typeof target.value === 'string') return target.value;
    if (spot.table || INLINED.has(spot.kind) || isBeside(target, spot))
      return { ...this.#inlined(target, spot), ...copied };
    return { $ref: this.#place(target, spot.kind), ...copied };
  }

  #inlined(named: Target, spot: Position): Members {
    const target = this.#components.end(named);
    const key = keyOf(target);
    if (this.#inlining.has(key)) return {};
    this.#inlining.add(key);
    this.#components.reached.add(key);
    this.#grafts.set(spot.at, target);
    const copied = this.#copy(target.value, { ...spot, uri: target.uri, pointer: target.pointer });
    this.#inlining.delete(key);
    return isMembers(copied) ? copied : {};
  }

  #place(target: Target, kind: string): string {
    const isNew = !this.#components.reached.has(keyOf(target));
    const reference = this.#components.place(target, kind);
    const heirs = isNew ? childrenOf(this.#view, target) : [];
    for (const heir of heirs) this.#place(heir, 'schemas');
    return reference;
  }

  #members(node: Members, spot: Position): Members {
    const isTable = spot.table || spot.kind === 'callbacks';
    const kind = spot.kind === 'callbacks' && !spot.table ? 'pathItems' : spot.kind;
    const entries = Object.entries(node).flatMap(([key, value]): readonly Entry[] => {
      if (isTable) return [[key, this.#copy(value, below(spot, key, kind))]];
      return EXTENSIONS.has(key) ? [] : [[key, this.#keyword(key, value, spot)]];
    });
    return Object.fromEntries(entries);
  }

  #keyword(key: string, value: unknown, spot: Position): unknown {
    if (key === 'security') this.#requirements(value, spot);
    if (key === 'discriminator' && isMembers(value)) return this.#discriminator(value, spot);
    const isOperation = spot.kind === 'pathItems' && VERBS.includes(key);
    const next = below(spot, key, isOperation ? 'operations' : (KINDS.get(key) ?? 'schemas'));
    if (key === 'examples' && isMembers(value)) return this.#examples(value, next);
    if (DATA_KEYS.has(key)) return value;
    if (key.startsWith('x-')) return this.#whole ? value : this.#extension(value, spot.uri);
    return this.#copy(value, { ...next, table: NAME_TABLES.has(key) && isMembers(value) });
  }

  /** An extension is data to us, but others follow the references in it: the components that they lead to stay. */
  #extension(value: unknown, uri: string): unknown {
    if (isList(value)) return value.map((item) => this.#extension(item, uri));
    if (!isMembers(value)) return value;
    const entries = Object.entries(value).map(([key, member]): Entry => {
      const target =
        key === '$ref' && typeof member === 'string' ? this.#components.find(member, uri) : undefined;
      const isComponent = target !== undefined && /^\/components\/[^/]+\/./.test(target.pointer);
      return [key, isComponent ? this.#place(target, 'schemas') : this.#extension(member, uri)];
    });
    return Object.fromEntries(entries);
  }

  /** Examples are data, except for a reference in place of one. */
  #examples(table: Members, spot: Position): Members {
    const entries = Object.entries(table).map(([key, value]): Entry => {
      const isReference = isMembers(value) && typeof own(value, '$ref') === 'string';
      return [key, isReference ? this.#copy(value, below(spot, key, 'examples')) : value];
    });
    return Object.fromEntries(entries);
  }

  /** A mapping names schemas by reference or by their key. */
  #discriminator(node: Members, spot: Position): Members {
    const mapping = own(node, 'mapping');
    if (!isMembers(mapping)) return node;
    const entries = Object.entries(mapping).map(([key, name]): Entry => [
      key,
      typeof name === 'string'
        ? this.#mapped(name, child(spot.pointer, 'discriminator', 'mapping', key), spot)
        : name,
    ]);
    return { ...node, mapping: Object.fromEntries(entries) };
  }

  #mapped(name: string, pointer: string, { uri }: Position): string {
    const isReference = /[/#]|\.(?:ya?ml|json)$/.test(name);
    const reference = isReference ? name : `#${child('', 'components', 'schemas', name)}`;
    const target = this.#components.find(reference, uri);
    if (target !== undefined) return this.#place(target, 'schemas');
    this.#unresolved.push({ uri, pointer, reference });
    return name;
  }

  #requirements(list: unknown, spot: Position): void {
    for (const [index, requirement] of (isList(list) ? list : []).entries()) {
      for (const name of isMembers(requirement) ? Object.keys(requirement) : []) {
        const reference = `#${child('', 'components', 'securitySchemes', name)}`;
        const scheme = this.#components.find(reference, this.#view.entry);
        if (scheme !== undefined) this.#components.place(scheme, 'securitySchemes');
        else
          this.#unresolved.push({
            uri: spot.uri,
            pointer: child(spot.pointer, 'security', index),
            reference,
          });
      }
    }
  }

  /** The content of all components, and of those that they reach, sorted: they are met in an order that means nothing. */
  #tables(aliases: ReturnType<Components['aliases']>): Members {
    const tables = new Map<string, Map<string, unknown>>();
    for (let next = this.#components.next(); next !== undefined; next = this.#components.next()) {
      const at = child('', 'components', next.kind, next.name);
      this.#grafts.set(at, { uri: next.uri, pointer: next.pointer });
      const table = tables.get(next.kind) ?? new Map<string, unknown>();
      table.set(next.name, this.#copy(next.value, { ...next, at, table: false }));
      tables.set(next.kind, table);
    }
    for (const { kind, name, reference } of aliases) {
      tables.set(kind, (tables.get(kind) ?? new Map<string, unknown>()).set(name, { $ref: reference }));
    }
    return sorted(new Map([...tables].map(([kind, table]) => [kind, sorted(table)])));
  }

  #origin(pointer: string): Spot {
    const segments = segmentsOf(pointer);
    for (let length = segments.length; length >= 0; length--) {
      const graft = this.#grafts.get(child('', ...segments.slice(0, length)));
      if (graft === undefined) continue;
      const inView = child(graft.pointer, ...segments.slice(length));
      return this.#view.written(graft.uri, inView);
    }
    return { uri: this.#view.entry, pointer };
  }

  #written(key: string): string {
    const hash = key.indexOf('#');
    return keyOf(this.#view.written(key.slice(0, hash), key.slice(hash + 1)));
  }
}

const below = ({ uri, pointer, at }: Position, key: string | number, kind: string): Position => ({
  uri,
  pointer: child(pointer, key),
  at: child(at, key),
  kind,
  table: false,
});

/** What stands at another media type of the same content has no name of its own: it is repeated. */
const isBeside = (target: Spot, spot: Spot): boolean => {
  const content = contentAround(spot.pointer);
  return content !== undefined && target.uri === spot.uri && contentAround(target.pointer) === content;
};

const contentAround = (pointer: string): string | undefined =>
  /^(.*\/content)\/[^/]+\/schema$/.exec(pointer)?.[1];

const without = (node: Members, key: string): Members =>
  Object.fromEntries(Object.entries(node).filter(([name]) => name !== key));

const sorted = (table: ReadonlyMap<string, unknown>): Members =>
  Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
