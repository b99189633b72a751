import { describe } from '../description.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { wrapped } from '../diagnostics/report/text.js';
import { show } from '../diagnostics/show.js';
import { lockedFrom } from '../lock/compare.js';
import { writeLock } from '../lock/lock-file.js';
import { storeText } from '../lock/store.js';
import { loadDocuments } from '../source/documents.js';
import { EXIT, type ExitCode } from './exit.js';
import { formatOf, workingDirectory, type Flags, type Format } from './flags.js';
import { uninterrupted } from './interrupt.js';
import { breachDiagnostics, guardedBy, type Guarded } from './locked.js';
import { nth, withProgress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { findSpecifications } from './targets.js';
import { widthOf } from './width.js';

/** Formats for people, who are told what was written. */
const TOLD: ReadonlySet<Format> = new Set(['pretty', 'plain', 'github']);

/**
 * Record what each released version says. What was locked and says something else now is reported, and nothing is
 * written without `--accept`.
 *
 * @throws {FatalError} where there is nothing to lock, or a file cannot be used
 */
export const runLock = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const report = new Report();
  const notes: string[] = [];
  const isReadable = await withProgress(flags, async (progress) => {
    let isReadable = true;
    const specifications = await findSpecifications('lock', words, flags, cwd);
    for (const [index, { spec, options }] of specifications.entries()) {
      const which = `${show(spec)}${nth(index, specifications)}`;
      const tell = progress.stages(`reading ${which}`);
      const documents = await loadDocuments(spec, { cwd, ...options });
      tell('read');
      const problems = new Report();
      describe(documents, (diagnostic) => {
        problems.add([diagnostic], documents);
        report.add([diagnostic], documents);
      });
      if (problems.exitCode({}) !== EXIT.ok) {
        isReadable = false;
        continue;
      }
      progress.say(`comparing ${which} with what is locked`);
      const guarded = await guardedBy(documents, cwd);
      if (guarded === undefined) throw new FatalError(diagnose('no-place-for-lock', { spec }));
      const changes = (await breachDiagnostics(guarded)).filter(({ severity }) => severity === 'error');
      if (changes.length > 0 && flags.accept !== true) report.add(changes, documents);
      else notes.push(await lock(guarded, documents.entry.name, flags));
    }
    return isReadable;
  });
  const text = await report.text(flags);
  const isSilent = flags.quiet === true || !TOLD.has(formatOf(flags));
  const told = notes.map((note) => `${wrapped(note, 0, widthOf(process.stdout))}\n`);
  print(text + (isSilent ? '' : told.join('')));
  return isReadable ? report.findings(flags) : EXIT.failure;
};

/** Write the lock, if that changes anything; what is to be said of it. */
const lock = async (guarded: Guarded, spec: string, { dryRun }: Flags): Promise<string> => {
  const { lock: old = new Map(), key, path, name } = guarded;
  const released = guarded.released();
  if (released.length === 0 && !old.has(key)) return `${show(spec)}: no released versions, nothing to lock`;
  const others = [...old].filter(([each]) => each !== key);
  const mine = released.length === 0 ? [] : [[key, released.map(lockedFrom)] as const];
  const text = writeLock(new Map([...others, ...mine]));
  const ids = released.map(({ view }) => view.moment.version.id);
  const versions = ids.length === 0 ? 'no released versions' : ids.join(', ');
  if (guarded.lock !== undefined && text === writeLock(old))
    return `${show(name)}: unchanged (${show(versions)})`;
  const what = guarded.lock === undefined ? 'written' : 'updated';
  if (dryRun === true) return `${show(name)}: would be ${what} (${show(versions)})`;
  await uninterrupted(() => storeText(path, name, text));
  return `${show(name)}: ${what} (${show(versions)})`;
};
