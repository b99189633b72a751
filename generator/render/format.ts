import { MalformedOutput } from './errors.js';
import type { Formatter, Project } from './formatter.js';
import { layoutFile } from './layout/layout.js';
import { STYLE } from './layout/style.js';

/** How the files of a run are formatted. */
export interface Formatting {
  readonly format: Formatter;
  /** What `format` makes of a file, sooner; undefined where it is not known. */
  readonly shortcut: (file: Rendered) => string | undefined;
}

/** The formatter that a configuration names; of `prettier` the one of the project, which also takes Markdown and JSON. */
export const formattingOf = async (
  name: 'oxfmt' | 'prettier' | 'none',
  project: Project,
): Promise<Formatting> => {
  if (name === 'prettier') {
    const { projectPrettier } = await import('./project-prettier.js');
    return { format: await projectPrettier(project), shortcut: () => undefined };
  }
  if (name === 'none') return { format: lateFormatter(), shortcut: ({ text }) => text };
  return { format: lateFormatter(), shortcut: layoutOf };
};

/** Only TypeScript is formatted, and what we print ourselves is laid out as the formatter does it. */
const layoutOf = ({ path, text, isOurs }: Rendered): string | undefined => {
  if (!path.endsWith('.ts')) return text;
  return isOurs ? layoutFile(text) : undefined;
};

/** The formatter, loaded for the first file that needs it. */
const lateFormatter = (): Formatter => {
  let loading: Promise<Formatter> | undefined;
  return async (path, text) => await (await (loading ??= loadFormatter()))(path, text);
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
  /** Whether nothing of it is by the user: no template, and not the output that it belongs to. */
  readonly isOurs: boolean;
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
  { format, shortcut }: Formatting,
): Promise<readonly (readonly [path: string, text: string])[]> => {
  const files: (readonly [path: string, text: string])[] = [];
  const rest = rendered[Symbol.iterator]();
  let taken = 0;
  const work = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      const { path, text, trace } = next.value;
      const index = taken++;
      const formatted = shortcut(next.value) ?? (await format(path, text).catch(trace));
      files[index] = [path, `${formatted.trimEnd()}\n`];
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return files;
};
