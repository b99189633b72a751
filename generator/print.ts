import { refused } from './blame.js';
import { diagnose } from './diagnostics/catalogue.js';
import { FatalError } from './diagnostics/fatal.js';
import { FileSet } from './output/file-set.js';
import type { OutputsPlan } from './outputs.js';
import { loadAssets } from './render/assets.js';
import { withTemplates, type CustomTemplates } from './render/custom.js';
import { Engine } from './render/engine.js';
import { MalformedOutput, RenderError } from './render/errors.js';
import { formatAll, formattingOf, type Rendered } from './render/format.js';
import type { Project } from './render/formatter.js';
import { TemplateError, traced } from './render/trace.js';
import type { PlannedFile, TemplateFile } from './seams.js';
import type { ImportExtension } from './typescript/literal.js';
import { runtimeClosure } from './typescript/runtime-closure.js';

/** How planned files become text. */
export interface Printing {
  readonly format: 'oxfmt' | 'prettier' | 'none';
  /** Whose Prettier that is. */
  readonly project: Project;
  /** The most that may be written, in UTF-16 code units. */
  readonly outputBytes: number;
  readonly custom: CustomTemplates | undefined;
  readonly importExtension: ImportExtension;
  /** Told how many files have a text. */
  readonly tell: (count: number) => void;
}

/**
 * The texts of all planned files, with the modules of the runtime that they need; undefined where that is too much.
 *
 * @throws {FatalError} where a template or an output of the user prints what cannot be
 */
export const renderPlan = async (
  plan: OutputsPlan,
  { format, project, outputBytes, custom, importExtension, tell }: Printing,
): Promise<FileSet | undefined> => {
  const own = loadAssets();
  const assets = custom === undefined ? own : await withTemplates(own, custom);
  const engine = new Engine(assets.templates, assets.partials);
  let size = 0;
  let count = 0;
  const render = function* (): Iterable<Rendered> {
    for (const file of plan.files) {
      const text = textOf(file, engine, plan, custom);
      size += text.length;
      if (size > outputBytes) return;
      tell((count += 1));
      const { path } = file;
      const isOurs = custom === undefined && !plan.owners.has(path);
      const trace = isTemplateFile(file) ? traced(file, assets.sources) : undefined;
      yield trace === undefined ? { path, text, isOurs } : { path, text, isOurs, trace };
    }
  };
  const formatted = await formatAll(render(), await formattingOf(format, project)).catch((error: unknown) =>
    blame(error, plan, custom),
  );
  if (size > outputBytes) return undefined;
  return new FileSet([...formatted, ...runtimeClosure(plan.runtime, assets.runtime, importExtension)]);
};

/** What went wrong in a template or an output of the user is theirs to mend; anything else is thrown on as it is. */
const blame = (error: unknown, { owners }: OutputsPlan, custom: CustomTemplates | undefined): never => {
  if (error instanceof TemplateError) {
    const file = custom?.files.get(error.template);
    if (custom === undefined || file === undefined) throw error;
    const { problem, printed, line } = error;
    const diagnostic = diagnose('template-output', { problem, printed }, { file, line, column: 1 });
    throw new FatalError(diagnostic, custom.sources);
  }
  const plugin = error instanceof MalformedOutput ? owners.get(error.path) : undefined;
  throw plugin === undefined ? error : refused(plugin, `what it made is not TypeScript: ${messageOf(error)}`);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isTemplateFile = (file: PlannedFile): file is TemplateFile => 'template' in file;

/** A view that does not fit is the fault of who wrote the template, else of who made the view; else it is ours. */
const textOf = (
  file: PlannedFile,
  engine: Engine,
  { owners }: OutputsPlan,
  custom: CustomTemplates | undefined,
): string => {
  if (!isTemplateFile(file)) return `${file.code.text}\n`;
  const { path, template, view } = file;
  try {
    return engine.render(template, view);
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    const theirs = custom?.files.get(template);
    if (theirs !== undefined) throw refused(`template "${theirs}"`, error.problem);
    const plugin = owners.get(path);
    throw plugin === undefined ? error : refused(plugin, `"${path}": ${error.message}`);
  }
};
