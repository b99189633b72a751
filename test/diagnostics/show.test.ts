import { describe, expect, it } from 'vitest';
import { say, show, showFile, visible } from '../../generator/diagnostics/show.js';

describe('show', () => {
  it.each([
    ['escape sequences', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['line breaks of every kind', 'a\nb\r\u2028c\u0085', 'a\\nb\\r\\u2028c\\u0085'],
    ['text direction', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['invisible characters', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
    ['half a surrogate pair', 'a\ud800b', 'a\\ud800b'],
    ['characters beyond the basic plane', '\u{e0041}', '\\u{e0041}'],
    ['CI commands in the middle of a line', 'x ##vso[task] ##[error]', 'x #\\u0023vso[task] #\\u0023[error]'],
    ['ordinary text', 'Größe 😀 / ~ ## heading', 'Größe 😀 / ~ ## heading'],
  ])('makes %s harmless', (_what, raw, shown) => {
    expect(show(raw)).toBe(shown);
    expect(visible(shown)).toBe(shown);
  });

  it('cuts long text without leaving half a character', () => {
    expect(show('😀'.repeat(50), 10)).toBe('😀😀😀😀…');
  });

  it('hides credentials and query values of URLs, before it cuts', () => {
    expect(show('see https://user:SECRET@h.test/x?token=SECRET&b=2#f')).toBe(
      'see https://***********@h.test/x?token=******&b=*#f',
    );
    expect(show(`https://user:${'S'.repeat(50)}@h.test`, 30)).not.toContain('S');
  });

  it('hides query values of references, also of those without a beginning', () => {
    expect(show("{ $ref: '/x?token=SECRET&b=2#/a?c=d' }")).toBe("{ $ref: '/x?token=******&b=*#/a?c=*' }");
    expect(show('"$ref": "pet?key=SECRET"')).toBe('"$ref": "pet?key=******"');
    expect(show('a?b=c')).toBe('a?b=c');
  });

  it('leaves an @ in a path and a ? in prose alone', () => {
    expect(show('https://h.test/@scope/x is it? a=1')).toBe('https://h.test/@scope/x is it? a=1');
  });
});

describe('showFile', () => {
  it('does not let the name of a file begin a CI command', () => {
    expect(showFile('::error file=x::pwned.yaml')).toBe('./::error file=x::pwned.yaml');
    expect(showFile(' ::warning::x')).toBe('./::warning::x');
    expect(showFile('a\n::error::x')).toBe('a\\n::error::x');
    expect(showFile('spec/openapi.yaml')).toBe('spec/openapi.yaml');
  });
});

describe('say', () => {
  it('shows what it quotes, and lists at most ten', () => {
    expect(say`a ${'x\ny'} ${3} ${['p', 'q']} b`).toBe('a x\\ny 3 p, q b');
    expect(say`${Array.from({ length: 12 }, (_, index) => String(index))}`).toBe(
      '0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …',
    );
  });
});
