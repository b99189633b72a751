/** How the command was called, and whom to tell what becomes of it. */
export interface Invocation {
  /** All of the command line. */
  readonly line: readonly string[];
  /** Called by a run that did all that its command is for, and did not end before that. */
  readonly onWhole: () => void;
}
