import { join } from 'node:path';
import type { Schemas } from '../../generator/choices.js';
import { COMPILERS, complaints } from '../support/compilers.js';
import { inScratch } from '../support/folders.js';
import { confirm } from './confirm.js';
import { corpusDocuments, corpusRoots, type CorpusDocument } from './documents.js';
import { outcomeOf, type Reason } from './outcome.js';
import { SUPPRESSIONS } from './suppressions.js';
import { Table } from './table.js';

/** Clients that one run of the compiler checks: more would only need more memory. */
const BATCH = 120;

/**
 * Generate and compile every document whose name contains `part`, and print what became of them.
 *
 * @returns the exit code: 1 where the generator crashed, a client does not compile, or a document is rejected for nothing
 */
export const runCorpus = async (part: string, schemas: Schemas = 'usual'): Promise<number> => {
  const documents = corpusDocuments(part);
  if (documents.length === 0) {
    say(
      `corpus: no document${corpusRoots().length === 0 ? ', since no corpus is here' : ` matches ${part}`}`,
    );
    return 0;
  }
  const run = new CorpusRun(schemas);
  for (let start = 0; start < documents.length; start += BATCH) {
    await run.batch(documents.slice(start, start + BATCH));
  }
  return run.finish();
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

class CorpusRun {
  readonly #table = new Table();
  readonly #schemas: Schemas;
  #failed = false;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  async batch(documents: readonly CorpusDocument[]): Promise<void> {
    await inScratch(async (folder) => {
      for (const [index, document] of documents.entries()) {
        await this.#generate(document, join(folder, String(index)));
      }
      await this.#compile(documents, folder);
    });
  }

  finish(): number {
    say(this.#table.toString());
    return this.#failed ? 1 : 0;
  }

  async #generate(document: CorpusDocument, folder: string): Promise<void> {
    const outcome = await outcomeOf(document, folder, this.#schemas);
    this.#table.count(document.group, 'documents');
    this.#table.count(document.group, outcome.kind);
    if (outcome.kind === 'crashed') this.#fail(document, `crashed: ${outcome.problem}`);
    if (outcome.kind === 'rejected') await this.#reject(document, outcome.reasons);
  }

  async #reject(document: CorpusDocument, reasons: readonly Reason[]): Promise<void> {
    const { isJustified, words } = await confirm(document, reasons);
    const list = reasons
      .map(({ code, message, place }) => `\n  ${place ?? '?'} ${code}: ${message}`)
      .join('');
    if (isJustified) say(`${document.name}: rejected (${words})${list}`);
    else this.#fail(document, `rejected, but ${words}${list}`);
  }

  async #compile(documents: readonly CorpusDocument[], folder: string): Promise<void> {
    const compiler = COMPILERS.at(-1)?.path ?? '';
    const text = await complaints(compiler, folder, ['.']);
    for (const line of text.split('\n')) {
      const [, index] = /^(\d+)\/.*error TS/.exec(line) ?? [];
      const document = documents[Number(index)];
      if (document === undefined) {
        if (line.includes('error TS')) throw new Error(`the compiler says: ${line}`);
        continue;
      }
      this.#table.count(document.group, 'typeErrors');
      this.#fail(document, line);
    }
  }

  #fail(document: CorpusDocument, problem: string): void {
    const reason = SUPPRESSIONS.get(document.name);
    say(`${document.name}: ${problem}${reason === undefined ? '' : ` (accepted: ${reason})`}`);
    if (reason === undefined) this.#failed = true;
  }
}
