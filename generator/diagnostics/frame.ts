import { cells, endWithin, startWithin } from './cells.js';
import type { Position } from './diagnostic.js';
import type { Lines } from './lines.js';
import { maskSecrets, visible } from './show.js';

/** How many lines are shown above and below, and how many cells of a long line around the column. */
const CONTEXT = 2;
const WIDTH = 100;
/** However narrow the terminal is; and what stands before and after an excerpt besides the digits: `    > 7 | …`. */
const NARROWEST = 20;
const GUTTER = 9;

/** A line of a code frame: a gutter that is ours, then the excerpt. */
export interface FrameLine {
  readonly kind: 'target' | 'context' | 'caret';
  readonly gutter: string;
  readonly text: string;
}

/** The lines around a position with a caret under it. Every line starts with a gutter, never with text of the document. */
export const frame = (lines: Lines, position: Position, columns: number = Infinity): readonly FrameLine[] => {
  const target = lines.at(position.line);
  if (target === undefined) return [];
  const last = Math.min(lines.count, position.line + CONTEXT);
  const digits = String(last).length;
  const width = Math.max(NARROWEST, Math.min(WIDTH, columns - digits - GUTTER));
  const from = windowStart(target, position.column, width);
  const result: FrameLine[] = [];
  for (let number = Math.max(1, position.line - CONTEXT); number <= last; number++) {
    const kind = number === position.line ? 'target' : 'context';
    const marker = kind === 'target' ? '>' : ' ';
    const label = String(number).padStart(digits);
    result.push({
      kind,
      gutter: `${marker} ${label} | `,
      text: excerpt(lines.at(number) ?? '', from, width),
    });
    if (kind !== 'target') continue;
    const indent = ' '.repeat(caretColumn(target, from, position.column));
    result.push({ kind: 'caret', gutter: `  ${' '.repeat(digits)} | `, text: `${indent}^` });
  }
  return withoutBlankEnds(result);
};

/** How much of the width is before the column at most: what is complained about begins there, and is to be read. */
const BEFORE = 0.6;

/**
 * The first code unit shown: 0 unless the column would fall near the end of the width, or beyond. No more is left out than
 * has to be: lines of context have less to show the further right the excerpt begins.
 */
const windowStart = (line: string, column: number, width: number): number =>
  column <= width * BEFORE && cells(line.slice(0, column - 1)) < width * BEFORE
    ? 0
    : Math.min(startWithin(line, column - 1, Math.floor(width / 2)), startWithin(line, line.length, width));

const excerpt = (line: string, from: number, width: number): string => {
  const before = from > 0 && line.length > 0 ? '…' : '';
  const to = endWithin(line, from, width);
  return `${before}${expand(cut(line, from, to))}${line.length > to ? '…' : ''}`;
};

/** How far before an excerpt a URL with a secret in the excerpt may begin. */
const LOOK_BACK = 4096;

const cut = (line: string, from: number, to: number): string => {
  const start = Math.max(0, from - LOOK_BACK);
  return maskSecrets(line.slice(start, to)).slice(from - start);
};

const caretColumn = (line: string, from: number, column: number): number =>
  (from > 0 ? 1 : 0) + cells(expand(cut(line, from, Math.max(from, column - 1))));

const expand = (text: string): string => visible(text.replaceAll('\t', '  '));

/** Without context at either end that shows nothing: empty lines, and those that end before the excerpt begins. */
const withoutBlankEnds = (lines: readonly FrameLine[]): readonly FrameLine[] => {
  const isBlank = (line: FrameLine | undefined): boolean =>
    line?.kind === 'context' && /^…?\s*$/.test(line.text);
  let start = 0;
  let end = lines.length;
  while (isBlank(lines[start])) start++;
  while (isBlank(lines[end - 1])) end--;
  return lines.slice(start, end);
};
