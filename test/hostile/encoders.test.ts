// Each encoder does what its context needs, whatever stands before it in the program.
import { describe, expect, it } from 'vitest';
import { encoderProblems } from './support/encoder-checks.js';
import * as encoders from './support/encoders.js';

describe('the encoders', () => {
  it.each(Object.keys(encoderProblems))('%s keeps values, and lets nothing out', (name) => {
    expect(encoderProblems[name]?.(encoders) ?? ['there is no such check']).toEqual([]);
  });
});
