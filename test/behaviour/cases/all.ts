import { BODIES } from './bodies.js';
import type { Case } from './case.js';
import { CURSORS } from './cursors.js';
import { INPUTS } from './inputs.js';
import { NEXT_LINKS } from './next-links.js';
import { REDIRECTS } from './redirects.js';
import { RETRIES } from './retries.js';
import { STREAMS } from './streams.js';
import { TIME } from './time.js';
import { TOKENS } from './tokens.js';

/** Every case, in order. The place of one here is also what its requests are known by. */
export const CASES: readonly Case[] = [
  ...REDIRECTS,
  ...NEXT_LINKS,
  ...CURSORS,
  ...INPUTS,
  ...RETRIES,
  ...TIME,
  ...TOKENS,
  ...BODIES,
  ...STREAMS,
];

/** R01 to R44. */
export const NUMBERS: readonly string[] = Array.from(
  { length: 44 },
  (_, at) => `R${String(at + 1).padStart(2, '0')}`,
);
