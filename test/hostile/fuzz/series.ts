import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FatalError } from '../../../generator/diagnostics/fatal.js';
import { generateFromText } from '../../../generator/generate.js';
import { isMembers, type Members } from '../../../generator/ir/documents.js';
import { corpusDocuments, corpusRoots } from '../../corpus/documents.js';
import { compile, COMPILERS } from '../../support/compilers.js';
import { inScratch, writeAll } from '../../support/folders.js';
import { changed, withSchemas } from './change.js';
import { Random } from './random.js';

/** Larger documents only take longer. */
const LARGEST = 40_000;
/** Changes from one version to the next. */
const MOST_CHANGES = 4;

/** One API in several versions, each a change of the one before. */
interface Series {
  readonly base: string;
  readonly documents: readonly Members[];
}

/**
 * Change documents of the corpus at random, version by version, generate clients of all versions from a document for each,
 * and compile them; print what goes wrong.
 *
 * @returns the exit code
 */
export const fuzzSeries = async (count: number, seed: number, versions: number): Promise<number> => {
  if (corpusRoots().length === 0) {
    say('fuzz: no corpus is here; APIVINTAGE_CORPUS names one');
    return 0;
  }
  const random = new Random(seed);
  const bases = corpusDocuments()
    .filter(({ path }) => statSync(path).size <= LARGEST)
    .flatMap(({ name, path }) => read(path).map((document) => ({ name, document })));
  let refused = 0;
  const faults = await inScratch(async (folder) => {
    const problems: string[] = [];
    const made = new Map<string, Series>();
    for (let number = 0; number < count; number++) {
      const { name, document } = random.pick(bases);
      const series = { base: name, documents: seriesOf(document, versions, random) };
      const files = await clientOf(series).catch((error: unknown) => {
        if (!(error instanceof FatalError)) problems.push(`${name}: ${stackOf(error)}\n${shown(series)}`);
        return [];
      });
      const written = [...files].map(([path, text]) => [join(String(number), path), text] as const);
      if (written.length === 0) refused++;
      await writeAll(folder, written);
      made.set(String(number), series);
    }
    for (const { file, line, message } of await compile(TYPESCRIPT_7, folder, ['**/*.ts'])) {
      const [number = ''] = file.split('/');
      const series = made.get(number);
      // The first complaint about a client explains the others.
      if (series === undefined) continue;
      problems.push(`${series.base} ${file}:${line} ${message}\n${shown(series)}`);
      made.delete(number);
    }
    return problems;
  });
  for (const fault of faults) say(fault);
  say(
    `fuzz: ${count} APIs in ${versions} versions, of seed ${seed}: ${refused} refused, ${faults.length} faults`,
  );
  return faults.length === 0 ? 0 : 1;
};

const TYPESCRIPT_7 = COMPILERS.find(({ name }) => name === 'TypeScript 7')?.path ?? '';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : '');

/** To find out what it is: one line for each version. */
const shown = ({ documents }: Series): string =>
  documents.map((document) => `  ${JSON.stringify(document)}`).join('\n');

const seriesOf = (base: Members, versions: number, random: Random): readonly Members[] => {
  const documents: Members[] = [];
  let document = withSchemas(base);
  for (let version = 0; version < versions; version++) {
    for (let left = 1 + random.below(MOST_CHANGES); left > 0; left--) document = changed(document, random);
    documents.push(document);
  }
  return documents;
};

/** The files of a client; none where what the changes made is no description. */
const clientOf = async ({ documents }: Series): Promise<Iterable<readonly [path: string, text: string]>> => {
  const versions = documents.map((_, index) => ({
    version: `v${String(index + 1)}`,
    document: `${String(index + 1)}.json`,
  }));
  const entry = { ...documents.at(-1), 'x-api-versions': { header: 'Api-Version', versions } };
  const files = documents.map(
    (document, index) => [`${String(index + 1)}.json`, JSON.stringify(document)] as const,
  );
  const options = { name: 'sample', unresolved: 'unknown' } as const;
  const made = await generateFromText(
    'openapi.json',
    JSON.stringify(entry),
    options,
    Object.fromEntries(files),
  );
  return made.files;
};

/** A document of OpenAPI 3 as JSON can say it; nothing where it is none. */
const read = (path: string): readonly Members[] => {
  try {
    const root: unknown = JSON.parse(
      JSON.stringify(parse(readFileSync(path, 'utf8'), { maxAliasCount: 1000 })),
    );
    return isMembers(root) && typeof root['openapi'] === 'string' && root['openapi'].startsWith('3')
      ? [root]
      : [];
  } catch {
    return [];
  }
};
