import { diagnose } from '../diagnostics/catalogue.js';
import type { Type, TypeDef, TypeId } from '../ir/model.js';
import { intersection, union, UNKNOWN } from './lower/types.js';
import type { Report } from './reader.js';

/**
 * Break up definitions that are made of themselves, with no property, item or value between: `allOf`, `oneOf` or `anyOf`
 * that lead back to where they stand. What leads back adds no value and takes none away, and TypeScript refuses it: it is
 * left out, and reported. Each cycle is reported once.
 */
export const breakCycles = (
  types: ReadonlyMap<TypeId, TypeDef>,
  report: Report,
): ReadonlyMap<TypeId, TypeDef> => {
  const cycles = findCycles(types);
  if (cycles.size === 0) return types;
  const broken = new Map(types);
  for (const [id, targets] of cycles) {
    const def = types.get(id);
    if (def === undefined) continue;
    report(diagnose('made-of-itself', {}, def.origin));
    broken.set(id, without(def, targets));
  }
  return broken;
};

/** The references that close a cycle, by the definition that holds them. */
const findCycles = (types: ReadonlyMap<TypeId, TypeDef>): ReadonlyMap<TypeId, ReadonlySet<TypeId>> => {
  const cycles = new Map<TypeId, Set<TypeId>>();
  const settled = new Set<TypeId>();
  for (const [start, def] of types) {
    if (settled.has(start) || madeOf(def).length === 0) continue;
    const walk: { readonly id: TypeId; readonly next: TypeId[] }[] = [];
    const open = new Set<TypeId>();
    const enter = (id: TypeId): void => {
      open.add(id);
      walk.push({ id, next: [...madeOf(types.get(id))] });
    };
    enter(start);
    for (let top = walk.at(-1); top !== undefined; top = walk.at(-1)) {
      const next = top.next.pop();
      if (next === undefined) {
        walk.pop();
        open.delete(top.id);
        settled.add(top.id);
      } else if (open.has(next)) {
        const targets = cycles.get(top.id) ?? new Set<TypeId>();
        cycles.set(top.id, targets.add(next));
      } else if (!settled.has(next)) enter(next);
    }
  }
  return cycles;
};

/** The definitions whose values a definition's own values are. */
const madeOf = (def: TypeDef | undefined): readonly TypeId[] => {
  if (def?.kind === 'object') return def.extends;
  if (def?.kind === 'alias') return partsOf(def.type);
  return def?.kind === 'union' ? def.members.flatMap(partsOf) : [];
};

const partsOf = (type: Type): readonly TypeId[] => {
  if (type.kind === 'reference') return [type.to];
  return type.kind === 'union' || type.kind === 'intersection' ? type.members.flatMap(partsOf) : [];
};

const without = (def: TypeDef, targets: ReadonlySet<TypeId>): TypeDef => {
  if (def.kind === 'object') return { ...def, extends: def.extends.filter((id) => !targets.has(id)) };
  if (def.kind === 'alias') return { ...def, type: cut(def.type, targets) ?? UNKNOWN };
  if (def.kind !== 'union') return def;
  const { kind, members, discriminator, ...declared } = def;
  const kept = members.flatMap((member) => cut(member, targets) ?? []);
  if (kept.length === 0) return { ...declared, kind: 'alias', type: UNKNOWN };
  return { ...declared, kind, members: kept, ...(discriminator === undefined ? {} : { discriminator }) };
};

/** A type without what leads back; undefined where nothing is left. */
const cut = (type: Type, targets: ReadonlySet<TypeId>): Type | undefined => {
  if (type.kind === 'reference') return targets.has(type.to) ? undefined : type;
  if (type.kind !== 'union' && type.kind !== 'intersection') return type;
  const kept = type.members.flatMap((member) => cut(member, targets) ?? []);
  if (kept.length === 0) return undefined;
  return type.kind === 'union' ? union(kept) : intersection(kept);
};
