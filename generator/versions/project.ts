import { isList, isMembers, own, type DocumentSet, type Members } from '../ir/documents.js';
import { child, fragmentPointer, segmentsOf } from '../ir/pointer.js';
import {
  ANNOTATIONS,
  BEFORE,
  DATA_KEYS,
  ENCODING,
  ENUM_ADDED,
  ENUM_REMOVED,
  isAnnotated,
  LINKS,
  MADE_OPTIONAL,
  MADE_REQUIRED,
  MEMBERS_BEFORE,
  NAME_TABLES,
  REFERENCE_HOLDERS,
  RENAMED_FROM,
} from './annotations.js';
import type { Dependence } from './dependence.js';
import { isJoining, Joined, kinBelow } from './joined.js';
import { beforeAt, isAlive, membersBefore, withMembers, type Moment } from './lifetime.js';
import { adjustRequired, enumAt, nameAt, namedBy, renameTag, requiredAt } from './nodes.js';
import type { Written } from './overlay.js';
import { changedTable, isLeftOver } from './left-over.js';
import { CHAIN_LIMIT, lookUp } from './look-up.js';
import { RENAMEABLE, type NamesAt } from './renames.js';
import { fieldAt, namesElsewhere, START, writtenAt, type Spot } from './spot.js';

/** What projection has to know besides a document. */
export interface Setting {
  /** The documents as written. */
  readonly documents: Pick<DocumentSet, 'value' | 'resolve'>;
  /** A document by its place beside the entry. */
  readonly placeOf: (uri: string) => string;
  readonly moment: Moment;
  readonly names: NamesAt;
  /** Some document has annotations: what another one refers to may not exist. */
  readonly isDated: boolean;
  /** What is known of the documents from other moments; without it everything is worked out. */
  readonly dependence?: Dependence;
}

/** One document at one version. Parts that no annotation touches are the same objects as before. */
export const projectDocument = (uri: string, { value, at }: Written, setting: Setting): Written => {
  if (!setting.isDated) return { value, at };
  setting.dependence?.add(uri, value);
  const projector = new Projector(setting);
  const projected = projector.visit(value, { ...START, uri });
  return { value: projected, at: (way) => at(projector.written(way)) };
};

class Projector {
  readonly #setting: Setting;
  readonly #moment: Moment;
  /** Nodes that moved: pointer in the projection → pointer as written. */
  readonly #moved = new Map<string, string>();
  /** The same in the order in which it was found. */
  readonly #moves: (readonly [pointer: string, written: string])[] = [];

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#moment = setting.moment;
  }

  written(way: readonly string[]): readonly string[] {
    if (this.#moved.size === 0) return way;
    for (let length = way.length; length >= 0; length--) {
      const base = this.#moved.get(child('', ...way.slice(0, length)));
      if (base !== undefined) return [...segmentsOf(base), ...way.slice(length)];
    }
    return way;
  }

  visit(value: unknown, spot: Spot): unknown {
    if (spot.pointer !== spot.written) this.#move(spot.pointer, spot.written);
    const { dependence } = this.#setting;
    if (dependence === undefined || typeof value !== 'object' || value === null)
      return this.#visit(value, spot);
    return dependence.isFree(value) ? value : this.#recalled(value, spot, dependence);
  }

  #move(pointer: string, written: string): void {
    this.#moved.set(pointer, written);
    this.#moves.push([pointer, written]);
  }

  /** What a node was at a moment that agrees about its dates, or else what it is at this one. */
  #recalled(node: object, spot: Spot, dependence: Dependence): unknown {
    const { pointer, written, key, table, uri, isPast, kin } = spot;
    const family = (kin.joined ?? kin.around ?? kin.fields)?.node;
    const position = { uri, key, table, isComponents: pointer === '/components', isPast, family };
    const start = this.#moves.length;
    const made = dependence.recall(node, dependence.signature(node, this.#moment), position, () => {
      const value = this.#visit(node, spot);
      const moves = this.#moves
        .slice(start)
        .map(([to, from]) => [to.slice(pointer.length), from.slice(written.length)] as const);
      return { value, moves };
    });
    // What was made just now has told of its moves already.
    const isRecalled = this.#moves.length === start;
    for (const [to, from] of isRecalled ? made.moves : []) this.#move(`${pointer}${to}`, `${written}${from}`);
    return made.value;
  }

  #visit(value: unknown, spot: Spot): unknown {
    if (isList(value)) return this.#visitList(value, spot);
    if (!isMembers(value)) return value;
    const before = spot.table ? undefined : beforeAt(value, this.#moment);
    if (before === undefined)
      return this.#visitMembers(...this.#withPastMembers(value, this.#inFamily(value, spot)));
    const written = child(spot.written, BEFORE, before.date);
    return this.visit(before.node, { ...spot, written, isPast: true });
  }

  /** A node with the members that it had, and where these are written. */
  #withPastMembers(node: Members, spot: Spot): readonly [Members, Spot] {
    if (spot.table || !(MEMBERS_BEFORE in node)) return [node, spot];
    const past = membersBefore(node, this.#moment);
    if (past.size === 0) return [node, spot];
    return [withMembers(node, past), { ...spot, past }];
  }

  /** A schema knows what is joined to it. */
  #inFamily(node: Members, spot: Spot): Spot {
    const { joined, around } = spot.kin;
    if (spot.table || joined !== undefined || (around === undefined && !isJoining(node))) return spot;
    const { documents } = this.#setting;
    return { ...spot, kin: { joined: new Joined(node, spot.uri, documents, this.#moment, around) } };
  }

  #visitList(list: readonly unknown[], spot: Spot): unknown {
    const result: unknown[] = [];
    let changed = false;
    for (const [index, item] of list.entries()) {
      const alive = this.#lives(item, spot.uri, spot.key);
      const visited = alive
        ? this.visit(item, {
            uri: spot.uri,
            pointer: child(spot.pointer, result.length),
            written: child(spot.written, index),
            key: spot.key,
            table: false,
            isPast: spot.isPast,
            kin: spot.kin,
          })
        : undefined;
      if (alive) result.push(visited);
      changed ||= visited !== item;
    }
    return changed ? result : list;
  }

  #visitMembers(node: Members, spot: Spot): unknown {
    const { dependence } = this.#setting;
    return spot.table && dependence !== undefined && !this.#renames(node, spot, dependence)
      ? this.#visitTable(node, spot, dependence)
      : this.#visitEach(node, spot);
  }

  /** Whether a member of a table had another name, or may have had. */
  #renames(table: Members, { key, kin }: Spot, dependence: Dependence): boolean {
    if (kin.fields !== undefined) return true;
    if (!RENAMEABLE.has(key)) return false;
    return dependence.table(table).dated.some((name) => nameAt(name, table[name], this.#moment) !== name);
  }

  #visitEach(node: Members, spot: Spot): unknown {
    const result = new Map<string, unknown>();
    let changed = false;
    for (const [key, value] of Object.entries(node)) {
      if (!spot.table && ANNOTATIONS.has(key)) {
        changed = true;
        continue;
      }
      if (!spot.table && DATA_KEYS.has(key)) {
        const data = this.#data(key, value, spot);
        changed ||= data !== value;
        if (data !== undefined) result.set(key, data);
        continue;
      }
      const name = this.#nameAt(key, value, spot);
      const visited =
        name !== undefined && this.#lives(value, spot.uri, spot.table ? spot.key : key)
          ? this.#member(key, value, name, key === ENCODING ? this.#withFields(node, spot) : spot)
          : undefined;
      changed ||= visited !== value || name !== key;
      if (name !== undefined && visited !== undefined) result.set(name, visited);
    }
    return this.#finish(node, spot, result, changed);
  }

  /** What a member was called; undefined where it says something of a property that did not exist. */
  #nameAt(key: string, value: unknown, spot: Spot): string | undefined {
    if (!spot.table) return key;
    return RENAMEABLE.has(spot.key) ? nameAt(key, value, this.#moment) : fieldAt(key, spot);
  }

  /** A media type knows the properties of its schema. */
  #withFields(node: Members, spot: Spot): Spot {
    const schema = spot.table ? undefined : own(node, 'schema');
    if (!isMembers(schema)) return spot;
    return { ...spot, kin: { fields: new Joined(schema, spot.uri, this.#setting.documents, this.#moment) } };
  }

  /** A table whose names stay what they are: of a long one, most members are the same in all versions. */
  #visitTable(table: Members, spot: Spot, dependence: Dependence): Members {
    const { names, dated } = dependence.table(table);
    const changed = new Map<string, unknown>();
    for (const name of dated) {
      const member = table[name];
      const value = this.#lives(member, spot.uri, spot.key)
        ? this.#member(name, member, name, spot)
        : undefined;
      if (value !== member) changed.set(name, value);
    }
    return changed.size === 0 ? table : changedTable(table, names, changed);
  }

  /** Data is as it is, but for a table of examples, whose members have dates. */
  #data(key: string, value: unknown, spot: Spot): unknown {
    const { uri, past } = spot;
    if (past?.has(key) === true) this.#move(child(spot.pointer, key), writtenAt(key, spot));
    if (key !== 'examples' || !isMembers(value)) return value;
    const written = writtenAt(key, spot);
    const entries = Object.entries(value).flatMap(([name, example]): [string, unknown][] =>
      this.#lives(example, uri, key)
        ? [[name, this.#example(example, child(spot.pointer, key, name), child(written, name))]]
        : [],
    );
    const isSame = entries.every(([name, example]) => value[name] === example);
    if (isSame && entries.length === Object.keys(value).length) return value;
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }

  /** What an example was, of which everything but its dates is data. */
  #example(example: unknown, pointer: string, written: string): unknown {
    if (!isMembers(example)) return example;
    const before = beforeAt(example, this.#moment);
    if (before !== undefined) return this.#example(before.node, pointer, child(written, BEFORE, before.date));
    if (pointer !== written) this.#move(pointer, written);
    if (!isAnnotated(example)) return example;
    return Object.fromEntries(Object.entries(example).filter(([key]) => !ANNOTATIONS.has(key)));
  }

  /** A member, or undefined where nothing is left of it. */
  #member(key: string, value: unknown, name: string, spot: Spot): unknown {
    const mayRefer = !spot.table && !this.#setting.names.isEmpty;
    if (mayRefer && key === '$ref' && typeof value === 'string')
      return this.#renamedReference(value, spot.uri);
    const visited = this.visit(value, this.#below(key, value, name, spot));
    if (spot.table) return spot.key === LINKS && !spot.isPast ? this.#renamedLink(visited, value) : visited;
    if (mayRefer && key === 'discriminator') return this.#renamedMapping(visited, spot.uri);
    return visited !== value && isLeftOver(key, visited, spot.pointer) ? undefined : visited;
  }

  #below(key: string, value: unknown, name: string, spot: Spot): Spot {
    return {
      uri: spot.uri,
      pointer: child(spot.pointer, name),
      written: writtenAt(key, spot),
      key: spot.table ? '' : key,
      table: !spot.table && NAME_TABLES.has(key) && isMembers(value),
      isPast: spot.isPast || spot.past?.has(key) === true,
      kin: kinBelow(key, spot.kin),
    };
  }

  /** What the annotations of a node, or of its properties, say about its own keywords. */
  #finish(node: Members, spot: Spot, result: Map<string, unknown>, changed: boolean): Members {
    if (spot.table) return changed ? Object.fromEntries(result) : node;
    if (RENAMED_FROM in node) {
      const [key, name] = namedBy(node) ?? [];
      if (key !== undefined && name !== undefined) result.set(key, nameAt(name, node, this.#moment));
    }
    if (ENUM_ADDED in node || ENUM_REMOVED in node) result.set('enum', enumAt(node, this.#moment));
    if ('in' in node && (MADE_REQUIRED in node || MADE_OPTIONAL in node)) {
      if (requiredAt(node, result.get('required') === true, this.#moment)) result.set('required', true);
      else result.delete('required');
    }
    const renamed = renameTag(node, result, this.#moment, namesElsewhere('discriminator', spot));
    return adjustRequired(node, result, this.#moment, namesElsewhere('required', spot)) || renamed || changed
      ? Object.fromEntries(result)
      : node;
  }

  /** @param holder the keyword or name that holds the value, or the table or list in which it is */
  #lives(value: unknown, uri: string, holder: string): boolean {
    if (!isMembers(value)) return true;
    if (!isAlive(value, this.#moment)) return false;
    const reference = own(value, '$ref');
    if (typeof reference !== 'string' || !REFERENCE_HOLDERS.has(holder)) return true;
    return this.#targetLives(reference, uri, 0);
  }

  #targetLives(reference: string, from: string, depth: number): boolean {
    const target = lookUp(this.#setting.documents, reference, from);
    if (target === undefined || !isMembers(target.value)) return true;
    if (!target.way.every((node) => !isMembers(node) || isAlive(node, this.#moment))) return false;
    const next = own(target.value, '$ref');
    return typeof next !== 'string' || depth >= CHAIN_LIMIT || this.#targetLives(next, target.uri, depth + 1);
  }

  /** A reference to what was called otherwise. */
  #renamedReference(reference: string, from: string): string {
    const { documents, names, placeOf } = this.#setting;
    const hash = reference.indexOf('#');
    const pointer = hash === -1 ? undefined : fragmentPointer(reference.slice(hash + 1));
    if (pointer === undefined) return reference;
    const file = reference.slice(0, hash);
    const document = placeOf(file === '' ? from : documents.resolve(file, from));
    const past = names.past(document, pointer);
    return past === pointer ? reference : `${file}#${past}`;
  }

  /** A link to an operation that was called otherwise. What the past of the link says is exact. */
  #renamedLink(link: unknown, written: unknown): unknown {
    const id = isMembers(link) ? own(link, 'operationId') : undefined;
    if (!isMembers(link) || typeof id !== 'string' || !isMembers(written)) return link;
    if (beforeAt(written, this.#moment) !== undefined) return link;
    if (membersBefore(written, this.#moment).has('operationId')) return link;
    const operationId = this.#setting.names.operation(id);
    return operationId === id ? link : { ...link, operationId };
  }

  #renamedMapping(node: unknown, from: string): unknown {
    const mapping = isMembers(node) ? own(node, 'mapping') : undefined;
    if (!isMembers(node) || !isMembers(mapping)) return node;
    const schemas = child('', 'components', 'schemas');
    const entries = Object.entries(mapping).map(([value, to]) => {
      if (typeof to !== 'string') return [value, to] as const;
      if (to.includes('#')) return [value, this.#renamedReference(to, from)] as const;
      const past = this.#renamedReference(`#${child(schemas, to)}`, from);
      return [value, segmentsOf(past.slice(1)).at(-1) ?? to] as const;
    });
    return { ...node, mapping: Object.fromEntries(entries) };
  }
}
