import { layoutConstant, layoutHeading, layoutMethod, layoutNames } from './heads.js';
import { isHugged } from './kinds.js';
import { columnBehind } from './place.js';
import { firstBreak } from './reach.js';
import { CODES, closing, find, split } from './scan.js';
import { pad, STEP, STYLE } from './style.js';
import type { TypeLayout } from './types.js';
import { Unsure } from './unsure.js';
import { fits } from './width.js';
import { layoutProperty, layoutValue } from './values.js';

/**
 * A statement, a member or the head of one that does not fit into a line, or has objects in its types that stand on lines
 * of their own. Without the indentation of its first line.
 *
 * @throws {Unsure} where it is not known how the formatter lays it out
 */
export const layoutStatement = (text: string, indent: number, types: TypeLayout): string => {
  if (text.startsWith('return ') && text.endsWith(';')) {
    const column = indent + 'return '.length;
    return `return ${layoutValue(text.slice(7, -1), { indent, column, after: 1 })};`;
  }
  const declaration = layoutDeclaration(text, indent, types);
  if (declaration !== undefined) return declaration;
  if (MAPPED.test(text) && text.endsWith(' {')) return layoutMapped(text, indent);
  if (text.endsWith(' {') || METHOD.test(text)) return layoutMethod(text, indent, types);
  if (CHOICE.test(text)) return text;
  const member = text.slice(0, -1);
  if (text.endsWith(',')) return `${layoutProperty(member, { indent, column: indent, after: 1 })},`;
  if (text.endsWith(';')) return layoutMember(member, indent, types);
  throw new Unsure();
};

const layoutDeclaration = (text: string, indent: number, types: TypeLayout): string | undefined => {
  if (text.startsWith('import ') || /^export (?:type )?\{/.test(text)) return layoutNames(text, indent);
  if (text.startsWith('export type ')) return layoutAlias(text, indent, types);
  if (text.startsWith('export enum ') && text.endsWith(' {')) return text;
  if (/^export (?:class|interface) /.test(text)) return layoutHeading(text, indent, types);
  return /^(?:export )?const /.test(text) ? layoutVariable(text, indent, types) : undefined;
};

const METHOD = /^[\w$\x80-\uffff]+(?:<[^>]*>)?\(/;

/** A member of an enum, which nothing breaks. */
const CHOICE = /^[\w$]+ = '[^'\\]*',$/;

const MAPPED = /^\[[\w$\x80-\uffff]+ in /;

/** The head of a mapped type over the members of a union. */
const layoutMapped = (text: string, indent: number): string => {
  const end = closing(text, 0);
  const [, name = '', keys = ''] = /^\[([\w$\x80-\uffff]+) in (.*)\]$/.exec(text.slice(0, end)) ?? [];
  const inner = indent + STEP;
  if (name === '' || text.slice(end) !== ': {') throw new Unsure();
  const members = split(keys, CODES.bar);
  if (members.length === 1 || fits(`${name} in ${keys}`, inner)) throw new Unsure();
  const lines = members.map((member) => `\n${pad(inner + STEP)}| ${member}`);
  return `[\n${pad(inner)}${name} in${lines.join('')}\n${pad(indent)}]: {`;
};

/** Brackets before the colon are broken before a type that nothing breaks: not here. */
const layoutMember = (member: string, indent: number, types: TypeLayout): string => {
  if (member.charCodeAt(0) === CODES.openSquare) {
    const head = closing(member, 0) + 2;
    if (indent + head + firstBreak(member.slice(head), 1) > STYLE.printWidth) throw new Unsure();
  }
  return `${types.member(member, { indent, column: indent, after: 1 })};`;
};

const layoutAlias = (text: string, indent: number, types: TypeLayout): string => {
  const equals = endOfHead(text);
  if (!text.endsWith(';') || !fits(text.slice(0, equals + 2), indent)) throw new Unsure();
  const head = text.slice(0, equals + 1);
  const type = text.slice(equals + 2, -1);
  const column = indent + head.length;
  const isLong = column + 1 + firstBreak(type, 1) > STYLE.printWidth;
  const members = split(type, CODES.bar);
  // A name that may be null stays on the line, and type parameters before it are broken: not here.
  const stays = members.length > 1 && isHugged(members);
  if (isLong && stays && head.includes('<')) throw new Unsure();
  if (!isLong || stays) {
    return `${head}${types.annotated(type, { indent, column, after: 1 })};`;
  }
  const inner = indent + STEP;
  return `${head}\n${pad(inner)}${types.type(type, { indent: inner, column: inner, after: 1 })};`;
};

/** The equals sign behind the name and the type parameters. */
const endOfHead = (text: string): number => {
  const name = /^export type [\w$\x80-\uffff]+/.exec(text)?.[0] ?? '';
  const end = text.charCodeAt(name.length) === CODES.less ? closing(text, name.length) : name.length;
  if (!text.startsWith(' = ', end)) throw new Unsure();
  return end + 1;
};

const layoutVariable = (text: string, indent: number, types: TypeLayout): string => {
  if (text.endsWith(' = {') || text.includes(' = {\n')) return layoutConstant(text, indent, types);
  const equals = find(text, CODES.equals);
  const colon = find(text, CODES.colon);
  const suffix = text.endsWith('] as const;') ? ' as const;' : ';';
  const value = text.slice(equals + 2, -suffix.length);
  if (equals < 0 || value.charCodeAt(0) !== CODES.openSquare) throw new Unsure();
  const left = text.slice(0, equals - 1);
  const head = `${fits(left, indent + ' ='.length) ? left : layoutTyped(left, colon, indent, types)} = `;
  const column = columnBehind(head, indent);
  if (column >= STYLE.printWidth) {
    const inner = indent + STEP;
    const place = { indent: inner, column: inner, after: suffix.length };
    return `${head.trimEnd()}\n${pad(inner)}${layoutValue(value, place)}${suffix}`;
  }
  return `${head}${layoutValue(value, { indent, column, after: suffix.length })}${suffix}`;
};

/** The name and the type of a constant. */
const layoutTyped = (left: string, colon: number, indent: number, types: TypeLayout): string => {
  const head = left.slice(0, colon + 1);
  const place = { indent, column: indent + head.length, after: ' ='.length };
  const typed = head + types.annotated(left.slice(colon + 2), place);
  if (colon < 0 || !typed.includes('\n')) throw new Unsure();
  return typed;
};
