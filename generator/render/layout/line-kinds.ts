import { CODES, skip, turn } from './scan.js';
import { Unsure } from './unsure.js';

/** What may begin a line of code: a word, a literal, a bracket. */
export const isStart = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code > 127 ||
  STARTS.has(code);

const STARTS: ReadonlySet<number> = new Set(Array.from('\'"`[]_$#<.-', (each) => each.charCodeAt(0)));

/** What is broken before its brace, where it does not fit. */
export const HEAD: RegExp =
  /^(?:export (?:interface|class|enum) |const |\[[\w$\x80-\uffff]+ in |(?:get |export function )?[\w$\x80-\uffff]+(?:<[^>]*>)?\()/;

/** Whether a brace at the end of a line is that of a body, of an object that is called, or of a type of its own. */
export const isPlainHead = (line: string): boolean => {
  const { length } = line;
  if (line.charCodeAt(length - 2) !== CODES.space) {
    return line.charCodeAt(length - 2) === CODES.open && isWordEnd(line.charCodeAt(length - 3));
  }
  const before = line.charCodeAt(length - 3);
  if (before === CODES.amp) return JOINED_TO_ONE.test(line);
  return BEFORE_BODY.has(before) || isWordEnd(before);
};

const BEFORE_BODY: ReadonlySet<number> = new Set(Array.from(':=)}\'"`', (each) => each.charCodeAt(0)));

/** One name and an object: they stand beside each other. */
const JOINED_TO_ONE = /^[^&|(]*[:=] [\w$\x80-\uffff.<>]+ & \{$/;

const isWordEnd = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code === 36 ||
  code === CODES.closeSquare ||
  code === CODES.greater ||
  code > 127;

const ENDS: ReadonlySet<string> = new Set([
  '}',
  '};',
  '},',
  '});',
  '}[];',
  '} as const;',
  '} & {',
  '} | null;',
]);

/** Whether what follows a closing bracket leaves the layout of what is inside as it is. */
export const isPlainEnd = (line: string, isJoined: boolean): boolean =>
  isJoined ? line === '};' || line === '} & {' : ENDS.has(line) || line.startsWith('): ');

/** Whether the brace that ends at an offset is that of an object beside what it is joined to. */
export const isJoining = (text: string, end: number): boolean => text.startsWith('& {', end - 3);

/** The end of the line that closes what lines from an offset on open. */
export const endOfUnit = (text: string, start: number): number => {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const first = text.charCodeAt(at);
    if (first === CODES.slash) {
      end = text.indexOf('*/', at) + 2;
      if (end < at) throw new Unsure();
    } else {
      const last = text.charCodeAt(end - 1);
      if (first === CODES.closeCurly || first === CODES.closeSquare || first === CODES.close) depth--;
      if (last === CODES.openCurly || last === CODES.openSquare || last === CODES.open) depth++;
      if (depth === 0) return end;
    }
    at = end + 1;
  }
  throw new Unsure();
};

/** Where lines begin that open what a later line does not merely close: those are laid out as a whole. */
export const wholes = (text: string): ReadonlySet<number> => {
  const found = new Set<number>();
  const opened: (readonly [start: number, isJoined: boolean])[] = [];
  let at = 0;
  while (at < text.length) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const first = text.charCodeAt(at);
    let start = at;
    if (first === CODES.slash) end = Math.max(end, text.indexOf('*/', at) + 2);
    else {
      if (first === CODES.closeCurly || first === CODES.closeSquare || first === CODES.close) {
        const [from = at, isJoined = false] = opened.pop() ?? [];
        start = from;
        if (!isPlainEnd(text.slice(at, end), isJoined)) found.add(start);
      }
      const last = text.charCodeAt(end - 1);
      if (last === CODES.openCurly || last === CODES.openSquare || last === CODES.open) {
        opened.push([start, isJoining(text, end)]);
      }
    }
    at = end + 1;
  }
  return found;
};

/** Whether an intersection stands in a union without parentheses, which the formatter adds. */
export const isMixed = (line: string): boolean => {
  if (!line.includes('&') || !line.includes('|')) return false;
  const around: number[] = [];
  let found = 0;
  let index = 0;
  while (index < line.length) {
    const way = turn(line, index);
    const code = line.charCodeAt(index);
    if (way > 0) {
      around.push(found);
      found = 0;
    } else if (way < 0) found = around.pop() ?? 0;
    else if (code === CODES.comma || code === CODES.semicolon || code === CODES.colon) found = 0;
    else if (code === CODES.amp) found |= 1;
    else if (code === CODES.bar) found |= 2;
    if (found === 3) return true;
    index = skip(line, index);
  }
  return false;
};

/** A key in quotes that may need none: which letters do is not known here. */
export const FOREIGN_KEY: RegExp = /["'][\w$\x80-\uffff]*[\x80-\uffff][\w$\x80-\uffff]*["']\??:/;
