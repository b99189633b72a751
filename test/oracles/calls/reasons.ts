import type { Mistake } from './main.js';

/** Why a call need not lead to a request that its document describes, each with what tells such calls. */
export const REASONS: readonly (readonly [reason: string, applies: (mistake: Mistake) => boolean])[] = [];

/** The reason of a mistake; undefined where none is known. */
export const reasonFor = (mistake: Mistake): string | undefined =>
  REASONS.find(([, applies]) => applies(mistake))?.[0];
