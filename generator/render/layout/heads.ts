import { isObject } from './kinds.js';
import { columnBehind } from './place.js';
import { canBreak, firstBreak } from './reach.js';
import { CODES, closing, find, split } from './scan.js';
import { pad, STEP } from './style.js';
import type { TypeLayout } from './types.js';
import { Unsure } from './unsure.js';
import { fits } from './width.js';

/** The names between braces of an import or an export, one a line; a single one stays. */
export const layoutNames = (line: string, indent: number): string => {
  const open = line.indexOf('{');
  const close = line.indexOf('}', open);
  if (open < 0 || close < 0) throw new Unsure();
  const names = line.slice(open + 1, close).trim();
  if (!names.includes(',')) return line;
  const inner = `\n${pad(indent + STEP)}`;
  return `${line.slice(0, open + 1)}${inner}${names.replaceAll(', ', `,${inner}`)},\n${pad(indent)}${line.slice(close)}`;
};

const METHOD = /^(?:get |export function )?[\w$\x80-\uffff]+/;

/** A method with its body to come, or without one: `name<T>(parameters): Type {`. */
export const layoutMethod = (line: string, indent: number, types: TypeLayout): string => {
  const name = METHOD.exec(line)?.[0] ?? '';
  const open = line.charCodeAt(name.length) === CODES.less ? closing(line, name.length) : name.length;
  if (name === '' || line.charCodeAt(open) !== CODES.open || !fits(line.slice(0, open + 1), indent))
    throw new Unsure();
  const close = closing(line, open) - 1;
  const parameters = open + 1 === close ? [] : split(line.slice(open + 1, close), CODES.comma);
  // Type parameters are broken where there are no others.
  if (parameters.length === 0 && open > name.length) throw new Unsure();
  if (parameters.length === 1 && hugsAnObject(parameters, line.slice(close + 1))) throw new Unsure();
  const inner = indent + STEP;
  const lines = parameters.map((each) => types.member(each, { indent: inner, column: inner, after: 1 }));
  const given = lines.length === 0 ? '' : `\n${pad(inner)}${lines.join(`,\n${pad(inner)}`)},\n${pad(indent)}`;
  const head = `${line.slice(0, open + 1)}${given})`;
  return head + returned(line.slice(close + 1), columnBehind(head, indent), indent, types);
};

/** Whether the only parameter or what is returned is an object, which may be broken in the place of the parameters. */
const hugsAnObject = ([only = '']: readonly string[], tail: string): boolean =>
  isObject(only.slice(only.indexOf(':') + 1).trim()) || tail.startsWith(': {');

const returned = (tail: string, column: number, indent: number, types: TypeLayout): string => {
  if (tail === ' {' || tail === ';' || tail === ' {}') return tail;
  const end = tail.endsWith(' {') ? ' {' : tail.endsWith(';') ? ';' : undefined;
  if (end === undefined || !tail.startsWith(': ')) throw new Unsure();
  const type = tail.slice(2, -end.length);
  if (fits(type, column + 2 + end.length)) return tail;
  return `:${types.annotated(type, { indent, column: column + 1, after: end.length })}${end}`;
};

const HEADING = /^export (?:class|interface) [\w$\x80-\uffff]+/;
const EXTENDS = ' extends ';

/** The heading of a class or an interface. */
export const layoutHeading = (line: string, indent: number, types: TypeLayout): string => {
  const name = HEADING.exec(line)?.[0] ?? '';
  const close = line.charCodeAt(name.length) === CODES.less ? closing(line, name.length) : name.length;
  const end = line.endsWith(' {') ? ' {' : line.endsWith(' {}') ? ' {}' : undefined;
  if (end === undefined || name === '') throw new Unsure();
  const head = line.slice(0, close);
  const parameters = line.slice(name.length + 1, close - 1);
  if (head + end === line && parameters === '') return line;
  if (!line.startsWith(EXTENDS, close)) throw new Unsure();
  const bases = split(line.slice(close + EXTENDS.length, -end.length), CODES.comma);
  const [base = '', second] = bases;
  if (second !== undefined) return `${head}${layoutBases(head, bases, indent, types)}${end}`;
  if (parameters === '' || fits(head, indent + EXTENDS.length + firstBreak(base, end.length))) {
    const place = { indent, column: indent + head.length + EXTENDS.length, after: end.length };
    return `${head}${EXTENDS}${types.type(base, place)}${end}`;
  }
  return name + layoutParameters(parameters, line.slice(close), indent);
};

/** The type parameter of a class or an interface, and what comes behind it. */
const layoutParameters = (parameters: string, behind: string, indent: number): string => {
  if (!fits(behind, indent + 1) || find(parameters, CODES.comma) >= 0) throw new Unsure();
  return `<\n${pad(indent + STEP)}${parameters},\n${pad(indent)}>${behind}`;
};

/** Several bases of an interface stand below its name, and where they do not fit there, one below the other. */
const layoutBases = (head: string, bases: readonly string[], indent: number, types: TypeLayout): string => {
  if (!fits(head, indent)) throw new Unsure();
  const below = `extends ${bases.join(', ')}`;
  if (fits(below, indent + STEP + ' {'.length)) return `\n${pad(indent + STEP)}${below}`;
  const inner = indent + STEP + STEP;
  const lines = bases.map((base) => types.type(base, { indent: inner, column: inner, after: ' {'.length }));
  return `\n${pad(indent + STEP)}extends\n${pad(inner)}${lines.join(`,\n${pad(inner)}`)}`;
};

/**
 * A constant with an object: `const NAME: Type = {`, and all of it where the head has no place to break. Then the object
 * stands in lines below.
 */
export const layoutConstant = (text: string, indent: number, types: TypeLayout): string => {
  const line = text.indexOf('\n');
  const [, head = '', type = ''] = CONSTANT.exec(line < 0 ? text : text.slice(0, line)) ?? [];
  const open = type.indexOf('<');
  if (head === '' || open < 0 || closing(type, open) !== type.length) throw new Unsure();
  const place = { indent, column: indent + head.length, after: ' ='.length };
  const broken = `${head}${types.annotated(type, place)} =`;
  if (line < 0) return `${broken} {`;
  if (!text.endsWith('\n};')) throw new Unsure();
  const inner = indent + STEP;
  const lines = types.body(text.slice(line + 1, -2), inner + STEP);
  return `${broken}\n${pad(inner)}{\n${lines}\n${pad(inner)}};`;
};

const CONSTANT = /^((?:export )?const [\w$\x80-\uffff]+:) (.+) = \{$/;

/** Whether the heading of a constant with an object goes on in a line of its own. */
export const isBelow = (line: string, indent: number): boolean => {
  const [, head = '', type = ''] = CONSTANT.exec(line) ?? [];
  if (head === '') return false;
  return fits(`${head} ${type} =`, indent) || !canBreak(type);
};
