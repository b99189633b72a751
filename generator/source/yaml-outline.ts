import type { Members } from '../ir/documents.js';

/** Where a member of a block mapping stands in a text, as offsets. */
export interface Entry {
  readonly name: string;
  /** Where the line of its key begins. */
  readonly start: number;
  readonly key: number;
  /** Where the next member begins, or the mapping ends. */
  readonly end: number;
  /** Where the lines below the key begin, if its value stands there and not beside the key. */
  readonly body: number | undefined;
}

/** A line that may be a key: all that a mapping is told by. */
interface Line {
  readonly start: number;
  /** The first character that is no space. */
  readonly at: number;
  /** Exclusive, without what ends the line. */
  readonly end: number;
}

/**
 * The members of the block mapping in some lines of a text, by the indentation of their keys alone, which takes a fraction of
 * the time of a parser. Undefined where these are not exactly the members of the value that was parsed: text in quotes, for
 * one, may go on in any column.
 */
export const outlineOf = (
  text: string,
  start: number,
  end: number,
  value: Members,
): ReadonlyMap<string, Entry> | undefined => {
  const keys: { readonly name: string; readonly line: Line; readonly body: number | undefined }[] = [];
  let indentation: number | undefined;
  for (const line of linesIn(text, start, end)) {
    const column = line.at - line.start;
    indentation ??= column;
    if (column > indentation) continue;
    // The items of a list may be as far left as the key that it belongs to.
    if (text[line.at] === '-' && isSpace(text.charCodeAt(line.at + 1)) && keys.at(-1)?.body !== undefined)
      continue;
    const key = column < indentation ? undefined : keyIn(text, line);
    if (key === undefined) return undefined;
    keys.push({ name: key.name, line, body: isBeside(text, key.after, line.end) ? undefined : line.end });
  }
  const entries = keys.map(
    ({ name, line, body }, index) =>
      [
        name,
        { name, start: line.start, key: line.at, end: keys[index + 1]?.line.start ?? end, body },
      ] as const,
  );
  const outline = new Map(entries);
  const names = Object.keys(value);
  const isWhole = names.length === entries.length && names.every((name) => outline.has(name));
  return isWhole && names.length > 0 ? outline : undefined;
};

/** Where what is written in a text begins: after the mark of a document, if that is its first line. */
export const startOf = (text: string): number => {
  const [first] = linesIn(text, 0, text.length);
  return first !== undefined && text.slice(first.start, first.end).trimEnd() === '---' ? first.end + 1 : 0;
};

/** The lines that are neither empty nor comments. */
function* linesIn(text: string, from: number, to: number): Generator<Line> {
  let start = from;
  while (start < to) {
    const found = text.indexOf('\n', start);
    const end = found === -1 || found > to ? to : found;
    let at = start;
    while (at < end && text.charCodeAt(at) === SPACE) at++;
    const first = text.charCodeAt(at);
    const isEmpty = at >= end || (first < SPACE && text.slice(at, end).trim() === '');
    if (!isEmpty && first !== HASH) yield { start, at, end };
    start = end + 1;
  }
}

/** The key at the beginning of a line, and what stands after its colon; undefined for all but the usual ones. */
const keyIn = (
  text: string,
  { at, end }: Line,
): { readonly name: string; readonly after: number } | undefined => {
  const first = text.charAt(at);
  const isQuoted = first === '"' || first === "'";
  const close = isQuoted ? text.indexOf(first, at + 1) : at;
  if (close === -1 || (!isQuoted && INDICATORS.includes(first))) return undefined;
  const colon = colonFrom(text, close, end);
  if (colon === undefined) return undefined;
  const written = text.slice(at, colon).trimEnd();
  if (!isQuoted) return written.includes(' #') ? undefined : { name: written, after: colon + 1 };
  const name = written.slice(1, -1);
  const isPlain = close === at + written.length - 1 && !name.includes('\\');
  return isPlain ? { name, after: colon + 1 } : undefined;
};

/** The first colon that ends a key. */
const colonFrom = (text: string, from: number, end: number): number | undefined => {
  for (let at = text.indexOf(':', from); at !== -1 && at < end; at = text.indexOf(':', at + 1))
    if (at + 1 === end || isSpace(text.charCodeAt(at + 1))) return at;
  return undefined;
};

/** Whether a value, or a word about it, stands on the line of its key. */
const isBeside = (text: string, after: number, end: number): boolean => {
  const rest = text.slice(after, end).trim();
  return rest !== '' && !rest.startsWith('#');
};

const SPACE = 32;
const HASH = 35;

/** What a plain key begins with only in rare cases. */
const INDICATORS = '-?:,[]{}#&*!|>%@`\t';

const isSpace = (code: number): boolean => code === SPACE || code === 9 || code === 10 || code === 13;
