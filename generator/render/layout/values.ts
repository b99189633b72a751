import { columnBehind, type Place } from './place.js';
import { CODES, closing, find, split } from './scan.js';
import { pad, STEP, STYLE } from './style.js';
import { Unsure } from './unsure.js';
import { fits } from './width.js';

/** A value in its place: an array, an object, a call or what nothing breaks. */
export const layoutValue = (value: string, place: Place): string => {
  if (!isSpread(value) && fits(value, place.column + place.after)) return value;
  const first = value.charCodeAt(0);
  if (first === CODES.openSquare && closing(value, 0) === value.length)
    return layoutArray(value, place.indent);
  if (first === CODES.openCurly && closing(value, 0) === value.length)
    return layoutObject(value, place.indent);
  return ATOM.test(value) ? value : layoutCall(value, place);
};

const ATOM = /^(?:[\w$\x80-\uffff]+|'[^'\\]*')$/;
const NUMBER = /^-?[\d.]+$/;

/** Whether an array is broken though it fits: of several arrays or objects with several elements each. */
const isSpread = (value: string): boolean => {
  if (!value.startsWith('[[') && !value.startsWith('[{')) return false;
  const items = split(value.slice(1, -1), CODES.comma);
  const first = value.charCodeAt(1);
  return (
    items.length > 1 &&
    items.every((item) => item.charCodeAt(0) === first && split(item.slice(1, -1), CODES.comma).length > 1)
  );
};

const layoutArray = (value: string, indent: number): string => {
  const items = split(value.slice(1, -1), CODES.comma);
  const inner = indent + STEP;
  const isNumbers = items.length > 1 && items.every((item) => NUMBER.test(item));
  const lines = isNumbers
    ? filled(items, inner)
    : items
        .map((item) => layoutValue(item, { indent: inner, column: inner, after: 1 }))
        .join(`,\n${pad(inner)}`);
  return `[\n${pad(inner)}${lines},\n${pad(indent)}]`;
};

/** Numbers, as many as fit into each line. */
const filled = (items: readonly string[], indent: number): string => {
  let column = indent;
  let out = '';
  for (const [index, item] of items.entries()) {
    const isFull = column + item.length + 2 > STYLE.printWidth;
    if (index > 0) out += isFull ? `,\n${pad(indent)}` : ', ';
    column = index === 0 || isFull ? indent + item.length + 1 : column + item.length + 2;
    out += item;
  }
  return out;
};

const layoutObject = (value: string, indent: number): string => {
  const inner = indent + STEP;
  const lines = split(value.slice(1, -1), CODES.comma).map((each) =>
    layoutProperty(each, { indent: inner, column: inner, after: 1 }),
  );
  return `{\n${pad(inner)}${lines.join(`,\n${pad(inner)}`)},\n${pad(indent)}}`;
};

/** `key: value`, a value that is called as its key, or all properties of another object. */
export const layoutProperty = (text: string, place: Place): string => {
  const colon = find(text, CODES.colon);
  const value = text.slice(colon + 1).trim();
  if (!isSpread(value) && fits(text, place.column + place.after)) return text;
  if (colon < 0) throw new Unsure();
  const key = text.slice(0, colon + 1);
  if (ATOM.test(value)) return `${key}\n${pad(place.indent + STEP)}${value}`;
  const [, first, second] = OR_ELSE.exec(value) ?? [];
  if (first !== undefined && second !== undefined) {
    const indent = place.indent + STEP;
    const below = { indent, column: indent, after: place.after };
    if (fits(value, indent + place.after)) return `${key}\n${pad(indent)}${value}`;
    return `${key}\n${pad(indent)}${first} ??\n${pad(indent)}${layoutValue(second, below)}`;
  }
  const head = `${key} `;
  return head + layoutValue(value, { ...place, column: place.column + head.length });
};

const OR_ELSE = /^([\w$\x80-\uffff.]+) \?\? ([\w$\x80-\uffff]+\(.*)$/;

const CALL = /^(?:\/\* @__PURE__ \*\/ )?(?:new )?[\w$\x80-\uffff.#]+(?:<[\w$\x80-\uffff.]+>)?\(/;

const layoutCall = (value: string, { indent, column }: Place): string => {
  const head = CALL.exec(value)?.[0];
  if (head === undefined || closing(value, head.length - 1) !== value.length) throw new Unsure();
  const given = split(value.slice(head.length, -1), CODES.comma);
  const last = given.at(-1) ?? '';
  if (last === '') throw new Unsure();
  if (isHugging(given)) {
    const before = [head, ...given.slice(0, -1).map((each) => `${each}, `)].join('');
    if (fits(before, column + 1)) {
      const place = { indent, column: columnBehind(before, column), after: STYLE.printWidth };
      return `${before}${layoutValue(last, place)})`;
    }
  }
  const inner = indent + STEP;
  const lines = given.map((each) => layoutValue(each, { indent: inner, column: inner, after: 1 }));
  return `${head}\n${pad(inner)}${lines.join(`,\n${pad(inner)}`)},\n${pad(indent)})`;
};

/** Whether only the last argument is broken: an object or an array that is not like the one before. */
const isHugging = (given: readonly string[]): boolean => {
  const last = given.at(-1)?.charCodeAt(0);
  if (last !== CODES.openCurly && last !== CODES.openSquare) return false;
  return given.at(-2)?.charCodeAt(0) !== last;
};
