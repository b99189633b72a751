import { isMembers, own, type Members } from '../ir/documents.js';
import { child, segmentsOf } from '../ir/pointer.js';
import { DATA_KEYS, LINKS, NAME_TABLES, RENAMED_FROM } from './annotations.js';
import type { Moment } from './lifetime.js';
import { nameAt, namedBy } from './nodes.js';

/** Tables in which a member may have had another name. */
export const RENAMEABLE: ReadonlySet<string> = new Set(['properties', 'schemas']);

/** A member of a table that was called otherwise. */
interface Renamed {
  /** `document#pointer` of the table, under the names of today. */
  readonly table: string;
  readonly name: string;
  readonly node: Members;
}

/** The names that members of tables had in the past, in all documents. A document goes by its place beside the entry. */
export class Renames {
  readonly #renamed: Renamed[] = [];
  /** Operations that were called otherwise, by their id of today. */
  readonly #operations = new Map<string, Members>();
  readonly #hasLinks: boolean;
  /** The places at which a document has been noted: from the entries of other versions it has other ones. */
  readonly #seen = new WeakMap<object, Set<string>>();

  /** @param hasLinks there are links, which name operations: what these were called is asked for */
  constructor(hasLinks: boolean = false) {
    this.#hasLinks = hasLinks;
  }

  /** Note what a document says. */
  collect(document: string, root: unknown): void {
    if (typeof root !== 'object' || root === null) return;
    const places = this.#seen.get(root) ?? new Set();
    if (places.has(document)) return;
    this.#seen.set(root, places.add(document));
    const stack: { value: unknown; pointer: string; key: string; isTable: boolean }[] = [
      { value: root, pointer: '', key: '', isTable: false },
    ];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const { value, pointer, key, isTable } = top;
      if (typeof value !== 'object' || value === null) continue;
      if (!isTable) this.#addOperation(value);
      for (const [name, member] of Object.entries(value)) {
        if (!isTable && DATA_KEYS.has(name)) continue;
        if (isTable && RENAMEABLE.has(key) && isRenamed(member))
          this.#renamed.push({ table: `${document}#${pointer}`, name, node: member });
        const opens = !isTable && opensTable(name, member);
        stack.push({ value: member, pointer: child(pointer, name), key: name, isTable: opens });
      }
    }
  }

  #addOperation(node: object): void {
    if (!this.#hasLinks || !isRenamed(node)) return;
    const [key, id] = namedBy(node) ?? [];
    if (key === 'operationId' && id !== undefined) this.#operations.set(id, node);
  }

  /** The names at a moment. */
  at(moment: Moment): NamesAt {
    const tables = new Map<
      string,
      { readonly past: Map<string, string>; readonly present: Map<string, string> }
    >();
    for (const { table, name, node } of this.#renamed) {
      const old = nameAt(name, node, moment);
      if (old === name) continue;
      const names = tables.get(table) ?? { past: new Map(), present: new Map() };
      tables.set(table, names);
      names.past.set(name, old);
      names.present.set(old, name);
    }
    const operations = new Map(
      [...this.#operations].map(([id, node]) => [id, nameAt(id, node, moment)] as const),
    );
    const isSame = tables.size === 0 && [...operations].every(([id, old]) => id === old);
    if (isSame) return SAME_NAMES;
    return {
      isEmpty: false,
      operation: (id) => operations.get(id) ?? id,
      past: (document, pointer) => {
        let written = '';
        const renamed = segmentsOf(pointer).map((name) => {
          const old = tables.get(`${document}#${written}`)?.past.get(name) ?? name;
          written = child(written, name);
          return old;
        });
        return child('', ...renamed);
      },
      present: (document, pointer) => {
        let written = '';
        for (const name of segmentsOf(pointer)) {
          written = child(written, tables.get(`${document}#${written}`)?.present.get(name) ?? name);
        }
        return written;
      },
    };
  }
}

/** Whether a document has links that name operations. */
export const holdsLinks = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, member]) => (key === LINKS && namesOperations(member)) || holdsLinks(member),
  );
};

const opensTable = (key: string, value: unknown): boolean => NAME_TABLES.has(key) && isMembers(value);

const namesOperations = (links: unknown): boolean =>
  isMembers(links) && Object.values(links).some((link) => isMembers(link) && 'operationId' in link);

const isRenamed = (value: unknown): value is Members =>
  isMembers(value) && isMembers(own(value, RENAMED_FROM));

/** What things were called at one moment. */
export interface NamesAt {
  readonly isEmpty: boolean;
  /** What an operation was called that is called so today. */
  readonly operation: (id: string) => string;
  /** A pointer of today as it was. */
  readonly past: (document: string, pointer: string) => string;
  /** A pointer of then as it is today. */
  readonly present: (document: string, pointer: string) => string;
}

const SAME_NAMES: NamesAt = {
  isEmpty: true,
  operation: (id) => id,
  past: (_document, pointer) => pointer,
  present: (_document, pointer) => pointer,
};
