// Patterns of a description are tried on its examples only where that cannot take long.
import { describe, expect, it } from 'vitest';
import { isQuick, withQuickPatterns } from '../../generator/lint/quick-patterns.js';

describe('a pattern', () => {
  it.each([
    '^[a-z0-9-]+$',
    '^(?:eu|us)-[a-z]+-\\d{1,2}$',
    '^(a|b)?[(+*?)|]\\)\\+$',
    '^https?://[^/]+/.*$',
    '^(?<year>\\d{4})-(?=\\d)\\d{2}$',
  ])('is tried where it is quick: %s', (pattern) => {
    expect(isQuick(pattern, 100)).toBe(true);
  });

  it.each([
    '(a+)+$',
    '^(a|a)*$',
    '^((a?)b*){2,}$',
    '^(?:(?:x)+y?)*z',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(a*)\\1b',
    '^a*a*a*a*a*b',
  ])('is not tried where it may take for ever: %s', (pattern) => {
    expect(isQuick(pattern, 100)).toBe(false);
  });

  it('is tried on texts of its length', () => {
    expect(isQuick('^\\w+@\\w+$', 1000)).toBe(true);
    expect(isQuick('^\\w+@\\w+$', 100_000)).toBe(false);
  });
});

describe('a document', () => {
  it('is itself where all patterns are quick', () => {
    const document = { schemas: { A: { pattern: '^a+$', patternProperties: { '^x-': {} } } }, list: [1] };
    expect(withQuickPatterns(document)).toBe(document);
  });

  it('has what matches any text in the place of the others', () => {
    const slow = '^(a+)+$';
    const document = {
      A: { pattern: slow },
      B: { pattern: 'b' },
      C: { patternProperties: { [slow]: {}, c: {} } },
    };
    expect(withQuickPatterns(document)).toEqual({
      A: { pattern: '' },
      B: { pattern: 'b' },
      C: { patternProperties: { c: {}, '': {} } },
    });
  });
});
