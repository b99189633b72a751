import { isList, isMembers, type Members, type Spot, type VersionView } from '../../ir/documents.js';
import { modeBelow, modeOfItems, type Mode } from '../../ir/modes.js';
import { child, segmentsOf } from '../../ir/pointer.js';
import { below, keyOf } from '../../ir/spot.js';

/** Where each dynamic anchor is found on the way to a schema. What was met first counts, as JSON Schema 2020-12 has it. */
export type Scope = ReadonlyMap<string, Spot>;

export const EMPTY: Scope = new Map();

/**
 * Which schemas declare the dynamic anchors of which names. That is the schema with an `$id` or `$schema` around an anchor,
 * else the outermost one with `$defs`, else the schema that has it: a component is a scope without having an id.
 */
export class Scopes {
  readonly #declared = new Map<string, Map<string, Spot>>();
  /** The scopes around a schema to which a reference leads, the outermost first. */
  readonly #around = new Map<string, readonly Scope[]>();

  constructor(view: VersionView) {
    for (const uri of view.uris) {
      if (view.namesItself(uri)) this.#collect(view.value(uri), { uri, pointer: '' }, undefined, 'node');
    }
  }

  /** What is in force in a schema that is reached with a scope. */
  enter(scope: Scope, schema: Spot): Scope {
    const declared = this.#declared.get(keyOf(schema));
    return declared === undefined ? scope : extended(scope, declared);
  }

  /** What is in force in a schema by all that stands around it, the outermost first. */
  around(schema: Spot): Scope {
    return this.#holders(schema).reduce(extended, EMPTY);
  }

  /** What is in force in a schema to which a reference leads that is reached with a scope. */
  across(scope: Scope, schema: Spot): Scope {
    const nearest = this.#holders(schema).at(-1);
    return nearest === undefined ? scope : extended(scope, nearest);
  }

  #holders({ uri, pointer }: Spot): readonly Scope[] {
    const key = keyOf({ uri, pointer });
    const known = this.#around.get(key);
    if (known !== undefined) return known;
    const segments = segmentsOf(pointer);
    const holders = [...segments.keys(), segments.length].flatMap((length) => {
      const around = { uri, pointer: child('', ...segments.slice(0, length)) };
      return this.#declared.get(keyOf(around)) ?? [];
    });
    this.#around.set(key, holders);
    return holders;
  }

  /** Recursive: the depth of documents is bounded when they are read. */
  #collect(value: unknown, spot: Spot, around: Holder | undefined, mode: Mode): void {
    if (mode === 'data') return;
    if (isList(value)) {
      for (const [index, item] of value.entries())
        this.#collect(item, below(spot, index), around, modeOfItems(mode));
    } else if (isMembers(value)) {
      const holder = mode === 'node' ? this.#declare(value, spot, around) : around;
      for (const [key, member] of Object.entries(value))
        this.#collect(member, below(spot, key), holder, modeBelow(key, mode));
    }
  }

  #declare(schema: Members, spot: Spot, around: Holder | undefined): Holder | undefined {
    const isNamed = typeof schema['$id'] === 'string' || typeof schema['$schema'] === 'string';
    const holds = isNamed || (around === undefined && ('$defs' in schema || 'definitions' in schema));
    const holder = holds ? spot : around;
    const name = schema['$dynamicAnchor'];
    if (typeof name === 'string') {
      const key = keyOf(holder ?? spot);
      const declared = this.#declared.get(key) ?? new Map<string, Spot>();
      this.#declared.set(key, declared);
      if (!declared.has(name)) declared.set(name, spot);
    }
    return holder;
  }
}

/** The schema to which the anchors in it belong. */
type Holder = Spot;

const extended = (scope: Scope, declared: Scope): Scope =>
  [...declared.keys()].every((name) => scope.has(name)) ? scope : new Map([...declared, ...scope]);
