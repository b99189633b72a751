import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/did-you-mean.js';
import { isList, isMembers, own, type Members, type Spot, type VersionView } from '../ir/documents.js';
import type { Origin, Version } from '../ir/model.js';
import { nearReference } from '../ir/near-reference.js';
import { child, fragmentPointer, segmentsOf, step } from '../ir/pointer.js';
import { Resources } from '../ir/resources.js';
import { flagOf } from './flag.js';
import { CIRCLE, Ways } from './ways.js';

/** A value and where it stands in the documents of one version. */
export interface Node {
  readonly uri: string;
  readonly pointer: string;
  readonly value: unknown;
}
export interface ObjectNode extends Node {
  readonly value: Members;
}

/** `isBrief`: of what stands there, no more is looked at than whether it is a reference itself. */
export type OnRead = (spot: Spot, isBrief: boolean) => void;

export type Report = (diagnostic: Diagnostic) => void;

export interface ReaderOptions {
  readonly onRead?: OnRead;
  /** Is told where more is read than `onRead` is told of. */
  readonly onFar?: () => void;
  /** Default: false. */
  readonly isLiteral?: boolean;
  /** Default: false. */
  readonly tellsInt64?: boolean;
}

/** Where a reference leads, and what was read on the way. */
interface Followed {
  readonly node: Node | undefined;
  readonly read: readonly Spot[];
}

/** Reads the documents of one version: descends, follows references, and says what has the wrong shape. */
export class Reader {
  readonly view: VersionView;
  readonly version: Version;
  readonly report: Report;
  /** To be called where more is read than is told: what is made of it cannot be remembered. */
  readonly onFar: () => void;
  /** Schemas are read to the letter. */
  readonly isLiteral: boolean;
  /** Integers of 64 bits are told from others. */
  readonly tellsInt64: boolean;
  /** Is told of all that is read by reference. */
  readonly #onRead: OnRead;
  /** Names that schemas give themselves, found when first needed. */
  #resources: Resources | undefined;
  /** By document and reference: the same few places are referred to again and again. */
  readonly #found = new Map<string, Map<string, Followed>>();
  /** Along references that stand one behind the other. */
  readonly ways: Ways<Node>;
  /** Where the reference at hand has led so far. */
  #read: Spot[] = [];

  constructor(view: VersionView, version: Version, report: Report, options: ReaderOptions = {}) {
    const { onRead = () => undefined, onFar = () => undefined } = options;
    const { isLiteral = false, tellsInt64 = false } = options;
    this.#onRead = onRead;
    this.onFar = onFar;
    this.ways = new Ways(onFar);
    this.isLiteral = isLiteral;
    this.tellsInt64 = tellsInt64;
    this.view = view;
    this.version = version;
    this.report = report;
  }

  get #names(): Resources {
    this.#resources ??= new Resources(
      this.view.uris
        .filter((uri) => this.view.namesItself(uri))
        .map((uri) => ({ uri, value: this.view.value(uri) })),
    );
    return this.#resources;
  }

  get root(): Node {
    return { uri: this.view.entry, pointer: '', value: this.view.value(this.view.entry) };
  }

  /** A member or an item; undefined where there is none. */
  at(node: Node, key: string | number): Node | undefined {
    const value = isList(node.value)
      ? node.value[Number(key)]
      : isMembers(node.value)
        ? own(node.value, String(key))
        : undefined;
    return value === undefined ? undefined : { uri: node.uri, pointer: step(node.pointer, key), value };
  }

  /** A member of something else than what is being read, or what is not there: it is read as by a reference. */
  beside(node: Node, key: string): Node | undefined {
    this.#onRead({ uri: node.uri, pointer: step(node.pointer, key) }, false);
    return this.at(node, key);
  }

  /** The members of an object; anything else is reported and counts as empty. */
  members(node: Node | undefined): readonly (readonly [string, Node])[] {
    const table = this.table(node);
    if (table === undefined) return [];
    return Object.keys(table.value).map((key) => [key, this.member(table, key)] as const);
  }

  /** An object whose members have names of their own; anything else is reported. */
  table(node: Node | undefined): ObjectNode | undefined {
    const table = this.object(node);
    // No version of OpenAPI has references for whole tables, but descriptions in many files do.
    return table !== undefined && typeof own(table.value, '$ref') === 'string' ? this.resolve(table) : table;
  }

  /** A member that is there. */
  member({ uri, pointer, value }: ObjectNode, key: string): Node {
    return { uri, pointer: step(pointer, key), value: value[key] };
  }

  items(node: Node | undefined): readonly Node[] {
    if (node === undefined || this.isEmpty(node) || this.#isEmptyAs(node, isMembers)) return [];
    if (!isList(node.value)) {
      this.wrongShape(node, 'a list');
      return [];
    }
    return node.value.map((value, index) => ({ uri: node.uri, pointer: step(node.pointer, index), value }));
  }

  text(node: Node, key: string): string | undefined {
    const member = this.at(node, key);
    if (typeof member?.value === 'string') return member.value;
    if (member !== undefined && !this.isEmpty(member)) this.wrongShape(member, 'a string');
    return undefined;
  }

  /** What a member says to a reader. Without it everything works all the same, so that anything else is left out. */
  words(node: Node, key: string): string | undefined {
    const words = isMembers(node.value) ? own(node.value, key) : undefined;
    if (typeof words === 'string') return words;
    const member = this.at(node, key);
    if (member === undefined || this.isEmpty(member)) return undefined;
    this.report(diagnose('words-expected', { found: kindOf(member.value) }, this.place(member)));
    return undefined;
  }

  /** Whether a member is true. Text that says so counts, and anything else is as if it were not there: both are reported. */
  flag(node: Node, key: string): boolean {
    const member = this.at(node, key);
    if (member === undefined) return false;
    const said = flagOf(member.value);
    if (typeof member.value === 'boolean' || this.isEmpty(member)) return said === true;
    const args = {
      found: said === undefined ? kindOf(member.value) : String(said),
      counts: said !== undefined,
    };
    this.report(diagnose('flag-expected', args, this.place(member)));
    return said === true;
  }

  object(node: Node | undefined): ObjectNode | undefined {
    if (node === undefined || this.isEmpty(node) || this.isEmptyList(node)) return undefined;
    if (isObjectNode(node)) return node;
    this.wrongShape(node, 'an object');
    return undefined;
  }

  /** Follow a chain of Reference Objects to what it names; undefined (and reported) where it leads nowhere. */
  resolve(node: Node | undefined): ObjectNode | undefined {
    const start = this.object(node);
    if (start === undefined || own(start.value, '$ref') === undefined) return start;
    const end = this.ways.end('object', start, (current) => this.#next(current));
    if (end !== CIRCLE) return this.object(end);
    this.report(diagnose('reference-cycle', {}, this.place(start)));
    return undefined;
  }

  #next(node: Node): Node | undefined {
    const current = this.object(node);
    const reference = current === undefined ? undefined : own(current.value, '$ref');
    if (reference === undefined || current === undefined) return current;
    if (typeof reference === 'string') {
      const next = this.target(reference, current);
      // The same node is the end of a way; what refers to itself is none.
      return next === current ? { ...current } : next;
    }
    this.wrongShape({ ...current, pointer: step(current.pointer, '$ref'), value: reference }, 'a string');
    return undefined;
  }

  /** What a reference names; undefined (and reported) where there is no such thing. */
  target(reference: string, from: Node, isBrief: boolean = false): Node | undefined {
    const found = this.find(reference, from, isBrief);
    if (found === undefined) this.#unresolved(reference, from);
    return found;
  }

  /** What a reference names, or undefined. Of a document in which no schema names itself, always the same node. */
  find(reference: string, from: Node, isBrief: boolean = false): Node | undefined {
    const { node, read } = this.#names.isPlain(from.uri)
      ? this.#remembered(reference, from)
      : this.#followed(reference, from);
    for (const spot of read) this.#onRead(spot, isBrief);
    return node;
  }

  #remembered(reference: string, from: Node): Followed {
    const all = this.#found.get(from.uri) ?? new Map<string, Followed>();
    this.#found.set(from.uri, all);
    const followed = all.get(reference) ?? this.#followed(reference, from);
    all.set(reference, followed);
    return followed;
  }

  #followed(reference: string, from: Node): Followed {
    this.#read = [];
    const node = this.#find(reference, from);
    return { node, read: this.#read };
  }

  #find(reference: string, from: Node): Node | undefined {
    const hash = reference.indexOf('#');
    const file = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? '' : reference.slice(hash + 1);
    const uri = file === '' ? from.uri : this.view.resolve(file, from.uri);
    const pointer = fragmentPointer(fragment);
    if (pointer === undefined) return this.#named(file, fragment, from) ?? this.#anchored(uri, fragment);
    // References by name became references by place when the documents were read: only what an overlay put in is left.
    return this.#placed(uri, pointer, fragment) ?? this.#named(file, fragment, from);
  }

  /** Some tools name components in percent-encoding and refer to them as they are. */
  #placed(uri: string, pointer: string, fragment: string): Node | undefined {
    return this.#walk(uri, pointer) ?? (fragment.includes('%') ? this.#walk(uri, fragment) : undefined);
  }

  /** What a reference names by `$id`, or within the schema that has one. */
  #named(file: string, fragment: string, from: Node): Node | undefined {
    const around = this.#names.around(from);
    const spot = around === undefined ? undefined : this.#names.spot(file, fragment, around);
    return spot === undefined ? undefined : this.#walk(spot.uri, spot.pointer);
  }

  #anchored(uri: string, name: string): Node | undefined {
    const document = this.#names.around({ uri, pointer: '' });
    const spot = document === undefined ? undefined : this.#names.anchor(document, name);
    return spot === undefined ? undefined : this.#walk(spot.uri, spot.pointer);
  }

  #walk(uri: string, pointer: string): Node | undefined {
    this.#read.push({ uri, pointer });
    let node: Node | undefined = { uri, pointer: '', value: this.view.value(uri) };
    for (const segment of segmentsOf(pointer)) {
      if (node === undefined) return undefined;
      node = this.at(node, segment);
    }
    return node?.value === undefined ? undefined : node;
  }

  place(node: Node): Place {
    return this.origin(node);
  }

  origin(node: Node): Origin {
    const { uri, pointer } = this.view.written(node.uri, node.pointer);
    return { file: this.view.name(uri), pointer };
  }

  wrongShape(node: Node, expected: string): void {
    this.report(diagnose('wrong-shape', { expected, found: kindOf(node.value) }, this.place(node)));
  }

  /** Whether a node is YAML without a value, as `parameters:` with nothing below it: that is reported, and nothing at all. */
  isEmpty(node: Node): boolean {
    if (node.value === null) this.report(diagnose('empty-node', {}, this.place(node)));
    return node.value === null;
  }

  /** Whether a node is a list without items in place of an object, as PHP writes one without members: that is reported. */
  isEmptyList(node: Node): boolean {
    return this.#isEmptyAs(node, isList);
  }

  #isEmptyAs(node: Node, isOther: typeof isList | typeof isMembers): boolean {
    const { value } = node;
    const isEmpty = isOther(value) && Object.keys(value).length === 0;
    if (isEmpty) this.report(diagnose('empty-node', {}, this.place(node)));
    return isEmpty;
  }

  #uriOf(reference: string, from: Node): string {
    const [file = ''] = reference.split('#');
    return file === '' ? from.uri : this.view.resolve(file, from.uri);
  }

  /** A reference to the component that a bare name means, which was taken for a file. */
  #componentCalled(name: string, file: string, { uri }: Node): string | undefined {
    if (this.view.resolve(name, uri) !== file) return undefined;
    const root = this.view.value(uri);
    const components = isMembers(root) ? own(root, 'components') : undefined;
    const kinds = isMembers(components) ? Object.keys(components) : [];
    const [pointer] = kinds
      .map((kind) => child('/components', kind, name))
      .filter((each) => this.#walk(uri, each) !== undefined)
      .map((each) => this.view.written(uri, each).pointer);
    return pointer === undefined ? undefined : `#${pointer}`;
  }

  #unresolved(reference: string, from: Node): void {
    const place = this.place({ ...from, pointer: step(from.pointer, '$ref') });
    const uri = this.#uriOf(reference, from);
    const failure = this.view.failure(uri);
    if (failure !== undefined) {
      const path = uri.slice(uri.lastIndexOf('/') + 1);
      const near = failure.code === 'file-not-found' ? this.#componentCalled(path, uri, from) : undefined;
      this.report(
        near === undefined
          ? { ...failure, place: failure.place ?? place }
          : diagnose('file-not-found', { path, near }, place),
      );
      return;
    }
    // A description of 2.0 has been upgraded, and names other files by their uris.
    const [said, near] = [reference, nearReference(this.view, reference, from.uri, nearest)].map((each) =>
      each?.startsWith(uri) === true ? this.view.name(uri) + each.slice(uri.length) : each,
    );
    const args = { reference: said ?? reference, version: this.version.id, near };
    this.report(diagnose('unresolved-reference', args, place));
  }
}

const isObjectNode = (node: Node): node is ObjectNode => isMembers(node.value);

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (isList(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
};
