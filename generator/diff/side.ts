import { Types } from '../ir/lookup.js';
import type { DocumentSet, VersionView } from '../ir/documents.js';
import type {
  Api,
  ObjectDef,
  Origin,
  Property,
  Type,
  TypeDef,
  TypeId,
  Version,
  VersionId,
  Versioning,
} from '../ir/model.js';
import { accessOf } from '../ir/access.js';
import type { Facts } from '../ir/facts.js';
import type { Direction, Speller } from './difference.js';
import { Nodes } from './nodes.js';

/** One version of one description. */
export interface Edition {
  /** That version alone. */
  readonly api: Api;
  readonly facts: Facts;
  /** The documents at that version. */
  readonly view: VersionView;
  /** The documents as written. */
  readonly set: DocumentSet;
  readonly speller: Speller;
  /** The versions that the whole description has. */
  readonly catalogue: Catalogued;
}

/** What a catalogue says of versions. */
export interface Catalogued {
  readonly versions: readonly Version[];
  /** Absent for a description without versions. */
  readonly versioning?: Versioning;
}

/** An edition with what comparing asks of it. */
export class Side {
  readonly api: Api;
  readonly version: VersionId;
  /** The documents as written. */
  readonly set: DocumentSet;
  readonly nodes: Nodes;
  readonly speller: Speller;
  readonly catalogue: Catalogued;
  readonly #types: Types;
  readonly facts: Facts;
  #byPlace: ReadonlyMap<string, TypeDef> | undefined;

  constructor({ api, facts, view, set, speller, catalogue }: Edition) {
    this.api = api;
    this.version = api.versions[0].id;
    this.set = set;
    this.nodes = new Nodes(view, set);
    this.speller = speller;
    this.catalogue = catalogue;
    this.#types = new Types(api);
    this.facts = facts;
  }

  def(id: TypeId): TypeDef | undefined {
    return this.#types.at(id, this.version);
  }

  /** The definition that is written at a place. */
  defAt({ file, pointer }: Origin): TypeDef | undefined {
    this.#byPlace ??= new Map(
      this.api.types.map(({ revisions: [{ value }] }) => [placeKey(value.origin), value] as const),
    );
    return this.#byPlace.get(placeKey({ file, pointer }));
  }

  get types(): Types {
    return this.#types;
  }

  /** The definition at the end of aliases. */
  resolve(type: Type): Type | TypeDef | undefined {
    return this.#types.resolve(type, this.version);
  }

  /** The properties of an object that travel a way, those of its bases included unless they are left out. */
  properties(def: ObjectDef, direction: Direction, without: ReadonlySet<TypeId> = NONE): readonly Owned[] {
    const found = new Map<string, Owned>();
    const seen = new Set<TypeId>();
    const gather = (owner: ObjectDef): void => {
      if (seen.has(owner.id)) return;
      seen.add(owner.id);
      for (const property of owner.properties) {
        if (!found.has(property.wireName) && this.#travels(property, direction))
          found.set(property.wireName, { owner, property });
      }
      for (const id of owner.extends) {
        const base = without.has(id) ? undefined : this.resolve({ kind: 'reference', to: id });
        if (base?.kind === 'object') gather(base);
      }
    };
    gather(def);
    return [...found.values()];
  }

  #travels(property: Property, direction: Direction): boolean {
    return accessOf(property, this.facts.oneWay) !== (direction === 'sent' ? 'readOnly' : 'writeOnly');
  }
}

/** A property with the object that declares it. */
export interface Owned {
  readonly owner: ObjectDef;
  readonly property: Property;
}

const placeKey = ({ file, pointer }: Origin): string => `${file}#${pointer}`;

const NONE: ReadonlySet<TypeId> = new Set();
