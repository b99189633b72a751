import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { FatalError } from '../../../generator/diagnostics/fatal.js';
import type { Generated } from '../../../generator/generate.js';
import { child } from '../../../generator/ir/pointer.js';
import { corpusDocuments, type CorpusDocument } from '../../corpus/documents.js';
import { problemsOfProgram, twinProblems, type Generate } from '../support/checks.js';
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
  if (way === undefined || typeof root !== 'object' || root === null || !('openapi' in root))
    return undefined;
  const value = PAYLOADS.get(payload);
  const made = await outcome(generate, withValue(root, way, value));
  // Of one length: comments leave out examples that are too long.
  const harmless = 'safe'.padEnd(JSON.stringify(value ?? '').length - 2, 'x');
  const twin = await outcome(generate, withValue(root, way, harmless));
  const problems = await problemsOf(made, twin, child('', ...way));
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

/** What a document comes to; undefined where it cannot be used at all, and diagnostics say so. */
const outcome = async (generate: Generate, root: unknown): Promise<Generated | Error | undefined> => {
  try {
    return await generate('openapi.json', JSON.stringify(root));
  } catch (error) {
    if (error instanceof FatalError) return undefined;
    return error instanceof Error ? error : new Error(String(error));
  }
};

type Outcome = Awaited<ReturnType<typeof outcome>>;

/** A mutant may differ from its twin in what a diagnostic says of the place that was replaced. */
const problemsOf = async (made: Outcome, twin: Outcome, pointer: string): Promise<readonly string[]> => {
  if (made === undefined) return [];
  if (made instanceof Error) return [made.stack ?? made.message];
  const reported = await reportProblems(made.diagnostics, made.documents);
  if (twin === undefined || twin instanceof Error) return reported;
  const isTold = made.diagnostics.some(({ place }) => place?.pointer === pointer);
  return [...reported, ...(isTold ? problemsOfProgram(made) : twinProblems(made, twin))];
};
