import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../generator/diagnostics/did-you-mean.js';

describe('nearest', () => {
  it.each([
    ['a letter too many', 'operationIdd', 'operationId'],
    ['a letter missing', 'oprationId', 'operationId'],
    ['two letters swapped', 'opreationId', 'operationId'],
    ['another case', 'OPERATIONID', 'operationId'],
  ])('finds a word with %s', (_what, word, wanted) => {
    expect(nearest(word, ['summary', 'operationId', 'tags'])).toBe(wanted);
  });

  it('prefers the nearest, and the first of equals', () => {
    expect(nearest('2026-04-26', ['2026-04-16', '2026-04-28'])).toBe('2026-04-16');
    expect(nearest('agent', ['agentss', 'agents'])).toBe('agents');
  });

  it('takes swapped letters for likelier than others', () => {
    expect(nearest('lnit', ['init', 'lint', 'line'])).toBe('lint');
  });

  it('suggests nothing that is far away, and never the word itself', () => {
    expect(nearest('pet', ['dog'])).toBeUndefined();
    expect(nearest('tags', ['tags'])).toBeUndefined();
    expect(nearest('x'.repeat(100_000), ['x'.repeat(99_999)])).toBeUndefined();
  });

  it('counts a swap once', () => {
    // Two replacements would be beyond the bound of a word of three letters.
    expect(nearest('gte', ['get'])).toBe('get');
  });

  it('asks a question', () => {
    expect(didYouMean('taags', ['tags'])).toBe('Did you mean "tags"?');
    expect(didYouMean('taags', [])).toBeUndefined();
  });
});
