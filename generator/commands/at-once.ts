import { VERSION } from '../version.js';
import { recall } from './recall/recall.js';
import type { Said } from './streams.js';
import { widthOf } from './width.js';

/**
 * What a command line is answered with where that takes none of the program: the version, a page of help, or that nothing
 * has changed since the last run. Undefined for all others, also for what is written in an unusual way: the program
 * knows. What this module imports is loaded by every run, so that it is little and imports no module of Node.js by name:
 * that would load all of it.
 */
export const atOnce = async (words: readonly string[]): Promise<readonly Said[] | undefined> => {
  const [word = '', ...others] = words;
  if (others.length === 0 && (word === '--version' || word === '-V')) return [{ report: `${VERSION}\n` }];
  const page = pageOf(words);
  if (page === undefined) return recall(words);
  if (isNarrow()) return undefined;
  const report = (await import('./help-pages.js')).helpPages().get(page);
  return report === undefined ? undefined : [{ report }];
};

/** The command whose help is asked for; `''` for that of the program. */
const pageOf = ([first = '', second, ...others]: readonly string[]): string | undefined => {
  if (others.length > 0) return undefined;
  if (first === 'help') return second === 'help' || second === undefined ? '' : second;
  if (isHelp(first)) return second === undefined ? '' : undefined;
  return second !== undefined && isHelp(second) ? first : undefined;
};

const isHelp = (word: string): boolean => word === '--help' || word === '-h';

/** Whether the pages, which are laid out for 80 columns, have to be laid out again. */
const isNarrow = (): boolean => (widthOf(process.stdout) ?? 80) < 80;
