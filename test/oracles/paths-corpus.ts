import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { corpusDocuments } from '../corpus/documents.js';
import { comparePaths } from './paths.js';
import { reasonsOf } from './paths-differences.js';

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
    const reasonFor = reasonsOf(verdict, await componentsOf(path), options);
    for (const type of verdict.differing) {
      const reason = reasonFor(type);
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

/** Whether a document itself has a component. */
const componentsOf = async (path: string): Promise<(table: string, key: string) => boolean> => {
  const text = await readFile(path, 'utf8');
  const document: unknown = parse(text, { maxAliasCount: -1 });
  return (table, key) => [table, key].reduce(member, member(document, 'components')) !== undefined;
};

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
