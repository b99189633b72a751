import { isAtom, isHugged, isInline, isObject, NAMED, PREFIX } from './kinds.js';
import { CODES, closing, split } from './scan.js';
import { Unsure } from './unsure.js';

/**
 * The columns that a type takes up to the first place where it may break, which stay on the line of what is before it.
 *
 * @param after columns behind the type, for one that has no such place
 */
export const firstBreak = (type: string, after: number): number => reach(type) ?? type.length + after;

const reach = (type: string): number | undefined => {
  const members = split(type, CODES.bar);
  if (members.length > 1) return isHugged(members) ? along(members) : 0;
  const [first = '', second, ...more] = split(type, CODES.amp);
  if (second === undefined) return reachOfOne(type);
  if (!isObject(second)) return reach(first) ?? first.length + ' &'.length;
  if (more.length > 0) throw new Unsure();
  return reach(first) ?? first.length + ' & {'.length;
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
