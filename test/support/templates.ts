/** The templates as a test wants them: with lines replaced, compiled as the program compiles them. */
import { loadAssets, type Assets } from '../../generator/render/assets.js';
import { compileTemplate } from '../../generator/render/compile.js';
import { Engine } from '../../generator/render/engine.js';
import { formatAll, loadFormatter } from '../../generator/render/format.js';
import { traced } from '../../generator/render/trace.js';
import type { TemplateFile } from '../../generator/seams.js';

const PARTIALS = 'partials/';

export const SOURCES: Assets['sources'] = loadAssets().sources;

/** The texts of templates with `text` replaced in one of them. Throws where it does not occur. */
export function withEdit(template: string, text: string, replacement: string): ReadonlyMap<string, string> {
  const source = SOURCES.get(template) ?? '';
  if (!source.includes(text)) throw new Error(`${template} does not contain ${JSON.stringify(text)}`);
  return new Map([...SOURCES, [template, source.replace(text, replacement)]]);
}

/** An engine for templates by name. */
export function engineFor(sources: ReadonlyMap<string, string>): Engine {
  const compiled = [...sources].map(([name, source]) => [name, compileTemplate(source)] as const);
  const isPartial = (name: string): boolean => name.startsWith(PARTIALS);
  return new Engine(
    new Map(compiled.filter(([name]) => !isPartial(name))),
    new Map(
      compiled.filter(([name]) => isPartial(name)).map(([name, each]) => [name.slice(PARTIALS.length), each]),
    ),
  );
}

/** Render and format files as the program does. Throws what a user of broken templates reads. */
export async function printAll(
  files: readonly TemplateFile[],
  sources: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const engine = engineFor(sources);
  const rendered = files.map(({ path, template, view }) => ({
    path,
    text: engine.render(template, view),
    isOurs: false,
    trace: traced({ template, view }, sources),
  }));
  return new Map(await formatAll(rendered, { format: await loadFormatter(), shortcut: () => undefined }));
}

/** The 1-based line of a template on which `text` stands. */
export function lineOf(sources: ReadonlyMap<string, string>, template: string, text: string): number {
  const source = sources.get(template) ?? '';
  if (!source.includes(text)) throw new Error(`${template} does not contain ${JSON.stringify(text)}`);
  return source.slice(0, source.indexOf(text)).split('\n').length;
}
