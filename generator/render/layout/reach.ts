import { isAtom, isHugged, isInline, isObject, NAMED, PREFIX } from './kinds.js';
import { CODES, closing, split } from './scan.js';
import { Unsure } from './unsure.js';

/**
 * The columns that a type takes up to the first place where it may break, which stay on the line of what is before it.
 *
 * @param after columns behind the type, for one that has no such place
 */
export const firstBreak = (type: string, after: number): number => reach(type) ?? type.length + after;

/** The columns behind the first operand of an intersection, up to the next place to break. */
export const behindOperand = ([first = '', ...others]: readonly string[], after: number): number => {
  const [next] = others;
  if (next === undefined) return after;
  if (!isObject(first) && !isObject(next)) return ' &'.length;
  return ' & '.length + firstBreak(next, behindOperand(others, after));
};

/** Whether a type has any such place. */
export const canBreak = (type: string): boolean => reach(type) !== undefined;

const reach = (type: string): number | undefined => {
  const members = split(type, CODES.bar);
  if (members.length > 1) return isHugged(members) ? along(members) : 0;
  const operands = split(type, CODES.amp);
  if (operands.length === 1) return reachOfOne(type);
  const [first = ''] = operands;
  return reach(first) ?? first.length + behindOperand(operands, 0);
};

/** Of the members of a union, the first that has a place to break. */
const along = (members: readonly string[]): number | undefined => {
  let before = 0;
  for (const member of members) {
    const found = reach(member);
    if (found !== undefined) return before + found;
    before += member.length + ' | '.length;
  }
  return undefined;
};

const reachOfOne = (type: string): number | undefined => {
  const prefix = PREFIX.exec(type)?.[0];
  if (prefix !== undefined) return behind(prefix.length, type.slice(prefix.length));
  if (type.endsWith('[]')) return reachOfOne(type.slice(0, -2));
  const first = type.charCodeAt(0);
  if (first === CODES.openCurly || first === CODES.openSquare) return 1;
  if (first === CODES.open && closing(type, 0) === type.length) {
    const inner = type.slice(1, -1);
    const members = split(inner, CODES.bar);
    return members.length > 1 && !isHugged(members) ? 1 : behind(1, inner);
  }
  if (isAtom(type)) return undefined;
  const name = NAMED.exec(type)?.[0];
  if (name === undefined || closing(type, name.length - 1) !== type.length) throw new Unsure();
  const inner = type.slice(name.length, -1);
  return isInline(split(inner, CODES.comma)) ? behind(name.length, inner) : name.length;
};

const behind = (columns: number, type: string): number | undefined => {
  const found = reach(type);
  return found === undefined ? undefined : columns + found;
};
