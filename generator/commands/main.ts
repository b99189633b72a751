import { CommanderError } from 'commander';
import { FatalError } from '../diagnostics/fatal.js';
import { crashText } from './crash.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Flags } from './flags.js';
import type { Invocation } from './invocation.js';
import { createProgram, refuseTopic } from './program.js';
import { Report } from './report.js';
import type { CommandName } from './words/all.js';

/** A command, given its words and its flags. */
type Run = (words: readonly string[], flags: Flags, invocation: Invocation) => Promise<ExitCode>;

/** The code of each command, loaded when it is run. */
const RUNS: Readonly<Record<CommandName, () => Promise<Run>>> = {
  check: async () => (await import('./check.js')).runCheck,
  diff: async () => (await import('./diff.js')).runDiff,
  doctor: async () => (await import('./doctor.js')).runDoctor,
  explain: async () => (await import('./explain.js')).runExplain,
  generate: async () => (await import('./generate.js')).runGenerate,
  import: async () => (await import('./import.js')).runImport,
  init: async () => (await import('./init.js')).runInit,
  lint: async () => (await import('./lint.js')).runLint,
  lock: async () => (await import('./lock.js')).runLock,
  paths: async () => (await import('./paths.js')).runPaths,
  project: async () => (await import('./project.js')).runProject,
  report: async () => (await import('./matrix.js')).runMatrix,
  show: async () => (await import('./show.js')).runShow,
  versions: async () => (await import('./versions.js')).runVersions,
  watch: async () => (await import('./watch.js')).runWatch,
};

/**
 * Run the command. Heavy modules are imported by the action that needs them, so that `--help` is there at once.
 *
 * @param line the command line without `node` and the script
 * @returns the exit code; never throws
 */
export const main = async (line: readonly string[], onWhole: () => void): Promise<ExitCode> => {
  let code: ExitCode = EXIT.ok;
  try {
    const program = createProgram(async (name, rest, flags) => {
      code = await guarded(flags, async () => {
        const run = await RUNS[name]();
        return await run(rest, flags, { line, onWhole });
      });
    });
    refuseTopic(program, line);
    await program.parseAsync(line, { from: 'user' });
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
