import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { FatalError } from '../../../generator/diagnostics/fatal.js';
import type { Generated } from '../../../generator/generate.js';
import { corpusDocuments, type CorpusDocument } from '../../corpus/documents.js';
import { twinProblems, type Generate } from '../support/checks.js';
import { PAYLOADS } from '../support/payloads.js';
import { reportProblems } from '../support/report.js';
import { randomScalar, withValue, type Way } from './mutate.js';
import { Random } from './random.js';

/** Larger documents only take longer. */
const LARGEST = 40_000;

/** One scalar of a document, replaced. */
export interface Mutant {
  readonly document: string;
  readonly way: Way;
  readonly payload: string;
}

export interface Fault extends Mutant {
  readonly problems: readonly string[];
}

/**
 * Replace random scalars of the documents of the corpus by payloads, one at a time, and generate.
 *
 * @returns the mutants with which something goes wrong
 */
export const fuzz = async (generate: Generate, seed: number, count: number): Promise<readonly Fault[]> => {
  const random = new Random(seed);
  const documents = corpusDocuments().filter(({ path }) => statSync(path).size <= LARGEST);
  const faults: Fault[] = [];
  for (let tried = 0; tried < count; tried++) {
    const document = random.pick(documents);
    const name = random.pick([...PAYLOADS.keys()]);
    const fault = await tryMutant(generate, document, name, random);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
};

const tryMutant = async (
  generate: Generate,
  document: CorpusDocument,
  payload: string,
  random: Random,
): Promise<Fault | undefined> => {
  const root = read(document);
  const way = randomScalar(root, random);
  if (way === undefined) return undefined;
  const made = await outcome(generate, withValue(root, way, PAYLOADS.get(payload)));
  const twin = await outcome(generate, withValue(root, way, 'safe'));
  const problems =
    made instanceof Error
      ? [made.stack ?? made.message]
      : [...(await reportProblems(made.diagnostics, made.documents)), ...(twin instanceof Error ? [] : twinProblems(made, twin))];
  return problems.length === 0 ? undefined : { document: document.name, way, payload, problems };
};

/** The value of a document as JSON can say it; some of the corpus are broken on purpose. */
const read = ({ path }: CorpusDocument): unknown => {
  try {
    const root: unknown = parse(readFileSync(path, 'utf8'), { maxAliasCount: 1000 });
    return root;
  } catch {
    return {};
  }
};

const outcome = async (generate: Generate, root: unknown): Promise<Generated | Error> => {
  try {
    return await generate('openapi.json', JSON.stringify(root));
  } catch (error) {
    // A document that cannot be used at all has its diagnostics, and no files.
    return error instanceof Error && !(error instanceof FatalError) ? error : await generate('openapi.json', EMPTY);
  }
};

const EMPTY = JSON.stringify({ openapi: '3.1.0', info: { title: 'Empty', version: '1' }, paths: {} });
