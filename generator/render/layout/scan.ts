import { Unsure } from './unsure.js';

export const CODES = {
  newline: 10,
  space: 32,
  doubleQuote: 34,
  amp: 38,
  quote: 39,
  open: 40,
  close: 41,
  star: 42,
  comma: 44,
  dot: 46,
  slash: 47,
  colon: 58,
  semicolon: 59,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  openSquare: 91,
  backslash: 92,
  closeSquare: 93,
  backtick: 96,
  openCurly: 123,
  bar: 124,
  closeCurly: 125,
} as const;

/** The characters of ASCII that are no mere text to brackets, literals and comments. */
const MARKS = new Uint8Array(128);
for (const each of '([{<>}])\'"`/') MARKS[each.charCodeAt(0)] = 1;

/** Where what begins at an offset ends: a literal or a comment, or else the one character. */
export const skip = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  if (code === CODES.quote || code === CODES.doubleQuote || code === CODES.backtick) {
    for (let index = at + 1; index < text.length; index++) {
      const each = text.charCodeAt(index);
      if (each === code) return index + 1;
      if (each === CODES.backslash) index++;
    }
    throw new Unsure();
  }
  if (code !== CODES.slash) return at + 1;
  if (text.charCodeAt(at + 1) !== CODES.star) throw new Unsure();
  const end = text.indexOf('*/', at + 2);
  if (end < 0) throw new Unsure();
  return end + 2;
};

/** 1 for what opens, -1 for what closes, else 0. The arrow of a function closes nothing. */
export const turn = (text: string, at: number): -1 | 0 | 1 => {
  switch (text.charCodeAt(at)) {
    case CODES.open:
    case CODES.openSquare:
    case CODES.openCurly:
    case CODES.less:
      return 1;
    case CODES.close:
    case CODES.closeSquare:
    case CODES.closeCurly:
      return -1;
    case CODES.greater:
      return text.charCodeAt(at - 1) === CODES.equals ? 0 : -1;
    default:
      return 0;
  }
};

/** The offset behind the bracket that closes the one at an offset. */
export const closing = (text: string, at: number): number => {
  let depth = 0;
  let index = at;
  while (index < text.length) {
    if (MARKS[text.charCodeAt(index)] !== 1) {
      index++;
      continue;
    }
    depth += turn(text, index);
    const next = skip(text, index);
    if (depth === 0) return next;
    index = next;
  }
  throw new Unsure();
};

/** The offset of a character outside of brackets, literals and comments, or -1. */
export const find = (text: string, wanted: number, from = 0): number => {
  let depth = 0;
  let index = from;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (depth === 0 && code === wanted) return index;
    if (MARKS[code] !== 1) {
      index++;
      continue;
    }
    depth += turn(text, index);
    if (depth < 0) throw new Unsure();
    index = skip(text, index);
  }
  if (depth !== 0) throw new Unsure();
  return -1;
};

/** The pieces between the separators that are outside of brackets, without the spaces around them. */
export const split = (text: string, separator: number): readonly string[] => {
  const pieces: string[] = [];
  let start = 0;
  for (;;) {
    const end = find(text, separator, start);
    pieces.push(text.slice(start, end < 0 ? text.length : end).trim());
    if (end < 0) return pieces;
    start = end + 1;
  }
};
