import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { noSources, type Diagnostic, type SourceLookup } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { Assets } from './assets.js';
import { ENDING, PARTIALS, templateNames } from '../template-folder.js';
import { TEMPLATE_VIEWS } from './template-views.js';

/** Templates of a user that take the place of ours, or are those of outputs of their own. */
export interface CustomTemplates {
  /** Their texts by name, partials with their folder: `resource`, `partials/doc`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Their files as users see them, by the same names. */
  readonly files: ReadonlyMap<string, string>;
  /** Finds their texts for reports. */
  readonly sources: SourceLookup;
}

/**
 * Read a folder of templates and hold each against the type of its view, before anything is done with them.
 *
 * @param folder relative to `cwd`
 * @param hasOutputs whether outputs of the user may name templates that we do not know
 * @throws {FatalError} all that is wrong with them
 */
export const loadTemplates = async (
  folder: string,
  cwd: string,
  assets: Assets,
  hasOutputs: boolean,
): Promise<CustomTemplates> => {
  const path = resolve(cwd, folder);
  const shown = relative(cwd, path).replaceAll(sep, '/') || '.';
  const names = templateNames(path);
  if (names === undefined) throw new FatalError(diagnose('templates-not-found', { path: shown }));
  const texts = new Map<string, string>();
  for (const name of names) texts.set(name, await readFile(join(path, name + ENDING), 'utf8'));
  const files = new Map(names.map((name) => [name, `${shown}/${name}${ENDING}`]));
  const byFile = new Map([...files].map(([name, file]) => [file, texts.get(name) ?? '']));
  const sources: SourceLookup = { ...noSources, text: (file) => byFile.get(file) };
  const custom = { texts, files, sources };
  const [first, ...rest] = await problemsIn(custom, assets, hasOutputs);
  if (first !== undefined) throw new FatalError([first, ...rest], sources);
  return custom;
};

const problemsIn = async (
  { texts, files }: CustomTemplates,
  { sources }: Assets,
  hasOutputs: boolean,
): Promise<readonly Diagnostic[]> => {
  const [{ compileTemplate, parseTemplate }, { TemplateCheck }] = await Promise.all([
    import('./compile.js'),
    import('./check-templates.js'),
  ]);
  const problems: Diagnostic[] = [];
  const trees = new Map([...sources].map(([name, text]) => [name, parseTemplate(text)]));
  for (const [name, text] of texts) {
    const file = files.get(name) ?? name;
    if (!sources.has(name) && !name.startsWith(PARTIALS) && !hasOutputs) {
      problems.push(diagnose('template-unknown', { name, known: Object.keys(TEMPLATE_VIEWS) }, { file }));
    }
    try {
      trees.set(name, parseTemplate(text));
    } catch (error) {
      problems.push(syntaxProblem(error, file));
    }
  }
  if (problems.length > 0) return problems;
  const check = new TemplateCheck(trees, (name) => files.get(name));
  for (const [name, view] of Object.entries(TEMPLATE_VIEWS)) check.template(name, view);
  for (const name of texts.keys()) {
    if (!name.startsWith(PARTIALS) && TEMPLATE_VIEWS[name] === undefined) check.template(name);
  }
  if (check.diagnostics.length > 0) return check.diagnostics;
  // Partials that nothing names are compiled too.
  for (const [name, text] of texts) {
    try {
      compileTemplate(text);
    } catch (error) {
      problems.push(syntaxProblem(error, files.get(name) ?? name));
    }
  }
  return problems;
};

/** The parser tells lines and what it expected in several lines: the first has the line, the last the reason. */
const syntaxProblem = (error: unknown, file: string): Diagnostic => {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split('\n');
  const line = /on line (\d+)/.exec(message)?.[1] ?? / - (\d+):\d+$/.exec(message)?.[1];
  const problem = (lines.at(-1) ?? message).replace(/ - \d+:\d+$/, '');
  return diagnose(
    'template-syntax',
    { problem },
    { file, ...(line === undefined ? {} : { line: Number(line), column: 1 }) },
  );
};

/** The assets with templates of a user in the place of ours. */
export const withTemplates = async (assets: Assets, { texts }: CustomTemplates): Promise<Assets> => {
  const { compileTemplate } = await import('./compile.js');
  const compiled = [...texts].map(([name, text]) => [name, compileTemplate(text)] as const);
  const isPartial = (name: string): boolean => name.startsWith(PARTIALS);
  return {
    ...assets,
    templates: new Map([...assets.templates, ...compiled.filter(([name]) => !isPartial(name))]),
    partials: new Map([
      ...assets.partials,
      ...compiled
        .filter(([name]) => isPartial(name))
        .map(([name, each]) => [name.slice(PARTIALS.length), each] as const),
    ]),
    sources: new Map([...assets.sources, ...texts]),
  };
};
