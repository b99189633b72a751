import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { FatalError } from '../../generator/diagnostics/fatal.js';
import type { Members } from '../../generator/ir/documents.js';
import type { Unresolved } from '../../generator/choices.js';
import type { Generated } from '../../generator/generate.js';
import { COMPILERS, complaints } from '../support/compilers.js';
import { ROOT, writeAll } from '../support/folders.js';
import {
  annotatedForm,
  clientOf,
  documentsForm,
  overlaysForm,
  planOf,
  type Form,
  plainDocuments,
  projectionsOf,
} from './forms.js';
import { absentIn, callsIn } from './calls.js';
import { programsOf, tryCalls, type Trial } from './live.js';
import { seriesIn, type DocumentSeries } from './sets.js';

export interface PairOptions {
  /** Part of the name of an API. */
  readonly part: string;
  /** How many documents of each are taken, the newest ones. */
  readonly limit: number;
  /** Without the compilers. */
  readonly isFast: boolean;
  readonly unresolved: Unresolved;
}

/**
 * Prove of each API below a folder that its versions mean the same in every form, and that the client compiles and works.
 *
 * @param root a folder with a folder for each API; where none is named, nothing is done
 * @returns the exit code: 1 where something does not hold
 */
export const provePairs = async (root: string | undefined, options: PairOptions): Promise<number> => {
  if (root === undefined) {
    say('pairs: $APIVINTAGE_PAIRS names no folder of documents');
    return 0;
  }
  let failures = 0;
  for (const series of seriesIn(root, options.part, options.limit)) {
    failures += await new Proof(series, options).run();
  }
  return failures === 0 ? 0 : 1;
};

/** How much of each version is tried. */
const CALLS = 60;
const ABSENT = 3;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

class Proof {
  readonly #series: DocumentSeries;
  readonly #options: PairOptions;
  readonly #versions: readonly string[];
  #failures = 0;

  constructor(series: DocumentSeries, options: PairOptions) {
    this.#series = series;
    this.#options = options;
    this.#versions = series.editions.map(({ version }) => version);
  }

  /** @returns how much does not hold */
  async run(): Promise<number> {
    const { name } = this.#series;
    say(`${name}: ${this.#versions.join(', ')}`);
    try {
      const documents = await plainDocuments(this.#series);
      await this.#prove(documents);
    } catch (error) {
      const words =
        error instanceof FatalError ? error.diagnostics.map(({ message }) => message).join('; ') : '';
      this.#fail(
        'does not get through',
        words !== '' ? words : error instanceof Error ? error.stack : String(error),
      );
    }
    return this.#failures;
  }

  async #prove(documents: readonly Members[]): Promise<void> {
    const versions = this.#versions;
    const { unresolved } = this.#options;
    const whole = await clientOf(documentsForm(documents, versions), unresolved);
    const errors = whole.diagnostics.filter(({ severity }) => severity === 'error');
    for (const { message, place } of errors.slice(0, 10))
      this.#fail(message, `${place?.file}#${place?.pointer}`);
    say(`  ${whole.summary.operations} operations, ${bytesOf(whole)} KB`);

    const annotated = await annotatedForm(documents, versions);
    say(`  import: ${Math.round(annotated.text.length / 1000)} KB of ${largestOf(documents)} KB`);
    await this.#proveForm('import', annotated, documents);
    await this.#proveForm('overlays', overlaysForm(documents, versions), documents);
    await this.#use(whole, documents);
  }

  /** The form says what the documents say, and its client is theirs. */
  async #proveForm(name: string, form: Form, documents: readonly Members[]): Promise<void> {
    const { unresolved } = this.#options;
    const projected = await projectionsOf(form);
    this.#compare(name, projected, documents);
    // Of members that versions have in another order there is one order: documents in that order have that client.
    const reordered = documentsForm(projected.filter(isDocument), this.#versions);
    this.#same(name, await clientOf(form, unresolved), await clientOf(reordered, unresolved));
  }

  /** In each version the client says and understands what the document of that version says. */
  async #use({ files }: Generated, documents: readonly Members[]): Promise<void> {
    const planned = await planOf(documentsForm(documents, this.#versions), this.#options.unresolved);
    const trials = planned.api.versions.map(({ id }, index): Trial => {
      const document = documents[index] ?? {};
      return {
        version: id,
        document,
        calls: callsIn(planned, id, document, CALLS),
        absent: absentIn(planned, id, ABSENT),
      };
    });
    await mkdir(join(ROOT, '.scratch'), { recursive: true });
    const folder = await mkdtemp(join(ROOT, '.scratch/pairs-'));
    try {
      const modules = [...files].filter(([path]) => path.endsWith('.ts'));
      await writeAll(join(folder, 'client'), modules);
      for (const problem of await tryCalls(folder, planned, trials)) this.#fail('call', problem);
      const count = (read: (trial: Trial) => readonly unknown[]): number =>
        trials.reduce((sum, trial) => sum + read(trial).length, 0);
      say(`  ${count(({ calls }) => calls)} calls, ${count(({ absent }) => absent)} refused`);
      if (this.#options.isFast) return;
      await writeAll(folder, programsOf(planned, trials));
      await this.#compile(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  #compare(form: string, projected: readonly unknown[], documents: readonly Members[]): void {
    for (const [index, document] of documents.entries()) {
      if (isDeepStrictEqual(projected[index], document)) continue;
      this.#fail(
        `${form}: another document in ${this.#versions[index]}`,
        difference(projected[index], document),
      );
    }
  }

  #same(form: string, made: Generated, expected: Generated): void {
    const [ours, theirs] = [made.files, expected.files];
    const paths = new Set([...ours.paths, ...theirs.paths]);
    const others = [...paths].filter((path) => ours.text(path) !== theirs.text(path));
    const [first] = others;
    if (first === undefined) return;
    const detail = firstLine(ours.text(first), theirs.text(first));
    this.#fail(`${form}: another client, in ${others.length} of ${paths.size} files`, `${first}\n${detail}`);
  }

  async #compile(folder: string): Promise<void> {
    for (const { name, path } of COMPILERS) {
      const said = await complaints(path, folder, ['.']);
      if (said !== '') this.#fail(`${name} complains`, said.slice(0, 3000));
    }
  }

  #fail(problem: string, detail: string | undefined): void {
    this.#failures++;
    say(`  FAILED ${problem}: ${detail ?? ''}`);
  }
}

const isDocument = (value: unknown): value is Members => typeof value === 'object' && value !== null;

const bytesOf = ({ files }: Generated): number =>
  Math.round(
    [...files].reduce((sum, [path, text]) => sum + (path.endsWith('.ts') ? text.length : 0), 0) / 1000,
  );

const largestOf = (documents: readonly Members[]): number =>
  Math.round(Math.max(...documents.map((each) => JSON.stringify(each).length)) / 1000);

const firstLine = (one: string | undefined, other: string | undefined): string => {
  const [a, b] = [(one ?? '').split('\n'), (other ?? '').split('\n')];
  const index = a.findIndex((line, at) => line !== b[at]);
  return `- ${b[index] ?? ''}\n+ ${a[index] ?? ''}`;
};

/** The pointer at which two values first differ. */
const difference = (one: unknown, other: unknown, pointer = ''): string => {
  if (!isDocument(one) || !isDocument(other)) return pointer;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (!isDeepStrictEqual(one[key], other[key]))
      return difference(one[key], other[key], `${pointer}/${key}`);
  }
  return pointer;
};
