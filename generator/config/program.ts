import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';

/**
 * Run a configuration that is a program and take its default export. Node loads what it can by itself; jiti, which also
 * reads TypeScript on every version of Node and knows imports of `apivintage` where it is not installed, does the rest.
 *
 * @throws {FatalError} config-unreadable
 */
export const runProgram = async (path: string, name: string): Promise<unknown> => {
  try {
    return await untilNothingIsLeft(run(path));
  } catch (error) {
    throw new FatalError(unreadable(name, error, path));
  }
};

const run = async (path: string): Promise<unknown> => {
  const isFirst = !runs.has(path);
  runs.add(path);
  const module = (isFirst ? await importNatively(path) : undefined) ?? (await importWithJiti(path));
  // An export may be a promise, which is waited for here: what it is rejected with is the program's own.
  if ('default' in module) return await module.default;
  // What jiti loads is what `module.exports` is.
  if (/\.c[jt]s$/.test(path) && !('__esModule' in module)) return module;
  throw new Error('it has no default export');
};

/** Node ends without a word where a program waits for something that nothing is left to bring about. */
const untilNothingIsLeft = async <T>(work: Promise<T>): Promise<T> =>
  await new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new Error('it waits for something that never happens'));
    process.once('beforeExit', giveUp);
    void work.then(resolve, reject).finally(() => process.off('beforeExit', giveUp));
  });

/**
 * Why a configuration that is a program says nothing.
 *
 * @param path of the program, where its place may be in the message
 */
export const unreadable = (name: string, error: unknown, path?: string): Diagnostic => {
  const reason = reasonOf(error);
  const position = path === undefined ? {} : positionIn(reason, path);
  return diagnose('config-unreadable', { path: name, reason: trimEnd(reason) }, { file: name, ...position });
};

/** Anything can be thrown, also what throws when it is looked at. */
const reasonOf = (error: unknown): string => {
  try {
    if (!(error instanceof Error)) return String(error);
    const { message, name }: { readonly message: unknown; readonly name: string } = error;
    return message === '' ? `it throws ${name}` : String(message);
  } catch {
    return 'it throws something that cannot be shown';
  }
};

/** What Node says of a program that it cannot load, but jiti may. */
const BEYOND_NODE: ReadonlySet<string> = new Set([
  'ERR_MODULE_NOT_FOUND',
  'MODULE_NOT_FOUND',
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
]);

const importNatively = async (path: string): Promise<object | undefined> => {
  const stripsTypes: unknown = Reflect.get(process.features, 'typescript');
  if (/\.[mc]?ts$/.test(path) && (stripsTypes === undefined || stripsTypes === false)) return undefined;
  try {
    const module: unknown = await import(pathToFileURL(path).href);
    return asObject(module);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && BEYOND_NODE.has(code)) return undefined;
    throw error;
  }
};

/** The programs that were run: Node runs each once, and one that is watched is run again, with what it imports. */
const runs = new Set<string>();

const importWithJiti = async (path: string): Promise<object> => {
  const { createJiti } = await import('jiti');
  const library = createRequire(import.meta.url).resolve('apivintage');
  const jiti = createJiti(import.meta.url, {
    alias: { apivintage: library },
    fsCache: false,
    moduleCache: false,
  });
  return asObject(await jiti.import(path));
};

const asObject = (module: unknown): object => (typeof module === 'object' && module !== null ? module : {});

/** Where a program does not parse, which jiti says after its path; its columns count from 0. */
const positionIn = (reason: string, path: string): { readonly line?: number; readonly column?: number } => {
  const [, line, column] = /^:(\d+):(\d+)\s*$/.exec(reason.split(path).at(-1) ?? '') ?? [];
  return line === undefined ? {} : { line: Number(line), column: Number(column) + 1 };
};

const trimEnd = (reason: string): string => (reason.split('\n')[0] ?? '').replace(/[.\s]+$/, '');
