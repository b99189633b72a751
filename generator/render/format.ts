import { MalformedOutput } from './errors.js';
import type { Formatter, Project } from './formatter.js';

const STYLE = { printWidth: 110, singleQuote: true } as const;

/** The formatter that a configuration names; of `prettier` the one of the project, which also takes Markdown and JSON. */
export const formatterOf = async (
  name: 'oxfmt' | 'prettier' | 'none',
  project: Project,
): Promise<Formatter | undefined> => {
  if (name === 'prettier') return await (await import('./project-prettier.js')).projectPrettier(project);
  if (name === 'none') return undefined;
  const format = await loadFormatter();
  return async (path, text) => (path.endsWith('.ts') ? await format(path, text) : text);
};

/** oxfmt, or prettier where oxfmt has no binary for the machine. */
export const loadFormatter = async (): Promise<Formatter> => {
  try {
    const { format } = await import('oxfmt');
    return async (path, text) => {
      const { code, errors } = await format(path, text, STYLE);
      const [error] = errors;
      if (error !== undefined) throw new MalformedOutput(path, error.message, offsetOf(error.labels, text));
      return code;
    };
  } catch {
    return await loadPrettier();
  }
};

const loadPrettier = async (): Promise<Formatter> => {
  const { format } = await import('prettier');
  return async (path, text) => {
    try {
      return await format(text, { ...STYLE, filepath: path });
    } catch (error) {
      throw new MalformedOutput(path, String(error), 0);
    }
  };
};

/**
 * Where an error stands, in UTF-16 code units: oxfmt counts bytes of UTF-8. Where the text ends too early, the bracket
 * that nothing closes says more than the end does.
 */
const offsetOf = (labels: readonly { readonly start: number }[], text: string): number => {
  const bytes = Buffer.from(text);
  const label = labels.find(({ start }) => start < bytes.length) ?? labels[0];
  return bytes.subarray(0, label?.start ?? 0).toString().length;
};

/** A rendered file. */
export interface Rendered {
  readonly path: string;
  readonly text: string;
  /** Says more of a failure to format it. */
  readonly trace?: (error: unknown) => Promise<never>;
}

/**
 * How many files are formatted at a time, on other threads: one, and another that waits while the next is rendered. More
 * are no faster, since rendering takes longer than formatting, and each thread keeps memory of its own.
 */
const PARALLEL = 2;

/**
 * Format all files; everything ends in one line break. A file is taken when there is room for it, so that what
 * renders them does so while others are being formatted.
 */
export const formatAll = async (
  rendered: Iterable<Rendered>,
  format: Formatter | undefined,
): Promise<readonly (readonly [path: string, text: string])[]> => {
  const files: (readonly [path: string, text: string])[] = [];
  const rest = rendered[Symbol.iterator]();
  let taken = 0;
  const work = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      const { path, text, trace } = next.value;
      const index = taken++;
      const formatted = format === undefined ? text : await format(path, text).catch(trace);
      files[index] = [path, `${formatted.trimEnd()}\n`];
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return files;
};
