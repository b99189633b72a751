import { isMembers, placeBeside } from '../../ir/documents.js';
import type { TypeDef, TypeId } from '../../ir/model.js';
import { uriAt, type Element, type Kind, type Memory, type Traced } from '../memory.js';
import type { ObjectNode, Reader } from '../reader.js';

/** How a definition is made of a node, by whichever lowering: that of the version at hand. */
export interface Recipe<Lowering> {
  readonly id: TypeId;
  readonly node: ObjectNode;
  readonly make: (lowering: Lowering, id: TypeId, node: ObjectNode) => TypeDef;
  /** The entry of the documents in which the node stands. */
  readonly entry: string;
  /** The node is no part of what asked for it, and may have changed since. */
  readonly isElsewhere: boolean;
}

const DEFINITION: Kind<TypeDef> = { name: 'type', is: (value): value is TypeDef => isMembers(value) };

/** The definitions of one version: those that were asked for are made one after the other, or remembered. */
export class Definitions<Lowering> {
  readonly types: Map<TypeId, TypeDef> = new Map();
  readonly #reader: Reader;
  readonly #memory: Memory<Recipe<Lowering>>;
  readonly #queued = new Set<TypeId>();
  readonly #queue: Recipe<Lowering>[] = [];
  /** What stands elsewhere is asked for again and again: with one recipe, of which memories have one. */
  readonly #elsewhere = new Map<TypeId, Recipe<Lowering>>();
  readonly #again = (recipe: Recipe<Lowering>): void => {
    this.#enqueue(this.#here(recipe));
  };

  constructor(reader: Reader, memory: Memory<Recipe<Lowering>>) {
    this.#reader = reader;
    this.#memory = memory;
  }

  /** `isElsewhere`: the node is no part of what asks for it. */
  ask(id: TypeId, node: ObjectNode, make: Recipe<Lowering>['make'], isElsewhere: boolean = false): TypeId {
    const known = isElsewhere ? this.#elsewhere.get(id) : undefined;
    const recipe = known ?? { id, node, make, isElsewhere, entry: this.#reader.view.entry };
    if (isElsewhere && known === undefined) this.#elsewhere.set(id, recipe);
    return this.#enqueue(recipe);
  }

  /** Make everything that has been asked for, and what that asks for in turn. */
  drain(lowering: Lowering): void {
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) {
      const recipe = next;
      const { id, node } = recipe;
      const make = (): TypeDef => recipe.make(lowering, id, this.#current(recipe));
      this.types.set(id, this.recall({ kind: DEFINITION, name: id, home: node, make }));
    }
  }

  /** What was made of an element in an earlier version, if it would be the same again, or what is made of it now. */
  recall<T>(element: Element<T>): T {
    return this.#memory.recall(element, this.#again);
  }

  /** What `make` makes, and what tells of what it read and asked for once more where that is used again. */
  traced<T>(make: () => T): Traced<T> {
    return this.#memory.traced(make);
  }

  #enqueue(recipe: Recipe<Lowering>): TypeId {
    this.#memory.ask(recipe);
    if (!this.#queued.has(recipe.id)) {
      this.#queued.add(recipe.id);
      this.#queue.push(recipe);
    }
    return recipe.id;
  }

  /** The node of a recipe as it is in this version. */
  #current({ node, isElsewhere }: Recipe<Lowering>): ObjectNode {
    const found = isElsewhere ? this.#reader.find(`#${encodeURI(node.pointer)}`, node) : undefined;
    return found !== undefined && isMembers(found.value) ? { ...found, value: found.value } : node;
  }

  /** A recipe of an earlier version in the documents of this one. */
  #here(recipe: Recipe<Lowering>): Recipe<Lowering> {
    const { entry } = this.#reader.view;
    if (entry === recipe.entry) return recipe;
    const uri = uriAt(placeBeside(recipe.node.uri, recipe.entry), entry);
    return { ...recipe, entry, node: { ...recipe.node, uri } };
  }
}
