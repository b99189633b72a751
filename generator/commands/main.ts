import { CommanderError } from 'commander';
import { FatalError } from '../diagnostics/fatal.js';
import { runCheck } from './check.js';
import { runDiff } from './diff.js';
import { runDoctor } from './doctor.js';
import { runExplain } from './explain.js';
import { runGenerate } from './generate.js';
import { runImport } from './import.js';
import { runInit } from './init.js';
import { runLint } from './lint.js';
import { runLock } from './lock.js';
import { runPaths } from './paths.js';
import { runProject } from './project.js';
import { runMatrix } from './matrix.js';
import { runShow } from './show.js';
import { runUpgrade } from './upgrade.js';
import { runVersions } from './versions.js';
import { runWatch } from './watch.js';
import { crashOf } from './crash.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Flags } from './flags.js';
import type { Invocation } from './invocation.js';
import { createProgram, refuseTopic } from './program.js';
import { Report } from './report.js';
import { aside, print } from './streams.js';
import { fileOf } from './targets.js';
import type { CommandName } from './words/all.js';

/** A command, given its words and its flags. */
type Run = (words: readonly string[], flags: Flags, invocation: Invocation) => Promise<ExitCode>;

const RUNS: Readonly<Record<CommandName, Run>> = {
  check: runCheck,
  diff: runDiff,
  doctor: runDoctor,
  explain: runExplain,
  generate: runGenerate,
  import: runImport,
  init: runInit,
  lint: runLint,
  lock: runLock,
  paths: runPaths,
  project: runProject,
  report: runMatrix,
  show: runShow,
  upgrade: runUpgrade,
  versions: runVersions,
  watch: runWatch,
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
      code = await guarded(name, flags, async () => {
        return await RUNS[name](rest, flags, { line, onWhole });
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

/** Commands that print a document: whoever sends it to a file or another program wants nothing else there. */
const PRINTS: ReadonlySet<CommandName> = new Set(['import', 'paths', 'project', 'report', 'show']);

/** What the user can mend is reported as such; all else is our bug. */
const guarded = async (name: CommandName, flags: Flags, work: () => Promise<ExitCode>): Promise<ExitCode> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FatalError)) return crashed(error, flags.verbose === true);
    const report = new Report();
    report.addFatal(error);
    if (PRINTS.has(name) && fileOf(flags) === undefined) await report.sayBeside(flags);
    else print(await report.text(flags));
    return EXIT.failure;
  }
};

const crashed = (error: unknown, isVerbose: boolean): ExitCode => {
  const { text, exitCode } = crashOf(error, isVerbose);
  aside(text);
  return exitCode;
};
