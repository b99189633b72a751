import { corpusDocuments } from '../corpus/documents.js';
import { comparePaths } from './paths.js';
import { reasonFor } from './paths-differences.js';

/** Where openapi-typescript gives an enum or a member a name twice, or one that is none, its file does not compile. */
const BROKEN = 'an enum of openapi-typescript is none to the compiler';

/**
 * Compare every document whose name contains `part`, and print what differs.
 *
 * @param options the names of options that are on, such as `enum`
 * @returns the exit code: 1 where something differs for which there is no reason
 */
export const runPathsOracle = async (part: string, options: readonly string[] = []): Promise<number> => {
  const on = Object.fromEntries(options.map((name) => [name, true]));
  let [documents, compared, explained, failed] = [0, 0, 0, 0];
  for (const { path, name } of corpusDocuments().filter((each) => each.name.includes(part))) {
    const verdict = await comparePaths(path, on);
    if (verdict === undefined) continue;
    documents += 1;
    compared += verdict.compared;
    for (const type of verdict.differing) {
      const reason = verdict.isTheirsBroken ? BROKEN : reasonFor(name, type, options);
      if (reason === undefined) {
        failed += 1;
        process.stdout.write(`${name}: ${type}\n`);
      } else explained += 1;
    }
  }
  process.stdout.write(
    `${documents} documents, ${compared} types the same to the compiler but ${explained} with a reason, and ${failed}\n`,
  );
  return failed === 0 ? 0 : 1;
};
