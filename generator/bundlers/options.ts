import type { Config } from '../config/config.js';

/** What the build step of a bundler may be told. Nothing has to be: it reads the configuration of the project. */
export interface BuildStepOptions {
  /** The configuration file, relative to `cwd`. Default: the one in that folder. */
  readonly config?: string | undefined;
  /** The APIs, instead of a configuration file. Paths are relative to `cwd`. */
  readonly apis?: Config['apis'] | undefined;
  /** Default: the folder that the bundler calls the project's. */
  readonly cwd?: string | undefined;
}
