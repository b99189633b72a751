import { basename } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { Generated } from '../generate.js';
import { planFile, planWrite, type FileSet, type WritePlan } from '../output/write.js';
import { shownPath, type Target } from './targets.js';
import { recipeOf } from './unchanged.js';
import { VERSION } from './version.js';

/** What writing the files of a client into its folder would do. */
export const planClient = async (
  target: Target,
  { files, documents, diagnostics }: Generated,
  cwd: string,
  force: boolean = false,
): Promise<WritePlan> => {
  const { outputs } = target.options;
  const isFile = FILE.test(target.output);
  if (isFile && !(outputs?.length === 1 && outputs[0] === 'paths')) {
    throw new FatalError(diagnose('output-is-file', { path: shownPath(target.output, cwd) }));
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
    inputs: [...documents.inputs, ...target.inputs],
    force,
    cwd,
  };
  return isFile
    ? await planFile(target.output, defaultOf(files), options)
    : await planWrite(target.output, files, options);
};

/** An output of this name is a file, and no folder. */
const FILE = /\.[mc]?ts$/;

/** The one file that has the types of the version that holds unless another one is named. */
export const defaultOf = (files: FileSet): string => {
  const index = files.text('index.ts') ?? '';
  const [, pinned] = /^export type \* from '\.\/(.+)\.js';$/m.exec(index) ?? [];
  return pinned === undefined ? index : (files.text(`${pinned}.ts`) ?? index);
};

export const hasErrors = (diagnostics: readonly { readonly severity: string }[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');
