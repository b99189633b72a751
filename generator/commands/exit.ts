/** What the command ends with. */
export const EXIT = {
  ok: 0,
  /** What was asked for was done, and there is something to look at. */
  findings: 1,
  /** The command line, configuration, specification or installation is wrong. */
  failure: 2,
  /** Our own bug. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
