import { isList, isMembers, own, type DocumentSet, type Members, type VersionView } from '../ir/documents.js';
import { child, fragmentPointer, segmentsOf } from '../ir/pointer.js';
import {
  ADDED,
  ANNOTATIONS,
  BEFORE,
  DATA_KEYS,
  ENUM_ADDED,
  ENUM_REMOVED,
  MADE_OPTIONAL,
  MADE_REQUIRED,
  NAME_TABLES,
  REFERENCE_HOLDERS,
  RENAMED_FROM,
} from './annotations.js';
import { isAlive, type Moment } from './lifetime.js';
import { adjustRequired, enumAt, newestFirst, nameAt, requiredAt } from './nodes.js';

/** What the documents said at one version. Parts that no annotation touches are the same objects in every projection. */
export interface Projection extends VersionView {
  readonly moment: Moment;
}

interface Spot {
  readonly uri: string;
  /** In the projection. */
  readonly pointer: string;
  /** In the document as written. */
  readonly written: string;
  /** The keyword or name under which the node stands. */
  readonly key: string;
  /** The node is a table of names, not an object with keywords. */
  readonly table: boolean;
}

/** Project every document that carries an annotation; the others pass through untouched. */
export const project = (documents: DocumentSet, moment: Moment): Projection => {
  const projector = new Projector(documents, moment);
  const values = new Map<string, unknown>(documents.uris.map((uri) => [uri, projector.document(uri)]));
  return {
    entry: documents.entry,
    uris: documents.uris,
    name: (uri) => documents.name(uri),
    value: (uri) => values.get(uri),
    namesItself: (uri) => documents.namesItself(uri),
    failure: (uri) => documents.failure(uri),
    resolve: (reference, from) => documents.resolve(reference, from),
    moment,
    written: (uri, pointer) => projector.written(uri, pointer),
  };
};

class Projector {
  readonly #documents: DocumentSet;
  readonly #moment: Moment;
  /** Nodes that moved: `uri#pointer` in the projection → pointer as written. */
  readonly #moved = new Map<string, string>();

  constructor(documents: DocumentSet, moment: Moment) {
    this.#documents = documents;
    this.#moment = moment;
  }

  document(uri: string): unknown {
    const value = this.#documents.value(uri);
    return hasAnnotation(value)
      ? this.#visit(value, { uri, pointer: '', written: '', key: '', table: false })
      : value;
  }

  written(uri: string, pointer: string): string {
    if (this.#moved.size === 0) return pointer;
    const segments = segmentsOf(pointer);
    for (let length = segments.length; length > 0; length--) {
      const base = this.#moved.get(`${uri}#${child('', ...segments.slice(0, length))}`);
      if (base !== undefined) return child(base, ...segments.slice(length));
    }
    return pointer;
  }

  #visit(value: unknown, spot: Spot): unknown {
    if (spot.pointer !== spot.written) this.#moved.set(`${spot.uri}#${spot.pointer}`, spot.written);
    if (isList(value)) return this.#visitList(value, spot);
    if (!isMembers(value)) return value;
    const before = spot.table ? undefined : this.#before(value);
    if (before === undefined) return this.#visitMembers(value, spot);
    return this.#visit(before.node, { ...spot, written: child(spot.written, BEFORE, before.date) });
  }

  /** What stood at a node: of several dates that do not hold yet, the oldest decides. */
  #before(node: Members): { date: string; node: unknown } | undefined {
    const dates = own(node, BEFORE);
    if (!isMembers(dates)) return undefined;
    let found: { date: string; node: unknown } | undefined;
    for (const date of newestFirst(Object.keys(dates), this.#moment)) {
      if (this.#moment.holds(date) === false) found = { date, node: dates[date] };
    }
    return found;
  }

  #visitList(list: readonly unknown[], spot: Spot): unknown {
    const result: unknown[] = [];
    let changed = false;
    for (const [index, item] of list.entries()) {
      const alive = this.#lives(item, spot);
      const visited = alive
        ? this.#visit(item, {
            uri: spot.uri,
            pointer: child(spot.pointer, result.length),
            written: child(spot.written, index),
            key: spot.key,
            table: false,
          })
        : undefined;
      if (alive) result.push(visited);
      changed ||= visited !== item;
    }
    return changed ? result : list;
  }

  #visitMembers(node: Members, spot: Spot): unknown {
    const result = new Map<string, unknown>();
    let changed = false;
    for (const [key, value] of Object.entries(node)) {
      if (!spot.table && ANNOTATIONS.has(key)) {
        changed = true;
        continue;
      }
      if (!spot.table && DATA_KEYS.has(key)) {
        result.set(key, value);
        continue;
      }
      if (!this.#lives(value, spot.table ? spot : { ...spot, key })) {
        changed = true;
        continue;
      }
      const name = spot.table && spot.key === 'properties' ? nameAt(key, value, this.#moment) : key;
      const visited = this.#visit(value, {
        uri: spot.uri,
        pointer: child(spot.pointer, name),
        written: child(spot.written, key),
        key: spot.table ? '' : key,
        table: !spot.table && NAME_TABLES.has(key) && isMembers(value),
      });
      result.set(name, visited);
      changed ||= visited !== value || name !== key;
    }
    return this.#finish(node, spot, result, changed);
  }

  /** What the annotations of a node, or of its properties, say about its own keywords. */
  #finish(node: Members, spot: Spot, result: Map<string, unknown>, changed: boolean): Members {
    if (spot.table) return changed ? Object.fromEntries(result) : node;
    if (RENAMED_FROM in node && typeof node['name'] === 'string') {
      result.set('name', nameAt(node['name'], node, this.#moment));
    }
    if (ENUM_ADDED in node || ENUM_REMOVED in node) result.set('enum', enumAt(node, this.#moment));
    if ('in' in node && (MADE_REQUIRED in node || MADE_OPTIONAL in node)) {
      result.set('required', requiredAt(node, result.get('required') === true, this.#moment));
    }
    return adjustRequired(node, result, this.#moment) || changed ? Object.fromEntries(result) : node;
  }

  #lives(value: unknown, holder: Spot): boolean {
    if (!isMembers(value)) return true;
    if (!isAlive(value, this.#moment)) return false;
    const reference = own(value, '$ref');
    if (typeof reference !== 'string' || !REFERENCE_HOLDERS.has(holder.key)) return true;
    return this.#targetLives(reference, holder.uri, 0);
  }

  #targetLives(reference: string, from: string, depth: number): boolean {
    const target = lookUp(this.#documents, reference, from);
    if (target === undefined || !isMembers(target.value)) return true;
    if (!isAlive(target.value, this.#moment)) return false;
    const next = own(target.value, '$ref');
    return typeof next !== 'string' || depth > 20 || this.#targetLives(next, target.uri, depth + 1);
  }
}

/** The node that a reference names in documents as written. */
export const lookUp = (
  documents: DocumentSet,
  reference: string,
  from: string,
): { readonly uri: string; readonly pointer: string; readonly value: unknown } | undefined => {
  const hash = reference.indexOf('#');
  const file = hash === -1 ? reference : reference.slice(0, hash);
  const uri = file === '' ? from : documents.resolve(file, from);
  const pointer = fragmentPointer(hash === -1 ? '' : reference.slice(hash + 1));
  if (pointer === undefined) return undefined;
  let value = documents.value(uri);
  for (const segment of segmentsOf(pointer)) {
    if (isList(value)) value = value[Number(segment)];
    else if (isMembers(value)) value = own(value, segment);
    else return undefined;
  }
  return { uri, pointer, value };
};

/** Whether anything in a document is dated: iterative, since documents may be deep. */
const hasAnnotation = (root: unknown): boolean => {
  const stack: unknown[] = [root];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (isList(value)) stack.push(...value.filter((item) => typeof item === 'object'));
    else if (isMembers(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (ANNOTATIONS.has(key)) return true;
        if (typeof member === 'object' && member !== null) stack.push(member);
      }
    }
  }
  return false;
};

/** Whether a node carries `x-added`: a target that is missing in a projection may merely not exist yet. */
export const isDated = (value: unknown): boolean =>
  isMembers(value) && (ADDED in value || 'x-removed' in value);
