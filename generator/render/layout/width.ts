import { STYLE } from './style.js';
import { Unsure } from './unsure.js';

/** A character that may take other than one column. */
const ODD = /[^ -\u02ff]/;
const ODDS = /[^ -\u02ff]/g;

/**
 * Whether a text fits into a line.
 *
 * @param around columns that are taken before it and after it
 */
export const fits = (text: string, around: number): boolean => {
  const free = STYLE.printWidth - around;
  // No code unit takes more than two columns.
  if (text.length * 2 <= free) return !text.includes('\n');
  if (text.includes('\n')) return false;
  if (!ODD.test(text)) return text.length <= free;
  const odd = text.match(ODDS)?.length ?? 0;
  if (text.length + odd <= free) return true;
  if (text.length - odd > free) return false;
  throw new Unsure();
};
