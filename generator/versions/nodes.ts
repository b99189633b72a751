import { isList, isMembers, own, type Members } from '../ir/documents.js';
import { ENUM_ADDED, ENUM_REMOVED, MADE_OPTIONAL, MADE_REQUIRED, RENAMED_FROM } from './annotations.js';
import { isAlive, type Moment } from './lifetime.js';

/** Dates in the order in which `x-before` applies them. Unknown dates are somebody else's diagnostic and come last. */
export const newestFirst = (dates: readonly string[], moment: Moment): readonly string[] => {
  const rank = new Map<string, number>(moment.order.map((id, index) => [id, index]));
  return [...dates].sort((a, b) => (rank.get(b) ?? -1) - (rank.get(a) ?? -1));
};

/** What a property or parameter was called at a moment. */
export const nameAt = (name: string, node: unknown, moment: Moment): string => {
  const renamed = isMembers(node) ? own(node, RENAMED_FROM) : undefined;
  if (!isMembers(renamed)) return name;
  let result = name;
  for (const date of newestFirst(Object.keys(renamed), moment)) {
    const old = renamed[date];
    if (moment.holds(date) === false && typeof old === 'string') result = old;
  }
  return result;
};

/** Whether something was required at a moment, given whether it is today. */
export const requiredAt = (node: Members, today: boolean, moment: Moment): boolean => {
  const madeRequired = own(node, MADE_REQUIRED);
  const madeOptional = own(node, MADE_OPTIONAL);
  if (typeof madeRequired === 'string' && moment.holds(madeRequired) === false) return false;
  if (typeof madeOptional === 'string' && moment.holds(madeOptional) === false) return true;
  return today;
};

/** The values that an enum had at a moment. */
export const enumAt = (node: Members, moment: Moment): readonly unknown[] => {
  const values = own(node, 'enum');
  const added = own(node, ENUM_ADDED);
  const removed = own(node, ENUM_REMOVED);
  const written = isList(values) ? values : [];
  const past = isMembers(removed) ? Object.keys(removed).filter((value) => !written.includes(value)) : [];
  return [...written, ...past].filter((value) => {
    const since = isMembers(added) ? own(added, String(value)) : undefined;
    const until = isMembers(removed) ? own(removed, String(value)) : undefined;
    if (typeof since === 'string' && moment.holds(since) === false) return false;
    return !(typeof until === 'string' && moment.holds(until) === true);
  });
};

/**
 * Make `required` of an object schema fit its properties at a moment: an absent property leaves it by itself, a renamed
 * one is renamed in it. Answers whether `result` was touched.
 */
export const adjustRequired = (node: Members, result: Map<string, unknown>, moment: Moment): boolean => {
  const properties = own(node, 'properties');
  if (!isMembers(properties)) return false;
  const listed = own(node, 'required');
  const today = new Set(isList(listed) ? listed : []);
  const names: unknown[] = [...today].filter(
    (name) => typeof name !== 'string' || !Object.hasOwn(properties, name),
  );
  for (const [name, property] of Object.entries(properties)) {
    if (!isMembers(property)) {
      if (today.has(name)) names.push(name);
      continue;
    }
    if (!isAlive(property, moment) || !requiredAt(property, today.has(name), moment)) continue;
    names.push(nameAt(name, property, moment));
  }
  if (names.length === today.size && names.every((name) => today.has(name))) return false;
  result.set('required', names);
  return true;
};
