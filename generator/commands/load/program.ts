import type { Script } from 'node:vm';
import type { ExitCode } from '../exit.js';
import type { main } from '../main.js';
import { compileLate } from './compile-late.js';
import { folderFor, readKept, writeKept } from './kept.js';

/** All code of the package in one file, which the build puts beside `cli.js`. */
interface Program {
  readonly command: { readonly main: typeof main };
}

/** The hash of the program's content, which the build puts here: what V8 compiled is right for that content alone. */
declare const PROGRAM_HASH: string;

/**
 * Run the program, with what V8 compiled of it in an earlier run: compiling is a sixth of a run. What a run compiles that
 * did all of its work is kept for the next. See docs/decisions/0046-compiled-once.md.
 *
 * @param line the command line without `node` and the script
 */
export const runProgram = async (line: readonly string[]): Promise<ExitCode> => {
  const load = process.getBuiltinModule('node:module').createRequire(import.meta.url);
  const path = load.resolve('./program.cjs');
  // Other engines have no such flags, whatever version of V8 they claim, and compile in their own way.
  if (isOtherEngine()) return await commandIn(load(path))(line, () => undefined);
  compileLate();
  const file = `${folderFor(path)}/${PROGRAM_HASH}-${KINDS.get(line[0] ?? '') ?? 'generate'}-${engine()}`;
  const script = compile(path, isWanted() ? readKept(file) : undefined);
  const isNew = isWanted() && script.cachedDataRejected !== false;
  const ends = { whole: false };
  const command = commandIn(evaluate(script, path, load));
  const exitCode = await command(line, () => (ends.whole = true));
  if (ends.whole && isNew) writeKept(file, PROGRAM_HASH, script.createCachedData());
  return exitCode;
};

/** Other functions are compiled for other commands. The rest does with what `generate` needs. */
const KINDS: ReadonlyMap<string, string> = new Map(['check', 'lint'].map((word) => [word, word]));

/** What else the code depends on: V8, its flags and the processor. */
const engine = (): string =>
  `${process.version}-${process.getBuiltinModule('node:v8').cachedDataVersionTag().toString(36)}`;

const isOtherEngine = (): boolean =>
  process.versions['bun'] !== undefined || process.versions['deno'] !== undefined;

/** Node.js has the same for what it compiles, with a variable that turns it off. Coverage needs code that is compiled anew. */
const isWanted = (): boolean =>
  process.env['NODE_DISABLE_COMPILE_CACHE'] === undefined && process.env['NODE_V8_COVERAGE'] === undefined;

const compile = (path: string, kept: Buffer | undefined): Script => {
  const { Module } = process.getBuiltinModule('node:module');
  const vm = process.getBuiltinModule('node:vm');
  // The build writes ASCII.
  const source = process.getBuiltinModule('node:fs').readFileSync(path, 'latin1');
  return new vm.Script(Module.wrap(source), {
    filename: path,
    ...(kept === undefined ? {} : { cachedData: kept }),
  });
};

/** As `require` would do it, and where `require` finds it: whoever imports the library gets the same instance. */
const evaluate = (script: Script, path: string, load: NodeJS.Require): unknown => {
  const { Module } = process.getBuiltinModule('node:module');
  // A script cannot import by itself: scripts/build/program.mjs has it ask us.
  const importModule = async (specifier: string): Promise<unknown> => await import(specifier);
  const module = Object.assign(new Module(path), { filename: path, importModule });
  load.cache[path] = module;
  const run: unknown = script.runInThisContext();
  if (typeof run === 'function') {
    run.call(
      module.exports,
      module.exports,
      load,
      module,
      path,
      process.getBuiltinModule('node:path').dirname(path),
    );
  }
  module.loaded = true;
  return module.exports;
};

const commandIn = (value: unknown): typeof main => {
  if (isProgram(value)) return value.command.main;
  throw new TypeError('the program of apivintage is damaged: install it again');
};

const isProgram = (value: unknown): value is Program =>
  typeof value === 'object' && value !== null && 'command' in value;
