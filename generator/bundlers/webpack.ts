import { Clients, type Log } from './clients.js';
import type { BuildStepOptions } from './options.js';

export type { BuildStepOptions };

/** A plugin of webpack and of Rspack. */
export interface WebpackPlugin {
  apply(compiler: WebpackCompiler): void;
}

/** What the plugin needs of the bundler. */
export interface WebpackCompiler {
  readonly context: string;
  readonly hooks: {
    readonly beforeRun: AsyncHook;
    readonly watchRun: AsyncHook;
    readonly thisCompilation: CompilationHook;
    readonly afterCompile: CompilationHook;
  };
  getInfrastructureLogger(name: string): Log;
}

interface AsyncHook {
  tapPromise(name: string, work: () => Promise<void>): void;
}

interface CompilationHook {
  tap(name: string, work: (compilation: Compilation) => void): void;
}

interface Compilation {
  readonly errors: { push(error: Error): unknown };
  readonly fileDependencies: { add(path: string): unknown };
}

const NAME = 'apivintage';

/** Generates the clients of the project before it is built, and again in watch mode when what they are made of changes. */
export const apivintage = (options: BuildStepOptions = {}): WebpackPlugin => ({
  apply(compiler): void {
    const { context, hooks } = compiler;
    const clients = new Clients(options, context);
    const logger = compiler.getInfrastructureLogger(NAME);
    let problem: string | undefined;
    const generate = async (): Promise<void> => {
      problem = await clients.generate({
        info: (text) => logger.info(text),
        warn: (text) => logger.warn(text),
      });
    };
    // Not `make`, which all bundler plugins have in common: modules are looked for in parallel to it.
    hooks.beforeRun.tapPromise(NAME, generate);
    hooks.watchRun.tapPromise(NAME, generate);
    // An error of the compilation and not of the hook, which would end a watch.
    hooks.thisCompilation.tap(NAME, ({ errors }) => {
      if (problem !== undefined) errors.push(new Error(`[${NAME}] ${problem}`));
    });
    hooks.afterCompile.tap(NAME, ({ fileDependencies }) => {
      for (const path of clients.inputs) fileDependencies.add(path);
    });
  },
});
