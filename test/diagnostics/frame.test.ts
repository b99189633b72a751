import { describe, expect, it } from 'vitest';
import { frame } from '../../generator/diagnostics/frame.js';
import { Lines } from '../../generator/diagnostics/lines.js';
import { cellsOf } from '../support/cells.js';

const render = (text: string, line: number, column: number): string[] =>
  frame(new Lines(text), { line, column }).map((each) => `${each.gutter}${each.text}`);

/** The text above the caret's column. */
const pointedAt = (rendered: string[]): string => {
  const caret = rendered.findIndex((line) => line.trimEnd().endsWith('| ^') || /\| +\^$/.test(line));
  return rendered[caret - 1]!.slice(rendered[caret]!.indexOf('^'));
};

describe('frame', () => {
  it('shows two lines around the place, with a caret', () => {
    expect(render('one\ntwo\nthree: x\nfour\nfive\nsix', 3, 8)).toEqual([
      '  1 | one',
      '  2 | two',
      '> 3 | three: x',
      '    |        ^',
      '  4 | four',
      '  5 | five',
    ]);
  });

  it('aligns line numbers of different widths', () => {
    const rendered = render(Array.from({ length: 12 }, (_, index) => `line${index + 1}`).join('\n'), 9, 1);
    expect(rendered).toContain('>  9 | line9');
    expect(rendered).toContain('  11 | line11');
    expect(rendered).toContain('     | ^');
  });

  it('puts the caret under the column behind tabs, wide and invisible characters', () => {
    expect(pointedAt(render('\t\tkey: x', 1, 8))).toBe('x');
    expect(pointedAt(render('a\u0007b: x', 1, 6))).toBe('x');
    const [line, caret] = render('名前: x', 1, 5);
    expect(line).toBe('> 1 | 名前: x');
    // Two cells for each of the two characters, then `: `.
    expect(caret).toBe(`    | ${' '.repeat(6)}^`);
  });

  it.each([80, 40])('fits into %i columns where characters are wide', (columns) => {
    const line = `${'名前'.repeat(60)}: x${'名前'.repeat(60)}`;
    for (const column of [1, 20, 40, 123, 240]) {
      const rendered = frame(new Lines(line), { line: 1, column }, columns);
      const [excerpt = '', caret = ''] = rendered.map((each) => each.gutter + each.text);
      expect(cellsOf(excerpt)).toBeLessThanOrEqual(columns);
      expect(cellsOf(excerpt)).toBeGreaterThan(columns / 2);
      let pointed = 0;
      while (cellsOf(excerpt.slice(0, pointed)) < caret.indexOf('^')) pointed++;
      expect(excerpt.charAt(pointed)).toBe(line.charAt(column - 1));
    }
  });

  it('cuts a long line around the column', () => {
    const rendered = render(`${'a'.repeat(5000)}X${'b'.repeat(5000)}`, 1, 5001);
    expect(pointedAt(rendered)).toMatch(/^Xb+…$/);
    expect(rendered[0]).toMatch(/^> 1 \| …a+Xb+…$/);
    expect(rendered[0]!.length).toBeLessThan(120);
  });

  it('cuts no more of the beginning than has to be, so that the lines around it show something', () => {
    const text = `${' '.repeat(60)}key: '${'x'.repeat(45)}'`;
    const [above, line] = frame(new Lines(`${' '.repeat(20)}above:\n${text}`), { line: 2, column: 66 });
    expect(above?.text.trim()).toMatch(/above:$/);
    expect(line?.text).toMatch(/^… +key: 'x{45}'$/);
  });

  it('leaves out shorter lines around a long one, of which nothing would show', () => {
    const rendered = render(`short\n${'a'.repeat(500)}X\nshort`, 2, 501);
    expect(rendered).toHaveLength(2);
    expect(pointedAt(rendered)).toBe('X');
  });

  it('never begins a line with text of the document', () => {
    for (const line of render('::error::a\n##vso[x]\n\u001b[2J', 2, 1))
      expect(line).toMatch(/^[ >] [ \d] \| /);
    expect(render('::error::a\n##vso[x]\n\u001b[2J', 2, 1).join('')).not.toMatch(/##vso|\p{Cc}/u);
  });

  it('hides secrets in URLs without moving the caret', () => {
    const rendered = render('$ref: "https://user:SECRET@h.test/x?token=SECRET" # here', 1, 53);
    expect(rendered.join('\n')).not.toContain('SECRET');
    expect(pointedAt(rendered)).toBe('here');
  });

  it('hides a secret whose URL begins before the excerpt', () => {
    const line = `https://h.test/${'p'.repeat(300)}?token=${'SECRET'.repeat(30)}`;
    expect(render(line, 1, line.length).join('\n')).not.toContain('SECRET');
  });

  it.each([80, 40, 32])('fits into %i columns', (columns) => {
    const text = `${'a'.repeat(60)}HERE${'b'.repeat(60)}\n`.repeat(3);
    const lines = frame(new Lines(text), { line: 2, column: 61 }, columns);
    const widths = lines.map(({ gutter, text: shown }) => `  ${gutter}${shown}`.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    expect(lines.some(({ text: shown }) => shown.includes('HERE'))).toBe(true);
  });

  it('shows nothing for a line that does not exist', () => {
    expect(render('a', 7, 1)).toEqual([]);
  });

  it('leaves out line breaks of Windows', () => {
    expect(render('a\r\nb\r\n', 1, 1)).toEqual(['> 1 | a', '    | ^', '  2 | b']);
  });
});

describe('Lines', () => {
  it('finds the position of every offset', () => {
    const lines = new Lines('ab\n\ncd');
    expect([0, 2, 3, 4, 6].map((offset) => lines.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 3 },
    ]);
  });
});
