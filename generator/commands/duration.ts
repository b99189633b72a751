/** `240 ms`, `1.3 s`. */
export const durationOf = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;

/** How long the work on a client took, for standard error. */
export const tookLine = (ms: number): string => `Took   ${durationOf(ms)}\n`;
