import { Clients, mistake } from './clients.js';
import type { BuildStepOptions } from './options.js';

export type { BuildStepOptions };

/** A plugin of Rollup and of Rolldown. */
export interface RollupPlugin {
  readonly name: string;
  buildStart(this: RollupContext): Promise<void>;
}

/** What the plugin needs of the bundler. */
export interface RollupContext {
  addWatchFile(path: string): void;
  info(text: string): void;
  warn(text: string): void;
  error(error: { readonly message: string; readonly stack: string }): never;
}

/** Generates the clients of the project before it is built, and again in watch mode when what they are made of changes. */
export const apivintage = (options: BuildStepOptions = {}): RollupPlugin => {
  const clients = new Clients(options, process.cwd());
  return {
    name: 'apivintage',
    async buildStart(): Promise<void> {
      const problem = await clients.generate({
        info: (text) => this.info(text),
        warn: (text) => this.warn(text),
      });
      for (const path of clients.inputs) this.addWatchFile(path);
      if (problem !== undefined) this.error(mistake(problem));
    },
  };
};
