import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import { modeBelow, modeOfItems, type Mode } from '../../ir/modes.js';
import { below, keyOf } from '../../ir/spot.js';
import type { Node, Reader } from '../reader.js';
import type { Budget } from './budget.js';

/** What a schema itself says: the dynamic anchors that it asks for, and where its references lead. */
interface Said {
  readonly names: ReadonlySet<string>;
  readonly targets: readonly Node[];
}

/** Which dynamic anchors matter to what a schema means, through all of its references. */
export class Reach {
  readonly #reader: Reader;
  readonly #budget: Budget;
  readonly #said = new Map<string, Said>();
  readonly #names = new Map<string, ReadonlySet<string>>();

  constructor(reader: Reader, budget: Budget) {
    this.#reader = reader;
    this.#budget = budget;
  }

  names(schema: Node): ReadonlySet<string> {
    const key = keyOf(schema);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const names = new Set<string>();
    const seen = new Set([key]);
    const queue = [schema];
    for (let next = queue.pop(); next !== undefined && this.#budget.takes(1); next = queue.pop()) {
      const said = this.#saidBy(next);
      for (const name of said.names) names.add(name);
      for (const target of said.targets) {
        if (seen.has(keyOf(target))) continue;
        seen.add(keyOf(target));
        queue.push(target);
      }
    }
    this.#names.set(key, names);
    return names;
  }

  #saidBy(schema: Node): Said {
    const key = keyOf(schema);
    const known = this.#said.get(key);
    if (known !== undefined) return known;
    const said = { names: new Set<string>(), targets: [] };
    this.#look(schema, 'node', said);
    this.#said.set(key, said);
    return said;
  }

  /** Recursive: the depth of documents is bounded when they are read. */
  #look(node: Node, mode: Mode, said: { readonly names: Set<string>; readonly targets: Node[] }): void {
    const { value } = node;
    if (mode === 'data' || !this.#budget.takes(1)) return;
    const look = (key: string | number, member: unknown, inner: Mode): void => {
      this.#look({ ...below(node, key), value: member }, inner, said);
    };
    if (isList(value)) for (const [index, item] of value.entries()) look(index, item, modeOfItems(mode));
    if (!isMembers(value)) return;
    if (mode === 'node') this.#note(node, value, said);
    for (const [key, member] of Object.entries(value)) look(key, member, modeBelow(key, mode));
  }

  #note(node: Node, schema: Members, said: { readonly names: Set<string>; readonly targets: Node[] }): void {
    for (const keyword of ['$ref', '$dynamicRef']) {
      const reference = own(schema, keyword);
      if (typeof reference !== 'string') continue;
      const target = this.#reader.find(reference, node);
      if (target !== undefined) said.targets.push(target);
      if (keyword === '$dynamicRef') said.names.add(reference.slice(reference.indexOf('#') + 1));
    }
  }
}
