import { resolve } from 'node:path';
import { describe, modelOf } from '../description.js';
import { noSources } from '../diagnostics/diagnostic.js';
import { show } from '../diagnostics/show.js';
import { tolerating } from '../diagnostics/tolerance.js';
import { applyWrite, planFile } from '../output/write.js';
import { loadDocuments } from '../source/documents.js';
import { VERSION } from '../version.js';
import { Comparer, type Read } from './editions.js';
import { EXIT, type ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { historyOf } from './history.js';
import { uninterrupted } from './interrupt.js';
import { pageOf, type Story } from './page/page.js';
import { nth, withProgress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { fileOf, findSpecifications, shownPath } from './targets.js';

/**
 * Make one HTML page of which version has what, and what each changed: on standard output, or in a file. What is wrong
 * with a specification goes to standard error where the page is on standard output, and errors go instead of a page.
 *
 * @throws {FatalError} where there is nothing to look at, or it cannot be read
 */
export const runMatrix = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const report = new Report();
  const stories: Story[] = [];
  const inputs: string[] = [];
  await withProgress(flags, async (progress) => {
    const specifications = await findSpecifications('report', words, flags, cwd);
    for (const [index, { spec, options }] of specifications.entries()) {
      const which = `${show(spec)}${nth(index, specifications)}`;
      progress.say(`reading ${which}`);
      const documents = await loadDocuments(spec, { cwd, ...options });
      inputs.push(...documents.inputs);
      const { unresolved } = options;
      const tell = tolerating(unresolved, (diagnostic) => report.add([diagnostic], documents));
      const read = { label: spec, documents, description: describe(documents, tell), unresolved };
      progress.say(`comparing versions of ${which}`);
      const story = storyOf(read, report);
      if (story !== undefined) stories.push(story);
    }
  });
  const written = report.hasErrors ? undefined : await write(pageOf(stories), inputs, flags, cwd, report);
  await report.sayBeside(flags, fileOf(flags) === undefined);
  if (written !== undefined && flags.quiet !== true) print(`${written}\n`);
  return report.exitCode(flags);
};

const storyOf = (read: Read, report: Report): Story | undefined => {
  const { description, documents, unresolved } = read;
  const api = modelOf(
    description,
    tolerating(unresolved, (diagnostic) => report.add([diagnostic], documents)),
  );
  if (api === undefined) return undefined;
  const { views } = description;
  const comparer = new Comparer(report);
  const comparisons = api.versions.map(({ id }) => {
    const index = views.findIndex(({ moment }) => moment.version.id === id);
    const [old, now] = [views[index - 1], views[index]];
    return old === undefined || now === undefined ? undefined : comparer.compare(read, old, read, now)[0];
  });
  return { api, chapters: historyOf(api), comparisons };
};

/** Print a page, or write it over one of ours. What was written, in a line; undefined where none was. */
const write = async (
  page: string,
  inputs: readonly string[],
  flags: Flags,
  cwd: string,
  report: Report,
): Promise<string | undefined> => {
  const { force = false, dryRun } = flags;
  const output = fileOf(flags);
  if (output === undefined) {
    print(page);
    return undefined;
  }
  const path = resolve(cwd, output);
  const source = { name: '', sha256: '' };
  const plan = planFile(path, page, { version: VERSION, source, inputs, force, cwd });
  report.add(plan.diagnostics, noSources);
  if (report.exitCode({}) !== EXIT.ok) return undefined;
  if (dryRun === true) return `Would write ${show(shownPath(path, cwd))}`;
  await uninterrupted(() => applyWrite(plan));
  return `Wrote  ${show(shownPath(path, cwd))}`;
};
