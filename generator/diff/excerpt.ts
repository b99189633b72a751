/** How much is shown before what differs, and how much altogether. */
const AROUND = 30;
const LONG = 160;

/**
 * Of two texts the part that differs, with some of what is around it, each in one line. Where only white space differs, it
 * is left as it is.
 */
export const excerpts = (before: string, after: string): readonly [before: string, after: string] => {
  const [was, is] = [inOneLine(before), inOneLine(after)];
  if (was === is) return [before.slice(0, LONG), after.slice(0, LONG)];
  if (Math.max(was.length, is.length) <= LONG) return [was, is];
  const shorter = Math.min(was.length, is.length);
  let start = 0;
  while (start < shorter && was[start] === is[start]) start++;
  let rest = 0;
  while (rest < shorter - start && was.at(-1 - rest) === is.at(-1 - rest)) rest++;
  const from = wordBefore(was, Math.max(0, start - AROUND));
  return [cut(was, from, was.length - rest + AROUND), cut(is, from, is.length - rest + AROUND)];
};

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Where the word begins in which a place lies; the place itself in text without words. */
const wordBefore = (text: string, place: number): number => {
  const blank = text.lastIndexOf(' ', place);
  return blank === -1 || place - blank > AROUND ? place : blank + 1;
};

const cut = (text: string, from: number, end: number): string => {
  const to = Math.min(end, from + LONG, text.length);
  const shown = text.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
};
