import { isList, isMembers, own, type DocumentSet, type Members } from '../ir/documents.js';
import type { Operation, Origin, Parameter } from '../ir/model.js';
import { child, segmentsOf } from '../ir/pointer.js';
import { CHANGE, RENAMED_FROM } from '../versions/annotations.js';
import { lookUp } from '../versions/project.js';

/** A node of the documents as written. */
export interface Node {
  readonly uri: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** How many references, or parts of parts, are followed. */
const LIMIT = 16;

/** Finds what the model speaks of in the documents as written. */
export class Nodes {
  readonly #set: DocumentSet;
  readonly #uris: ReadonlyMap<string, string>;

  constructor(set: DocumentSet) {
    this.#set = set;
    this.#uris = new Map(set.uris.map((uri) => [set.name(uri), uri]));
  }

  name(uri: string): string {
    return this.#set.name(uri);
  }

  at({ file, pointer }: Origin): Node | undefined {
    const uri = this.#uris.get(file);
    if (uri === undefined) return undefined;
    return this.below({ uri, pointer: '', value: this.#set.value(uri) }, ...segmentsOf(pointer));
  }

  root(...keys: readonly (string | number)[]): Node | undefined {
    const uri = this.#set.entry;
    return this.below({ uri, pointer: '', value: this.#set.value(uri) }, ...keys);
  }

  below(node: Node | undefined, ...keys: readonly (string | number)[]): Node | undefined {
    let current = node;
    for (const key of keys) {
      if (current === undefined) return undefined;
      const { value } = current;
      const member: unknown = isList(value)
        ? value[Number(key)]
        : isMembers(value)
          ? own(value, String(key))
          : undefined;
      current =
        member === undefined
          ? undefined
          : { uri: current.uri, pointer: child(current.pointer, key), value: member };
    }
    return current;
  }

  /** What a Reference Object names, at the end of the chain. */
  resolve(node: Node | undefined): Node | undefined {
    let current = node;
    for (let step = 0; current !== undefined && step < LIMIT; step++) {
      const reference: unknown = isMembers(current.value) ? own(current.value, '$ref') : undefined;
      if (typeof reference !== 'string') return current;
      current = lookUp(this.#set, reference, current.uri);
    }
    return current;
  }

  /** The schema of a property of an object, also where a part of it has it; an older name counts. */
  property(owner: Origin, name: string): Node | undefined {
    return this.#property(this.at(owner), name, 0);
  }

  #property(schema: Node | undefined, name: string, depth: number): Node | undefined {
    if (schema === undefined || depth > LIMIT) return undefined;
    const table = this.below(schema, 'properties');
    const found = this.below(table, name) ?? this.#renamed(table, name);
    if (found !== undefined) return found;
    const parts = this.below(schema, 'allOf')?.value;
    if (!isList(parts)) return undefined;
    for (const index of parts.keys()) {
      const part = this.resolve(this.below(schema, 'allOf', index));
      const inPart = this.#property(part, name, depth + 1);
      if (inPart !== undefined) return inPart;
    }
    return undefined;
  }

  #renamed(table: Node | undefined, name: string): Node | undefined {
    const members = table !== undefined && isMembers(table.value) ? table.value : {};
    const key = Object.keys(members).find((each) => formerNames(own(members, each)).includes(name));
    return key === undefined ? undefined : this.below(table, key);
  }

  /** The Parameter Object, at its component where it is one. */
  parameter(operation: Operation, parameter: Pick<Parameter, 'wireName' | 'in'>): Node | undefined {
    const own = this.at(operation.origin);
    const item = this.#parent(operation.origin);
    for (const holder of [own, item]) {
      const found = this.parameterIn(this.below(holder, 'parameters'), parameter);
      if (found !== undefined) return found;
    }
    return own;
  }

  parameterIn(
    list: Node | undefined,
    { wireName, in: place }: Pick<Parameter, 'wireName' | 'in'>,
  ): Node | undefined {
    if (list === undefined || !isList(list.value)) return undefined;
    for (const index of list.value.keys()) {
      const entry = this.resolve(this.below(list, index));
      if (entry === undefined || !isMembers(entry.value) || own(entry.value, 'in') !== place) continue;
      const name = own(entry.value, 'name');
      if (isSameName(name, wireName, place) || formerNames(entry.value).includes(wireName)) return entry;
    }
    return undefined;
  }

  #parent({ file, pointer }: Origin): Node | undefined {
    return this.at({ file, pointer: pointer.slice(0, pointer.lastIndexOf('/')) });
  }

  body(operation: Operation): Node | undefined {
    const node = this.at(operation.origin);
    return this.resolve(this.below(node, 'requestBody')) ?? node;
  }

  /** A response by status; without one, that of success. */
  response(operation: Operation, status?: string): Node | undefined {
    const node = this.at(operation.origin);
    const table = this.below(node, 'responses');
    const members = table !== undefined && isMembers(table.value) ? table.value : {};
    const keys = Object.keys(members).sort();
    const key =
      status === undefined
        ? (keys.find((each) => /^2/.test(each)) ?? keys.find((each) => each === 'default'))
        : keys.find((each) => each.toUpperCase() === status.toUpperCase());
    return (key === undefined ? undefined : this.resolve(this.below(table, key))) ?? node;
  }

  /** The schema of a body or response; the body or response itself where it has none. */
  schema(holder: Node | undefined): Node | undefined {
    const content = this.below(holder, 'content');
    if (content === undefined || !isMembers(content.value)) return holder;
    const [first] = Object.keys(content.value).sort(byJson);
    return first === undefined
      ? holder
      : (this.below(content, first, 'schema') ?? this.below(content, first));
  }

  /** The nearest change that a node, or what it stands in, belongs to. */
  changeAt(node: Node | undefined, isKnown: (id: string) => boolean): string | undefined {
    if (node === undefined) return undefined;
    let current: Node | undefined = { uri: node.uri, pointer: '', value: this.#set.value(node.uri) };
    let found: string | undefined;
    for (const segment of [undefined, ...segmentsOf(node.pointer)]) {
      if (segment !== undefined) current = this.below(current, segment);
      const id: unknown =
        current !== undefined && isMembers(current.value) ? own(current.value, CHANGE) : undefined;
      if (typeof id === 'string' && isKnown(id)) found = id;
    }
    return found;
  }
}

const byJson = (a: string, b: string): number =>
  Number(b.includes('json')) - Number(a.includes('json')) || (a < b ? -1 : 1);

const isSameName = (name: unknown, wireName: string, place: Parameter['in']): boolean =>
  place === 'header'
    ? typeof name === 'string' && name.toLowerCase() === wireName.toLowerCase()
    : name === wireName;

/** What a property or parameter was called in other versions. */
export const formerNames = (node: unknown): readonly string[] => {
  const renamed: unknown = isMembers(node) ? own(node, RENAMED_FROM) : undefined;
  return isMembers(renamed) ? valuesOf(renamed) : [];
};

const valuesOf = (members: Members): readonly string[] =>
  Object.values(members).filter((each) => typeof each === 'string');
