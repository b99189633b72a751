import { check } from './check.js';
import { diff } from './diff.js';
import { doctor } from './doctor.js';
import { explain } from './explain.js';
import { generate } from './generate.js';
import { importWord } from './import.js';
import { init } from './init.js';
import { lint } from './lint.js';
import { lock } from './lock.js';
import { paths } from './paths.js';
import { project } from './project.js';
import { report } from './report.js';
import { show } from './show.js';
import { upgrade } from './upgrade.js';
import { versions } from './versions.js';
import { watch } from './watch.js';
import type { Word } from './word.js';

/** The words of all commands: a new one is a file here, a line in each of these lists and one in ../main.ts. */
export type CommandName =
  | 'check'
  | 'diff'
  | 'doctor'
  | 'explain'
  | 'generate'
  | 'import'
  | 'init'
  | 'lint'
  | 'lock'
  | 'paths'
  | 'project'
  | 'report'
  | 'show'
  | 'upgrade'
  | 'versions'
  | 'watch';

/** In the order of `--help`. */
export const NAMES: readonly CommandName[] = [
  'generate',
  'check',
  'watch',
  'init',
  'paths',
  'lint',
  'versions',
  'project',
  'diff',
  'upgrade',
  'report',
  'lock',
  'import',
  'explain',
  'show',
  'doctor',
];

export const WORDS: Readonly<Record<CommandName, Word>> = {
  check,
  diff,
  doctor,
  explain,
  generate,
  import: importWord,
  init,
  lint,
  lock,
  paths,
  project,
  report,
  show,
  upgrade,
  versions,
  watch,
};

/** Everything that is understood as a command. */
export const COMMANDS: readonly string[] = [...NAMES, 'help'];
