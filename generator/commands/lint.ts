import { FatalError } from '../diagnostics/fatal.js';
import { lint } from '../lint/lint.js';
import { EXIT, type ExitCode } from './exit.js';
import { formatOf, workingDirectory, type Flags } from './flags.js';
import type { Invocation } from './invocation.js';
import { breachDiagnostics, guardedBy } from './locked.js';
import { nth, withProgress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { findSpecifications } from './targets.js';

/**
 * Say what is wrong with the specifications that the command line is about.
 *
 * @throws {FatalError} where there is no such working directory, or nothing to look at
 */
export const runLint = async (
  words: readonly string[],
  flags: Flags,
  { onWhole }: Invocation,
): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const report = new Report();
  const specifications = await findSpecifications('lint', words, flags, cwd);
  const isUnreadable = await withProgress(flags, async (progress) => {
    let isUnreadable = false;
    for (const [index, { name, spec, options }] of specifications.entries()) {
      const which = `${name}${nth(index, specifications)}`;
      try {
        const tell = progress.stages(`checking ${which}`);
        const { diagnostics, documents } = await lint({ spec, cwd, ...options }, tell);
        report.add(diagnostics, documents);
        onWhole();
        progress.say(`comparing ${which} with what is locked`);
        const guarded = await guardedBy(documents, cwd);
        if (guarded !== undefined) report.add(await breachDiagnostics(guarded), documents);
      } catch (error) {
        if (!(error instanceof FatalError)) throw error;
        report.addFatal(error);
        isUnreadable = true;
      }
    }
    return isUnreadable;
  });
  const isSilent = flags.quiet === true || formatOf(flags) !== 'pretty';
  print(report.isEmpty && !isSilent ? 'Nothing to mend.\n' : await report.text(flags));
  await report.addToStepSummary('lint');
  return isUnreadable ? EXIT.failure : report.findings(flags);
};
