import {
  isList,
  isMembers,
  memberAt,
  own,
  type DocumentSet,
  type Members,
  type VersionView,
} from '../ir/documents.js';
import { Answers } from '../ir/answers.js';
import type { Operation, Origin, Parameter } from '../ir/model.js';
import { child, segmentsOf } from '../ir/pointer.js';
import type { Place } from '../diagnostics/diagnostic.js';
import { CHANGE, RENAMED_FROM } from '../versions/annotations.js';
import { lookUp } from '../versions/look-up.js';
import { Written } from './written.js';

/** A node of the documents at one version. */
export interface Node {
  readonly uri: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** A node as those that there are. */
export const listOf = (node: Node | undefined): readonly Node[] => (node === undefined ? [] : [node]);

/** What is known of a schema that is not found. */
export const loweredOf = (value: unknown): Node => ({ uri: '', pointer: '', value });

/** How many references, or parts of parts, are followed. */
const LIMIT = 16;

/** Schemas that a value has to fit, or one of which it has to. */
const COMBINATORS = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * Finds what the model speaks of in the documents as they were at a version, and where that is written: in the document
 * itself, in its past, or in an overlay.
 */
export class Nodes {
  readonly #view: VersionView;
  /** The documents as written. */
  readonly #set: DocumentSet;
  readonly #written: Written;
  #hasXml: boolean | undefined;

  constructor(view: VersionView, set: DocumentSet) {
    this.#view = view;
    this.#set = set;
    this.#written = new Written(view);
  }

  /** Whether any body is XML: how schemas are written in it matters only then. */
  get hasXml(): boolean {
    this.#hasXml ??= holdsXml(this.#view.uris.map((uri) => this.#view.value(uri)));
    return this.#hasXml;
  }

  at(origin: Origin): Node | undefined {
    const spot = this.#written.find(origin);
    if (spot === undefined) return undefined;
    return this.below(
      { uri: spot.uri, pointer: '', value: this.#view.value(spot.uri) },
      ...segmentsOf(spot.pointer),
    );
  }

  /** Where a node is written. */
  place({ uri, pointer }: Node): Place & Origin {
    const spot = this.#view.written(uri, pointer);
    return { file: this.#view.name(spot.uri), pointer: spot.pointer };
  }

  root(...keys: readonly (string | number)[]): Node | undefined {
    const uri = this.#view.entry;
    return this.below({ uri, pointer: '', value: this.#view.value(uri) }, ...keys);
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

  /** The members of a table, each at the end of its chain of references. */
  members(table: Node | undefined): ReadonlyMap<string, Node> {
    const keys = table !== undefined && isMembers(table.value) ? Object.keys(table.value) : [];
    return new Map(
      keys.flatMap((key) => {
        const member = this.resolve(this.below(table, key));
        return member === undefined ? [] : [[key, member] as const];
      }),
    );
  }

  /** The schema of a parameter or of a header, which may stand in its only media type. */
  schemaOf(node: Node | undefined): Node | undefined {
    const media = this.usualMediaType(node);
    return (
      this.below(node, 'schema') ??
      (media === undefined ? undefined : this.below(node, 'content', media, 'schema'))
    );
  }

  /** What a Reference Object names, at the end of the chain. */
  resolve(node: Node | undefined): Node | undefined {
    let current = node;
    for (let step = 0; current !== undefined && step < LIMIT; step++) {
      const reference: unknown = isMembers(current.value) ? own(current.value, '$ref') : undefined;
      if (typeof reference !== 'string') return current;
      current = lookUp(this.#view, reference, current.uri);
    }
    return current;
  }

  /** The schema of a property of an object, also where a part of it has it. */
  property(owner: Origin, name: string): Node | undefined {
    return this.#member(this.at(owner), ['properties', name], ['allOf']);
  }

  /** All schemas of a property that an object has itself, in its parts too; where it has none, that of a part which it names. */
  properties(owner: Origin, name: string): readonly Node[] {
    const found: Node[] = [];
    const gather = (schema: Node, depth: number): void => {
      found.push(...listOf(this.below(schema, 'properties', name)));
      if (depth < LIMIT) for (const part of this.items(this.below(schema, 'allOf'))) gather(part, depth + 1);
    };
    listOf(this.at(owner)).forEach((schema) => gather(schema, 0));
    return found.length > 0 ? found : listOf(this.property(owner, name));
  }

  /** What a schema says below a keyword; one of the schemas that it is made of may say it. */
  inner(schema: Node | undefined, ...keys: readonly (string | number)[]): Node | undefined {
    return this.#member(this.#ofParameter(schema), keys, COMBINATORS);
  }

  /** The schema of a parameter; what is a schema itself has none. */
  #ofParameter(node: Node | undefined): Node | undefined {
    return this.schemaOf(node) ?? node;
  }

  #member(
    schema: Node | undefined,
    keys: readonly (string | number)[],
    parts: readonly string[],
    answers: Answers<Node | undefined> = new Answers<Node | undefined>(undefined),
  ): Node | undefined {
    const resolved = this.resolve(schema);
    if (!isMembers(resolved?.value)) return undefined;
    return answers.of(resolved.value, () => {
      const found = this.below(resolved, ...keys);
      if (found !== undefined) return found;
      for (const part of parts.flatMap((key) => this.items(this.below(resolved, key)))) {
        const inPart = this.#member(part, keys, parts, answers);
        if (inPart !== undefined) return inPart;
      }
      return undefined;
    });
  }

  /** The items of a list. */
  items(list: Node | undefined): readonly Node[] {
    if (list === undefined || !isList(list.value)) return [];
    return list.value.flatMap((_value, index) => this.below(list, index) ?? []);
  }

  /** The only alternative of a schema of a type, where there are others than null. */
  alternative(schema: Node | undefined, type: string): Node | undefined {
    const holder = this.#ofParameter(schema);
    const [anyOf, oneOf] = ['anyOf', 'oneOf'].map((key) => this.items(this.below(holder, key)));
    const members = [...(anyOf ?? []), ...(oneOf ?? [])].filter(({ value }) => !isNull(value));
    if (members.length < 2) return undefined;
    const fitting = members.filter(({ value }) => isMembers(value) && own(value, 'type') === type);
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** The Parameter Object, at its component where it is one. */
  parameter(operation: Operation, parameter: Pick<Parameter, 'wireName' | 'in'>): Node | undefined {
    const own = this.at(operation.origin);
    for (const holder of [own, this.#around(own)]) {
      const found = this.parameterIn(this.below(holder, 'parameters'), parameter);
      if (found !== undefined) return found;
    }
    return own;
  }

  parameterIn(
    list: Node | undefined,
    { wireName, in: place }: Pick<Parameter, 'wireName' | 'in'>,
  ): Node | undefined {
    return this.items(list)
      .map((item) => this.resolve(item))
      .find((entry) => {
        if (entry === undefined || !isMembers(entry.value) || own(entry.value, 'in') !== place) return false;
        return isSameName(own(entry.value, 'name'), wireName, place);
      });
  }

  /** The node that holds another one. */
  #around(node: Node | undefined): Node | undefined {
    if (node === undefined) return undefined;
    const root = { uri: node.uri, pointer: '', value: this.#view.value(node.uri) };
    return this.below(root, ...segmentsOf(node.pointer).slice(0, -1));
  }

  /** The Path Item Object that an operation stands in. */
  pathItem(operation: Operation): Node | undefined {
    const holder = this.#around(this.at(operation.origin));
    return holder?.pointer.endsWith('/additionalOperations') === true ? this.#around(holder) : holder;
  }

  body(operation: Operation): Node | undefined {
    const node = this.at(operation.origin);
    return this.resolve(this.below(node, 'requestBody')) ?? node;
  }

  /** A response by status; without one, that of success. */
  response(operation: Operation, status?: string): Node | undefined {
    const node = this.at(operation.origin);
    const responses = this.members(this.below(node, 'responses'));
    const keys = [...responses.keys()].sort();
    const key =
      status === undefined
        ? (keys.find((each) => /^2/.test(each)) ?? keys.find((each) => each === 'default'))
        : keys.find((each) => each.toUpperCase() === status.toUpperCase());
    return (key === undefined ? undefined : responses.get(key)) ?? node;
  }

  /**
   * The schema of a body or response, as the media type that is given or as the most usual one; the body or response itself
   * where it has none.
   */
  schema(holder: Node | undefined, mediaType?: string): Node | undefined {
    const content = this.below(holder, 'content');
    const first = this.usualMediaType(holder, mediaType);
    return first === undefined
      ? holder
      : (this.below(content, first, 'schema') ?? this.below(content, first));
  }

  /** The media type that is given, if a body or response has it, or else the most usual one of those that it has. */
  usualMediaType(holder: Node | undefined, mediaType?: string): string | undefined {
    const content = this.below(holder, 'content');
    if (content === undefined || !isMembers(content.value)) return undefined;
    const keys = Object.keys(content.value).sort(byJson);
    return keys.find((key) => key === mediaType) ?? keys[0];
  }

  /** What a schema, property or parameter was called in other versions, and what it is called today. */
  otherNames(node: Node | undefined): readonly string[] {
    if (node === undefined) return [];
    const { pointer } = this.#view.written(node.uri, node.pointer);
    const today = segmentsOf(pointer).at(-1);
    return [...this.formerNames(node), ...(today === undefined ? [] : [today])];
  }

  formerNames(node: Node | undefined): readonly string[] {
    const written = node === undefined ? undefined : this.#asWritten(node).at(-1);
    const renamed: unknown = isMembers(written) ? own(written, RENAMED_FROM) : undefined;
    return isMembers(renamed) ? valuesOf(renamed) : [];
  }

  /** The nearest change that a node, or what it stands in, belongs to. */
  changeAt(node: Node | undefined, isKnown: (id: string) => boolean): string | undefined {
    if (node === undefined) return undefined;
    return this.#asWritten(node)
      .flatMap((value) => {
        const id: unknown = isMembers(value) ? own(value, CHANGE) : undefined;
        return typeof id === 'string' && isKnown(id) ? [id] : [];
      })
      .at(-1);
  }

  /** A node as written, after what it stands in, outermost first. */
  #asWritten(node: Node): readonly unknown[] {
    const { uri, pointer } = this.#view.written(node.uri, node.pointer);
    let value = this.#set.value(uri);
    const way = [value];
    for (const segment of segmentsOf(pointer)) {
      value = memberAt(value, segment);
      way.push(value);
    }
    return way;
  }
}

export const isNull = (schema: unknown): boolean => {
  const type = isMembers(schema) ? own(schema, 'type') : undefined;
  return type === 'null' || (isList(type) && type.length === 1 && type[0] === 'null');
};

const byJson = (a: string, b: string): number =>
  Number(b.includes('json')) - Number(a.includes('json')) || (a < b ? -1 : 1);

const isSameName = (name: unknown, wireName: string, place: Parameter['in']): boolean =>
  place === 'header'
    ? typeof name === 'string' && name.toLowerCase() === wireName.toLowerCase()
    : name === wireName;

const valuesOf = (members: Members): readonly string[] =>
  Object.values(members).filter((each) => typeof each === 'string');

/** Iterative, since documents may be deep. */
const holdsXml = (roots: readonly unknown[]): boolean => {
  const stack = [...roots];
  for (let value = stack.pop(); stack.length > 0 || value !== undefined; value = stack.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (isMembers(value) && Object.keys(value).some((key) => XML.test(key))) return true;
    for (const member of Object.values(value)) stack.push(member);
  }
  return false;
};

const XML = /^[a-z]+\/(?:[\w.+-]+\+)?xml\b/i;
