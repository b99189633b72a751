import { diagnose } from '../diagnostics/catalogue.js';
import type { Type, TypeDef, TypeId } from '../ir/model.js';
import type { Report } from './reader.js';

/**
 * Report definitions that are made of themselves, with no property, item or value between: `allOf`, `oneOf` or `anyOf`
 * that lead back to where they stand. No value has such a type, and TypeScript refuses it. Each cycle is reported once.
 */
export const checkCycles = (types: ReadonlyMap<TypeId, TypeDef>, report: Report): void => {
  const settled = new Set<TypeId>();
  for (const start of types.keys()) {
    const walk: { readonly id: TypeId; readonly next: TypeId[] }[] = [];
    const open = new Set<TypeId>();
    const enter = (id: TypeId): void => {
      open.add(id);
      walk.push({ id, next: [...madeOf(types.get(id))] });
    };
    if (!settled.has(start)) enter(start);
    for (let top = walk.at(-1); top !== undefined; top = walk.at(-1)) {
      const next = top.next.pop();
      if (next === undefined) {
        walk.pop();
        open.delete(top.id);
        settled.add(top.id);
      } else if (open.has(next)) {
        const origin = types.get(next)?.origin;
        if (origin !== undefined) report(diagnose('reference-cycle', {}, origin));
      } else if (!settled.has(next)) enter(next);
    }
  }
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
