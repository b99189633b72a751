import { CommanderError } from 'commander';
import { FatalError } from '../diagnostics/fatal.js';
import { crashText } from './crash.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Flags } from './flags.js';
import { createProgram, type Action } from './program.js';
import { Report } from './report.js';

type Run = (words: readonly string[], flags: Flags) => Promise<ExitCode>;

/**
 * Run the command. Heavy modules are imported by the action that needs them, so that `--help` is there at once.
 *
 * @param words the command line without `node` and the script
 * @returns the exit code; never throws
 */
export const main = async (words: readonly string[]): Promise<ExitCode> => {
  let code: ExitCode = EXIT.ok;
  const action =
    (load: () => Promise<Run>): Action =>
    async (names, flags) => {
      code = await guarded(flags, async () => (await load())(names, flags));
    };
  try {
    const program = createProgram({
      generate: action(async () => (await import('./generate.js')).runGenerate),
      lint: action(async () => (await import('./lint.js')).runLint),
      project: action(async () => (await import('./project.js')).runProject),
      versions: action(async () => (await import('./versions.js')).runVersions),
    });
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failure;
    return crashed(error, false);
  }
};

/** What the user can mend is reported as such; all else is our bug. */
const guarded = async (flags: Flags, work: () => Promise<ExitCode>): Promise<ExitCode> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FatalError)) return crashed(error, flags.verbose === true);
    const report = new Report();
    report.addFatal(error);
    process.stdout.write(await report.text(flags));
    return EXIT.failure;
  }
};

const crashed = (error: unknown, isVerbose: boolean): ExitCode => {
  process.stderr.write(crashText(error, isVerbose));
  return EXIT.bug;
};
