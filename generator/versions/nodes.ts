import { isList, isMembers, own, textOf, type Members } from '../ir/documents.js';
import { ENUM_ADDED, ENUM_REMOVED, MADE_OPTIONAL, MADE_REQUIRED, RENAMED_FROM } from './annotations.js';
import { isAlive, newestFirst, type Moment } from './lifetime.js';

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

/** The member of a node that is its name, where `x-renamed-from` beside it is about that. */
export const namedBy = (node: Members): readonly [key: string, name: string] | undefined => {
  const [name, id] = [own(node, 'name'), own(node, 'operationId')];
  // The name of a path parameter is part of the path, and is sent to nobody.
  if (typeof name === 'string' && 'in' in node)
    return own(node, 'in') === 'path' ? undefined : ['name', name];
  return typeof id === 'string' && !('in' in node) ? ['operationId', id] : undefined;
};

/** What a property that a schema does not list itself was called at a moment; undefined where it did not exist. */
export type NameElsewhere = (name: string) => string | undefined;

/** Make a discriminator name its property as it was called. Answers whether `result` was touched. */
export const renameTag = (
  node: Members,
  result: Map<string, unknown>,
  moment: Moment,
  elsewhere: NameElsewhere | undefined,
): boolean => {
  const discriminator = result.get('discriminator');
  const name = isMembers(discriminator) ? own(discriminator, 'propertyName') : undefined;
  if (!isMembers(discriminator) || typeof name !== 'string') return false;
  const property = ownProperty(node, name);
  const propertyName = property === undefined ? elsewhere?.(name) : nameAt(name, property, moment);
  if (propertyName === undefined || propertyName === name) return false;
  result.set('discriminator', { ...discriminator, propertyName });
  return true;
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
  const listed = new Set(written.map(textOf));
  const past = Object.keys(isMembers(removed) ? removed : {}).filter((value) => !listed.has(value));
  const gone = takesNumbers(node, written) ? past.map(asNumber) : past;
  return [...written, ...gone].filter((value) => {
    const since = isMembers(added) ? own(added, textOf(value)) : undefined;
    const until = isMembers(removed) ? own(removed, textOf(value)) : undefined;
    if (typeof since === 'string' && moment.holds(since) === false) return false;
    return !(typeof until === 'string' && moment.holds(until) === true);
  });
};

/** Whether values of an enum are numbers: as the keys of a table, which name those that are gone, all are texts. */
const takesNumbers = (node: Members, written: readonly unknown[]): boolean => {
  const type = own(node, 'type');
  const types: readonly unknown[] = isList(type) ? type : [type];
  if (types.includes('string')) return false;
  if (types.includes('integer') || types.includes('number')) return true;
  return written.length > 0 && written.every((value) => typeof value === 'number');
};

const asNumber = (text: string): unknown => {
  const number = Number(text);
  return String(number) === text ? number : text;
};

/**
 * Make `required` of a schema fit its properties at a moment: an absent property leaves it by itself, a renamed one is
 * renamed in it. Answers whether `result` was touched.
 */
export const adjustRequired = (
  node: Members,
  result: Map<string, unknown>,
  moment: Moment,
  elsewhere: NameElsewhere | undefined,
): boolean => {
  const properties = own(node, 'properties');
  const listed = own(node, 'required');
  const today: readonly unknown[] = isList(listed) ? listed : [];
  const known = new Set(today);
  const others = isMembers(properties) ? Object.keys(properties).filter((name) => !known.has(name)) : [];
  const names = [...today, ...others].flatMap((name): readonly unknown[] => {
    if (typeof name !== 'string') return [name];
    const property = ownProperty(node, name);
    if (property === undefined && elsewhere !== undefined) return listOf(elsewhere(name));
    if (!isMembers(property)) return known.has(name) ? [name] : [];
    const isRequired = isAlive(property, moment) && requiredAt(property, known.has(name), moment);
    return isRequired ? [nameAt(name, property, moment)] : [];
  });
  if (names.length === today.length && names.every((name, index) => name === today[index])) return false;
  if (names.length === 0) result.delete('required');
  else result.set('required', names);
  return true;
};

const ownProperty = (node: Members, name: string): unknown => {
  const properties = own(node, 'properties');
  return isMembers(properties) ? own(properties, name) : undefined;
};

const listOf = (name: string | undefined): readonly string[] => (name === undefined ? [] : [name]);
