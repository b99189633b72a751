import { typeId } from '../ir/ids.js';
import { mapDefinition, mapParts, mapRevisions, partsOf, typesIn, type Change } from '../ir/map-types.js';
import type { AliasDef, Api, Revision, Timeline, Type, TypeDef, TypeId } from '../ir/model.js';
import { joined } from '../ir/revisions.js';
import { reach, type Graph } from '../ir/walk.js';

/**
 * Lists that lead back to the definition that they stand in get a name of their own where that definition differs between
 * versions. TypeScript looks into a list behind a name when it has to; what stands in a table by version it looks into when
 * it reads the table, and a list of lists would be made of itself.
 */
export const nameRecursiveLists = (api: Api): Api => {
  if (api.versions.length === 1) return api;
  const graph = graphOf(api);
  const lists = new Lists(graph);
  const types = api.types.map((timeline) => (timeline.revisions.length > 1 ? lists.in(timeline) : timeline));
  const added = lists.added();
  return added.length === 0 ? api : { ...api, types: [...types, ...added] };
};

type Definition = Timeline<TypeId, TypeDef>;

/** What a definition is made of that TypeScript looks into with it: properties, and values of maps, wait until they are needed. */
const graphOf = ({ types }: Api): Graph =>
  new Map(
    types.map(({ id, revisions }) => [
      id,
      revisions.flatMap(({ value }) => (value.kind === 'object' ? [] : typesIn(value).flatMap(namedIn))),
    ]),
  );

const namedIn = (type: Type): readonly TypeId[] => {
  if (type.kind === 'reference') return [type.to];
  return type.kind === 'map' ? [] : partsOf(type).flatMap(namedIn);
};

class Lists {
  readonly #graph: Graph;
  /** By the definition and by what the list is. */
  readonly #added = new Map<string, Revision<AliasDef>[]>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  in(timeline: Definition): Definition {
    return mapRevisions(timeline, (revision) => {
      const { value } = revision;
      if (value.kind === 'object' || value.kind === 'enum') return value;
      const change: Change = (type) => {
        if (type.kind === 'map') return type;
        const isList = type.kind === 'list' || type.kind === 'tuple';
        return isList && reach(this.#graph, namedIn(type)).has(value.id)
          ? this.#named(type, { ...revision, value })
          : mapParts(type, change);
      };
      return mapDefinition(value, change);
    });
  }

  added(): readonly Definition[] {
    return [...this.#added.values()].flatMap((revisions) => {
      const [first, ...rest] = joined<TypeDef>(revisions);
      return first === undefined ? [] : [{ id: first.value.id, revisions: [first, ...rest] }];
    });
  }

  #named(type: Type, { versions, value }: Revision<TypeDef>): Type {
    const content = JSON.stringify([value.id, type]);
    const known = this.#added.get(content) ?? [];
    const id = known[0]?.value.id ?? typeId(`${value.id}/list/${String(this.#added.size + 1)}`);
    const name = { ...value.name, words: [...value.name.words, 'list'], strength: 'derived' } as const;
    const def: AliasDef = {
      kind: 'alias',
      id,
      name,
      doc: {},
      origin: value.origin,
      access: 'readWrite',
      type,
    };
    this.#added.set(content, [...known, { versions, value: def }]);
    return { kind: 'reference', to: id };
  }
}
