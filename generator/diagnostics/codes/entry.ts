import type { Cause, Severity } from '../diagnostic.js';

/** One code of the catalogue. `message` and `help` are written with the `say` tag where they quote anything. */
export interface Entry<Args> {
  readonly severity: Severity;
  readonly message: (args: Args) => string;
  /** What to do about it. A function may answer undefined where it has nothing to add. */
  readonly help?: string | ((args: Args) => string | undefined);
  /** What it has in common with others of its code, which are then told as one. Default: each stands for itself. */
  readonly cause?: (args: Args) => Cause;
  /** What in a configuration it is about, as a JSON pointer below the API. */
  readonly setting?: string | ((args: Args) => string);
}
