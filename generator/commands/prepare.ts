import { basename } from 'node:path';
import type { Generated } from '../generate.js';
import { planWrite, type WritePlan } from '../output/write.js';
import type { Target } from './targets.js';
import { recipeOf } from './unchanged.js';
import { VERSION } from './version.js';

/** What writing the files of a client into its folder would do. */
export const planClient = async (
  target: Target,
  { files, documents, diagnostics }: Generated,
  cwd: string,
  force: boolean = false,
): Promise<WritePlan> => {
  const recipe = recipeOf(target.options, documents.files, diagnostics.length);
  return await planWrite(target.output, files, {
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
  });
};

export const hasErrors = (diagnostics: readonly { readonly severity: string }[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');
