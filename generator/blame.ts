import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagnose } from './diagnostics/catalogue.js';
import type { Place } from './diagnostics/diagnostic.js';
import { FatalError } from './diagnostics/fatal.js';
import type { Pass } from './seams.js';

/** Run what a user wrote: where it throws, that is told as a mistake of theirs, with its place. */
export const pluginRun = <T>(plugin: string, cwd: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw pluginFailure(plugin, error, cwd);
  }
};

/** What to tell of an error that a plugin threw. */
export const pluginFailure = (plugin: string, error: unknown, cwd: string): FatalError =>
  error instanceof FatalError
    ? error
    : new FatalError(diagnose('plugin-failed', { plugin, problem: problemOf(error) }, placeOf(error, cwd)));

/** What a plugin gave is not what it has to give. */
export const refused = (plugin: string, problem: string): FatalError =>
  new FatalError(diagnose('plugin-failed', { plugin, problem }));

/** Do what follows on passes of users: what no description leads to is what they made of the model. */
export const afterPasses = <T>(passes: readonly Pass[], work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (passes.length === 0 || error instanceof FatalError) throw error;
    const args = { passes: passes.map(({ name }) => name), problem: problemOf(error) };
    throw new FatalError(diagnose('plugin-model', args));
  }
};

/** The same for what is made piece by piece. */
export function* blamedOn<T>(passes: readonly Pass[], pieces: Iterable<T>): Generator<T, void> {
  const rest = pieces[Symbol.iterator]();
  const next = (): IteratorResult<T> => afterPasses(passes, () => rest.next());
  for (let each = next(); each.done !== true; each = next()) yield each.value;
}

const problemOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/[.\s]+$/, '') ?? '';

/** A line of a stack: `at plan (file:///home/me/shop/apivintage.config.ts:12:7)`. */
const FRAME =
  /(?:\(|at )(?<file>(?:file:\/\/)?(?:\/|[A-Z]:[/\\])[^()]*?)(?:\?[^:()]*)?:(?<line>\d+):(?<column>\d+)\)?$/;

const OURS = fileURLToPath(new URL('.', import.meta.url));

/** Where a user's code threw: the first line of the stack in a file that neither we nor other packages brought. */
const placeOf = (error: unknown, cwd: string): Place | undefined => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const each of stack.split('\n')) {
    const { file, line, column } = FRAME.exec(each)?.groups ?? {};
    if (file === undefined) continue;
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    if (path.startsWith(OURS) || path.includes(`${sep}node_modules${sep}`)) continue;
    const shown = relative(cwd, path).replaceAll(sep, '/');
    return { file: shown, line: Number(line), column: Number(column) };
  }
  return undefined;
};
