import { isList, isMembers, own } from '../ir/documents.js';

type Container = Record<string, unknown> | unknown[];
export type Way = readonly (string | number)[];

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** A copy of a document that changes. What is not changed stays shared with the original, which nobody touches. */
export class Draft {
  root: unknown;
  /** The copies. */
  readonly #mine = new WeakSet<object>();

  constructor(root: unknown) {
    this.root = root;
  }

  at(way: Way): unknown {
    return way.reduce<unknown>(
      (node, key) =>
        isList(node) ? node[Number(key)] : isMembers(node) ? own(node, String(key)) : undefined,
      this.root,
    );
  }

  set(way: Way, value: unknown): void {
    const key = way.at(-1);
    const holder = this.#container(way.slice(0, -1));
    if (key === undefined) this.root = value;
    else if (holder !== undefined) put(holder, key, value);
  }

  append(way: Way, items: readonly unknown[]): void {
    const list = this.#container(way);
    if (Array.isArray(list)) for (const item of items) list.push(item);
  }

  remove(way: Way): void {
    const key = way.at(-1);
    const holder = this.#container(way.slice(0, -1));
    if (key === undefined || holder === undefined) return;
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
  }

  /** The container at the end of a way, as a copy that may be changed, in a holder that is one. */
  #container(way: Way): Container | undefined {
    let node = this.#owned(this.root, (copy) => {
      this.root = copy;
    });
    for (const key of way) {
      const holder = node;
      if (holder === undefined) return undefined;
      const member = Array.isArray(holder) ? holder[Number(key)] : own(holder, String(key));
      node = this.#owned(member, (copy) => put(holder, key, copy));
    }
    return node;
  }

  #owned(value: unknown, place: (copy: Container) => void): Container | undefined {
    if (!isContainer(value)) return undefined;
    if (this.#mine.has(value)) return value;
    const copy: Container = Array.isArray(value) ? [...value] : { ...value };
    this.#mine.add(copy);
    place(copy);
    return copy;
  }
}

/** A member called `__proto__` is a member like any other. */
const put = (holder: Container, key: string | number, value: unknown): void => {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
};
