import { basename } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { noSources } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { generate, type Generated } from '../generate.js';
import {
  applyWrite,
  planFile,
  planWrite,
  type FileSet,
  type WritePlan,
  type WriteReport,
} from '../output/write.js';
import type { Tell } from '../stopwatch.js';
import { uninterrupted } from './interrupt.js';
import type { Report } from './report.js';
import { inputsOf, shownPath, type Target } from './targets.js';
import { recipeOf } from './unchanged.js';
import { VERSION } from '../version.js';

/** What writing the files of a client into its folder would do. */
export const planClient = (
  target: Target,
  { files, documents, diagnostics }: Generated,
  cwd: string,
  force: boolean = false,
): WritePlan => {
  const { outputs } = target.options;
  const isFile = FILE.test(target.output);
  if (isFile && !(outputs?.length === 1 && outputs[0] === 'paths')) {
    throw new FatalError(diagnose('output-is-file', { path: shownPath(target.output, cwd) }));
  }
  if (DECLARATION.test(target.output) && VALUE.test(defaultOf(files))) {
    throw new FatalError(diagnose('output-is-declaration', { path: shownPath(target.output, cwd) }));
  }
  const recipe = recipeOf(target.options, documents.files, diagnostics.length);
  const options = {
    version: VERSION,
    // Without folders: the manifest is the same wherever the command was started.
    source: {
      name: basename(documents.entry.name),
      sha256: documents.hash,
      ...(recipe === undefined ? {} : { recipe }),
    },
    inputs: [...documents.inputs, ...target.inputs, ...inputsOf(target)],
    force,
    cwd,
  };
  return isFile
    ? planFile(target.output, defaultOf(files), options)
    : planWrite(target.output, files, options);
};

/** An output of this name is a file, and no folder. */
const FILE = /\.[mc]?ts$/;

/** A file of which no program is made. */
const DECLARATION = /\.d\.[mc]?ts$/;

/** What is more than a type. */
const VALUE = /^export (?:enum|const) /m;

/** The one file that has the types of the version that holds unless another one is named. */
export const defaultOf = (files: FileSet): string => {
  const index = files.text('index.ts') ?? '';
  const [, pinned] = /^export (?:type )?\* from '\.\/(.+?)(?:\.[jt]s)?';$/m.exec(index) ?? [];
  return pinned === undefined ? index : (files.text(`${pinned}.ts`) ?? index);
};

/** What became of a client. */
export interface Written {
  /** What was written; undefined where the report says why nothing was. */
  readonly written: WriteReport | undefined;
  /** The documents that were read, absolute; undefined where not even that is known. */
  readonly documents: readonly string[] | undefined;
}

/** Generate a client and write it, for those who go on whatever comes of it: what is wrong goes to the report. */
export const writeClient = async (
  target: Target,
  cwd: string,
  report: Report,
  { force, dryRun }: { readonly force?: boolean; readonly dryRun?: boolean } = {},
  tell?: Tell,
): Promise<Written> => {
  let documents: readonly string[] | undefined;
  try {
    const generated = await generate(target.options, tell);
    documents = generated.documents.inputs;
    report.add(generated.diagnostics, generated.documents, target.setting);
    if (hasErrors(generated.diagnostics)) return { written: undefined, documents };
    const plan = planClient(target, generated, cwd, force);
    report.add(plan.diagnostics, noSources, target.setting);
    if (hasErrors(plan.diagnostics)) return { written: undefined, documents };
    return { written: dryRun === true ? plan : await uninterrupted(() => applyWrite(plan)), documents };
  } catch (error) {
    if (!(error instanceof FatalError)) throw error;
    report.addFatal(error, target.setting);
    return { written: undefined, documents };
  }
};

export const hasErrors = (diagnostics: readonly { readonly severity: string }[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');
