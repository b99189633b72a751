import { relative, resolve, sep } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { FileSet } from './file-set.js';
import { realPath } from '../real-path.js';
import { Folder, isOccupied, type State } from './folder.js';
import { manifestOf, manifestText, type ManifestSource } from './manifest.js';
import { readOwned, type Owned } from './owned.js';
import { comparePaths, MANIFEST } from './paths.js';
import { preciousness } from './precious.js';
import { asFatal } from './problems.js';

export interface WriteOptions {
  /** The version of the generator. */
  readonly version: string;
  readonly source: ManifestSource;
  /** Absolute paths of all inputs: none is ever overwritten or deleted. */
  readonly inputs: readonly string[];
  /** Overwrite generated files that were edited by hand. Default false. */
  readonly force?: boolean;
  /** Default: the working directory of the process. */
  readonly cwd?: string;
}

/** What happens to files: paths relative to the output folder, sorted. The manifest is in none of the lists. */
export interface WriteReport {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Generated earlier, no longer generated, and untouched since. */
  readonly removed: readonly string[];
  /** Generated earlier, no longer generated, but edited by hand. */
  readonly kept: readonly string[];
}

/** What writing would do. */
export interface WritePlan extends WriteReport {
  /** The output folder, absolute and free of links. */
  readonly dir: string;
  /** What stands in the way (errors: `applyWrite` refuses) and what is kept (warnings). */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the manifest would change or leftovers of a killed run would be cleaned up. */
  readonly housekeeping: boolean;
  readonly files: FileSet;
  /** Undefined for a file that stands alone in a folder that is not ours. */
  readonly manifest: string | undefined;
  readonly leftovers: readonly string[];
  readonly options: WriteOptions;
}

/**
 * Find out what writing `files` into `dir` would do, without touching anything. Only files that a manifest of ours lists
 * are ours; everything else in the folder is the user's.
 *
 * @throws {FatalError} output-unwritable where the folder cannot be read
 */
export const planWrite = (dir: string, files: FileSet, options: WriteOptions): WritePlan => {
  try {
    const cwd = realPath(resolve(options.cwd ?? process.cwd()));
    const real = realPath(resolve(cwd, dir));
    const shown = relative(cwd, real).replaceAll(sep, '/') || '.';
    return new Plan(real, shown, files, options).make(cwd);
  } catch (error) {
    throw asFatal(error, dir);
  }
};

type Fate = keyof WriteReport;

const NOTHING: Owned = { manifest: 'none', text: undefined, hashes: new Map(), leftovers: [] };

/** The codes that are about one path. */
type PathCode =
  | 'output-edited'
  | 'output-is-input'
  | 'output-kept'
  | 'output-manifest-invalid'
  | 'output-not-owned'
  | 'output-symlink';

class Plan {
  readonly #dir: string;
  readonly #shown: string;
  readonly #files: FileSet;
  readonly #options: WriteOptions;
  readonly #folder: Folder;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #fates = new Map<string, Fate>();
  #inputs: ReadonlySet<string> = new Set();

  constructor(dir: string, shown: string, files: FileSet, options: WriteOptions) {
    this.#dir = dir;
    this.#shown = shown;
    this.#files = files;
    this.#options = options;
    this.#folder = new Folder(dir);
  }

  make(cwd: string): WritePlan {
    this.#inputs = new Set(this.#options.inputs.map(realPath));
    if (isOccupied(this.#dir)) {
      this.#refuseOccupied();
      return this.#result('', NOTHING);
    }
    const owned = readOwned(this.#dir);
    const what = this.#whatIsPrecious(owned, cwd);
    if (what !== undefined) {
      this.#diagnostics.push(diagnose('output-unsafe-folder', { path: this.#shown, what }));
      return this.#result('', NOTHING);
    }
    this.#checkManifest(owned);
    const manifest = manifestOf(this.#files, this.#options.version, this.#options.source);
    const obsolete = [...owned.hashes.keys()].filter((path) => !this.#files.has(path));
    const states = this.#folder.states([...manifest.files.keys(), ...obsolete]);
    for (const [path, state] of states) {
      const hash = manifest.files.get(path);
      const ours = owned.hashes.get(path) ?? new Set();
      if (hash === undefined) this.#planRemoval(path, state, ours);
      else this.#planFile(path, state, hash, ours);
    }
    return this.#result(manifestText(manifest), owned);
  }

  #refuseOccupied(): void {
    const path = this.#shown;
    const isInput = this.#inputs.has(this.#dir);
    this.#diagnostics.push(
      isInput ? diagnose('output-is-input', { path }) : diagnose('output-blocked', { path, found: 'a file' }),
    );
  }

  /** What keeps the folder from being the output, whatever is written there. */
  #whatIsPrecious({ manifest, hashes }: Owned, cwd: string): string | undefined {
    if (manifest === 'ours') return undefined;
    const paths = [MANIFEST, ...this.#files.paths, ...hashes.keys()];
    const names = new Set(paths.map((path) => path.replace(/\/.*/, '')));
    return preciousness(this.#dir, { cwd, inputs: this.#inputs, isOurs: (name) => names.has(name) });
  }

  #checkManifest(owned: Owned): void {
    if (this.#isInput(MANIFEST)) this.#report('output-is-input', MANIFEST);
    else if (owned.manifest === 'foreign') this.#report('output-manifest-invalid', MANIFEST);
  }

  #planFile(path: string, state: State, hash: string, ours: ReadonlySet<string>): void {
    if (this.#isInput(path)) this.#report('output-is-input', path);
    else if (state.kind === 'absent') this.#fates.set(path, 'created');
    else if (state.kind !== 'file') this.#obstacle(state);
    // Also what a killed run wrote, or a checkout without its manifest: the bytes are what we would write.
    else if (state.hash === hash) this.#fates.set(path, 'unchanged');
    else {
      this.#fates.set(path, 'changed');
      if (ours.size === 0) this.#report('output-not-owned', path);
      else if (!ours.has(state.hash) && this.#options.force !== true) this.#report('output-edited', path);
    }
  }

  #planRemoval(path: string, state: State, ours: ReadonlySet<string>): void {
    if (state.kind === 'absent') return;
    const isOurs = state.kind === 'file' && ours.has(state.hash) && !this.#isInput(path);
    this.#fates.set(path, isOurs ? 'removed' : 'kept');
    if (!isOurs) this.#report('output-kept', path);
  }

  #isInput(path: string): boolean {
    return this.#inputs.has(resolve(this.#dir, path));
  }

  #obstacle(state: Extract<State, { readonly at: string }>): void {
    if (state.kind === 'link') this.#report('output-symlink', state.at);
    else this.#add(diagnose('output-blocked', { path: state.at, found: state.found }, this.#place(state.at)));
  }

  #report(code: PathCode, path: string): void {
    this.#add(diagnose(code, { path }, this.#place(path)));
  }

  /** One folder can be in the way of many files. */
  #add(diagnostic: Diagnostic): void {
    const isKnown = this.#diagnostics.some((each) => each.message === diagnostic.message);
    if (!isKnown) this.#diagnostics.push(diagnostic);
  }

  #place(path: string): { readonly file: string } {
    return { file: this.#shown === '.' ? path : `${this.#shown}/${path}` };
  }

  #result(manifest: string, { text, leftovers }: Owned): WritePlan {
    const list = (wanted: Fate): readonly string[] =>
      [...this.#fates].flatMap(([path, fate]) => (fate === wanted ? [path] : [])).sort(comparePaths);
    return {
      dir: this.#dir,
      created: list('created'),
      changed: list('changed'),
      unchanged: list('unchanged'),
      removed: list('removed'),
      kept: list('kept'),
      diagnostics: this.#diagnostics,
      housekeeping: text !== manifest || leftovers.length > 0,
      files: this.#files,
      manifest,
      leftovers,
      options: this.#options,
    };
  }
}
