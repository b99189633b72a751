import { Answers } from '../ir/answers.js';
import type { Type, TypeDef, VersionId } from '../ir/model.js';
import type { Context } from './context.js';

/** Whether a body is an object whose property names are known and are not those of parameters. */
export const fitsAmong = (
  context: Context,
  type: Type,
  taken: ReadonlySet<string>,
  version: VersionId,
): boolean => {
  const names = propertyNames(context, type, version);
  if (names === 'any') return taken.size === 0;
  return names !== undefined && ![...names].some((name) => taken.has(name));
};

type Names = ReadonlySet<string> | 'any' | undefined;

/** The names of an object's properties; `any` where it may have others, undefined where it is no object. */
const propertyNames = (
  context: Context,
  type: Type,
  version: VersionId,
  answers: Answers<Names> = new Answers<Names>(undefined),
): Names => {
  const resolved = context.types.resolve(type, version);
  if (resolved === undefined) return undefined;
  return answers.of(resolved, () =>
    namesIn(resolved, (part) => propertyNames(context, part, version, answers)),
  );
};

const namesIn = (resolved: Type | TypeDef, namesOf: (type: Type) => Names): Names => {
  if (resolved.kind === 'map') return 'any';
  if (resolved.kind === 'union' || resolved.kind === 'intersection')
    return together(resolved.members.map(namesOf));
  if (resolved.kind !== 'object') return undefined;
  if (resolved.rest !== undefined) return 'any';
  const bases = resolved.extends.map((to) => namesOf({ kind: 'reference', to }));
  return together([...bases, new Set(resolved.properties.map((property) => property.wireName))]);
};

const together = (parts: readonly Names[]): Names => {
  const names = new Set<string>();
  let open = false;
  for (const part of parts) {
    if (part === undefined) return undefined;
    if (part === 'any') open = true;
    else for (const name of part) names.add(name);
  }
  return open ? 'any' : names;
};

/** Whether whoever sends a body has to name a property of it. */
export const needsFields = (
  context: Context,
  type: Type,
  version: VersionId,
  answers: Answers<boolean> = new Answers<boolean>(false),
): boolean => {
  const resolved = context.types.resolve(type, version);
  if (resolved === undefined) return false;
  return answers.of(resolved, () =>
    areNeededIn(resolved, (part) => needsFields(context, part, version, answers)),
  );
};

const areNeededIn = (resolved: Type | TypeDef, needs: (type: Type) => boolean): boolean => {
  if (resolved.kind === 'union') return resolved.members.every(needs);
  if (resolved.kind === 'intersection') return resolved.members.some(needs);
  if (resolved.kind !== 'object') return false;
  return (
    resolved.properties.some(({ optional, access }) => !optional && access !== 'readOnly') ||
    resolved.extends.some((to) => needs({ kind: 'reference', to }))
  );
};
