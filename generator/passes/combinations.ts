import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { COMBINATIONS, ONE, productOf, type Width } from '../ir/combinations.js';
import { typeId } from '../ir/ids.js';
import { innermostFirst } from '../ir/innermost-first.js';
import { Types } from '../ir/lookup.js';
import {
  mapDefinition,
  mapOperation,
  mapParts,
  mapRevisions,
  partsOf,
  typesIn,
  type Change,
} from '../ir/map-types.js';
import type { Api, NameHint, Origin, Timeline, Type, TypeDef, TypeId, VersionId } from '../ir/model.js';
import { revisionsOf } from '../ir/revisions.js';
import { receivedTypes, sentTypes } from '../ir/walk.js';
import { commonProperties } from './common-object.js';

/**
 * Alternatives that hold at once, such as an `allOf` of several `oneOf`, are as many types as they have combinations. Where
 * those are too many for TypeScript, the unions beyond the limit become one object that has the properties of all their
 * members, which is reported.
 */
export const limitCombinations = (api: Api, report: (diagnostic: Diagnostic) => void): Api => {
  const combinations = new TypeCombinations(api, report);
  // Nearly always none is too large, and looking at them alone is fast.
  if (!intersectionsIn(api).some((type) => combinations.isTooLarge(type))) return api;
  const types = new Map(api.types.map((timeline) => [timeline.id, timeline]));
  for (const id of innermostFirst(types.keys(), (each) => madeOf(types.get(each)))) {
    const timeline = types.get(id);
    if (timeline !== undefined) types.set(id, combinations.inTimeline(timeline));
  }
  const operations = api.operations.map((timeline) =>
    mapRevisions(timeline, ({ versions, value }) => {
      const { origin } = value;
      const name = { words: [], strength: 'derived', owner: timeline.id } as const;
      const owner = { id: timeline.id, name, origin, versions };
      const change = combinations.changeFor(owner, [...sentTypes(value), ...receivedTypes(value)]);
      return change === undefined ? value : mapOperation(value, change);
    }),
  );
  if (!combinations.isChanged) return api;
  return { ...api, operations, types: [...types.values(), ...combinations.added()] };
};

const intersectionsIn = (api: Api): readonly Type[] => {
  const found: Type[] = [];
  const visit = (type: Type): void => {
    if (type.kind === 'primitive' || type.kind === 'reference' || type.kind === 'literal') return;
    if (type.kind === 'intersection') found.push(type);
    for (const part of partsOf(type)) visit(part);
  };
  for (const { revisions } of api.types) {
    for (const { value } of revisions) for (const type of typesIn(value)) visit(type);
  }
  for (const { revisions } of api.operations) {
    for (const { value } of revisions) {
      for (const type of sentTypes(value)) visit(type);
      for (const type of receivedTypes(value)) visit(type);
    }
  }
  return found;
};

/** The types whose values those of a definition are. */
const madeOf = (timeline: Definition | undefined): readonly TypeId[] =>
  timeline?.revisions.flatMap(({ value }) => {
    if (value.kind === 'alias') return namedIn(value.type);
    return value.kind === 'union' ? value.members.flatMap(namedIn) : [];
  }) ?? [];

const namedIn = (type: Type): readonly TypeId[] => {
  if (type.kind === 'reference') return [type.to];
  return type.kind === 'union' || type.kind === 'intersection' ? type.members.flatMap(namedIn) : [];
};

type Definition = Timeline<TypeId, TypeDef>;

/** What a type stands in. */
interface Owner {
  readonly id: string;
  readonly name: NameHint;
  readonly origin: Origin;
  readonly versions: readonly VersionId[];
}

/** The types of the model, how many alternatives each is, and the objects that took the place of unions. */
class TypeCombinations {
  readonly #types: Types;
  readonly #report: (diagnostic: Diagnostic) => void;
  readonly #definitions = new Map<TypeId, readonly TypeDef[]>();
  readonly #widths = new Map<Type | TypeId, Width>();
  readonly #added = new Map<TypeId, { readonly version: VersionId; readonly value: TypeDef }[]>();
  isChanged = false;

  constructor(api: Api, report: (diagnostic: Diagnostic) => void) {
    this.#types = new Types(api);
    this.#report = report;
    for (const { id, revisions } of api.types) {
      this.#definitions.set(
        id,
        revisions.map(({ value }) => value),
      );
    }
  }

  /** A definition of which all that it is made of has been looked at before. */
  inTimeline(timeline: Definition): Definition {
    const { id } = timeline;
    if (!timeline.revisions.some(({ value }) => typesIn(value).some((type) => this.isTooLarge(type))))
      return timeline;
    const limited = mapRevisions(timeline, ({ versions, value }) => {
      const { name, origin } = value;
      const change = this.changeFor({ id, name, origin, versions }, typesIn(value));
      return change === undefined ? value : mapDefinition(value, change);
    });
    this.#definitions.set(
      id,
      limited.revisions.map(({ value }) => value),
    );
    return limited;
  }

  /** What makes such types smaller; undefined where none of them is too large. */
  changeFor(owner: Owner, types: readonly Type[]): Change | undefined {
    if (!types.some((type) => this.isTooLarge(type))) return undefined;
    const change: Change = (type) => {
      if (!this.isTooLarge(type)) return type;
      return type.kind === 'intersection'
        ? this.#limited(type.members, type.members.map(change), owner)
        : mapParts(type, change);
    };
    return change;
  }

  /** The objects that stand for unions beyond the limit. */
  added(): readonly Definition[] {
    return [...this.#added].flatMap(([id, entries]) => {
      const [first, ...rest] = revisionsOf(entries);
      return first === undefined ? [] : [{ id, revisions: [first, ...rest] }];
    });
  }

  /** Whether what holds at once in a type has too many combinations. */
  isTooLarge(type: Type): boolean {
    if (type.kind === 'intersection' && this.#combined(type).count > COMBINATIONS) return true;
    return partsOf(type).some((part) => this.isTooLarge(part));
  }

  #limited(written: readonly Type[], members: readonly Type[], owner: Owner): Type {
    const kept: Type[] = [];
    const widths: Width[] = [];
    const beyond: Type[] = [];
    for (const [index, member] of members.entries()) {
      const width = this.#width(member);
      if (productOf([...widths, width]).count <= COMBINATIONS) {
        kept.push(member);
        widths.push(width);
      } else beyond.push(written[index] ?? member);
    }
    if (beyond.length > 0) {
      this.isChanged = true;
      this.#report(diagnose('too-many-combinations', { limit: COMBINATIONS }, owner.origin));
      kept.push(...this.#common(beyond, owner));
    }
    const [first, second, ...rest] = kept;
    if (first === undefined) return { kind: 'primitive', name: 'unknown' };
    return second === undefined ? first : { kind: 'intersection', members: [first, second, ...rest] };
  }

  /** The object that stands for unions; nothing where there is none. */
  #common(unions: readonly Type[], owner: Owner): readonly Type[] {
    const id = this.#idFor(owner);
    const words = [...owner.name.words, 'combined'];
    const entries = owner.versions.flatMap((version) => {
      const properties = commonProperties(this.#types, unions, version) ?? [];
      if (properties.length === 0) return [];
      const name: NameHint = { ...owner.name, words, strength: 'derived' };
      const value: TypeDef = {
        kind: 'object',
        id,
        name,
        doc: {
          summary: 'What several alternatives may have, which have too many combinations to tell apart.',
        },
        origin: owner.origin,
        access: 'readWrite',
        extends: [],
        conflicting: false,
        properties,
      };
      return [{ version, value }];
    });
    if (entries.length < owner.versions.length) return [];
    this.#added.set(id, [...(this.#added.get(id) ?? []), ...entries]);
    return [{ kind: 'reference', to: id }];
  }

  /** Below its owner: the same in all versions of that, as far as they have as many. */
  #idFor({ id, versions }: Owner): TypeId {
    for (let number = 1; ; number++) {
      const candidate = typeId(`${id}/combined/${String(number)}`);
      const known = this.#added.get(candidate) ?? [];
      if (!known.some(({ version }) => versions.includes(version))) return candidate;
    }
  }

  #combined(type: Extract<Type, { readonly kind: 'intersection' }>): Width {
    const known = this.#widths.get(type);
    if (known !== undefined) return known;
    // Definitions of several versions may lead in circles that no version has.
    this.#widths.set(type, ONE);
    const width = productOf(type.members.map((member) => this.#width(member)));
    this.#widths.set(type, width);
    return width;
  }

  #width(type: Type): Width {
    if (type.kind !== 'reference') return this.#sum(type);
    const known = this.#widths.get(type.to);
    const width = known ?? this.#sum(type);
    this.#widths.set(type.to, width);
    return width;
  }

  /** Of all that a type may be, each once: unions name the same ones in many ways. */
  #sum(type: Type): Width {
    let count = 0;
    let isScalar = true;
    const seen = new Set<TypeId>();
    const waiting: (Type | TypeDef)[] = [type];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.kind === 'union') for (const member of next.members) waiting.push(member);
      else if (next.kind === 'alias') waiting.push(next.type);
      else if (next.kind === 'reference') {
        if (!seen.has(next.to)) for (const def of this.#definitions.get(next.to) ?? []) waiting.push(def);
        seen.add(next.to);
      } else {
        const width = next.kind === 'intersection' ? this.#combined(next) : widthOf(next);
        count += width.count;
        isScalar &&= width.isScalar;
      }
    }
    return { count, isScalar };
  }
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'integer', 'number', 'null']);

/** Of what is no choice between types with names. */
const widthOf = (type: Type | TypeDef): Width => {
  if (type.kind === 'enum') return { count: type.values.length, isScalar: true };
  if (type.kind !== 'primitive') return { count: 1, isScalar: type.kind === 'literal' };
  return type.name === 'boolean'
    ? { count: 2, isScalar: true }
    : { count: 1, isScalar: SCALARS.has(type.name) };
};
