import { generate } from './generate.js';
import { lint } from './lint.js';
import { project } from './project.js';
import { versions } from './versions.js';
import type { Word } from './word.js';

/** The words of all commands: a new one is a file here, a line in each of these lists and one in ../main.ts. */
export type CommandName = 'generate' | 'lint' | 'project' | 'versions';

/** In the order of `--help`. */
export const NAMES: readonly CommandName[] = ['generate', 'lint', 'versions', 'project'];

export const WORDS: Readonly<Record<CommandName, Word>> = { generate, lint, project, versions };

/** Everything that is understood as a command. */
export const COMMANDS: readonly string[] = [...NAMES, 'help'];
