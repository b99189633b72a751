import { isMembers, own, type Members } from '../ir/documents.js';
import { child, segmentsOf } from '../ir/pointer.js';
import { DATA_KEYS, NAME_TABLES, RENAMED_FROM } from './annotations.js';
import type { Moment } from './lifetime.js';
import { nameAt } from './nodes.js';

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
  /** The places at which a document has been noted: from the entries of other versions it has other ones. */
  readonly #seen = new WeakMap<object, Set<string>>();

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
      for (const [name, member] of Object.entries(value)) {
        if (!isTable && DATA_KEYS.has(name)) continue;
        if (isTable && RENAMEABLE.has(key) && isRenamed(member))
          this.#renamed.push({ table: `${document}#${pointer}`, name, node: member });
        const opens = !isTable && NAME_TABLES.has(name) && isMembers(member);
        stack.push({ value: member, pointer: child(pointer, name), key: name, isTable: opens });
      }
    }
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
    if (tables.size === 0) return SAME_NAMES;
    return {
      isEmpty: false,
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

const isRenamed = (value: unknown): value is Members =>
  isMembers(value) && isMembers(own(value, RENAMED_FROM));

/** What things were called at one moment. */
export interface NamesAt {
  readonly isEmpty: boolean;
  /** A pointer of today as it was. */
  readonly past: (document: string, pointer: string) => string;
  /** A pointer of then as it is today. */
  readonly present: (document: string, pointer: string) => string;
}

const SAME_NAMES: NamesAt = {
  isEmpty: true,
  past: (_document, pointer) => pointer,
  present: (_document, pointer) => pointer,
};
