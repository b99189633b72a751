import { show } from '../diagnostics/show.js';
import type { PageSuggestion } from '../generate.js';
import type { WriteReport } from '../output/write.js';
import { tookLine } from './duration.js';
import type { Said } from './streams.js';

/** What is in a specification. */
interface Content {
  readonly title: string;
  /** 0 for an API without versions. */
  readonly versions: number;
  readonly operations: number;
}

/** What happened to one API. */
export interface Outcome {
  /** The specification by its display name. */
  readonly spec: string;
  /** What is in it; undefined where nothing has changed since the last run, and it was not looked at. */
  readonly content: Content | undefined;
  readonly warnings: number;
  /** The output folder, relative to the working directory. */
  readonly output: string;
  /** What was written, or would be. */
  readonly written: WriteReport;
  readonly isDryRun: boolean;
  readonly ms: number;
  /** On the first run, when there is something to try: the client class, and the file that exports it. */
  readonly client: { readonly name: string; readonly file: string } | undefined;
  /** On the first run: how lists may be paged, where nothing says it. */
  readonly pages: PageSuggestion | undefined;
}

/** What was read and written; beside it how long that took, and on the first run what to try. */
export const summaryOf = (outcome: Outcome): Said => {
  const { output, ms, client, pages } = outcome;
  const hints = [
    ...(client === undefined
      ? []
      : [`Try    import { ${client.name} } from '${importPath(output, client.file)}';\n`]),
    ...(pages === undefined ? [] : pagesOf(pages)),
  ];
  return { report: workOf(outcome), aside: tookLine(ms) + hints.join('') };
};

/** A line of a configuration, which may be copied. */
const pagesOf = ({ lists, rule }: PageSuggestion): readonly string[] => {
  const keys = Object.entries(rule).map(([key, value]) => `${key}: ${show(scalar(String(value)))}`);
  return [
    `Pages  ${lists === 1 ? 'A list looks' : `${lists} lists look`} paged. To iterate, say so in the configuration:\n`,
    `       pagination: { ${keys.join(', ')} }\n`,
  ];
};

/** A text as it is written in a mapping of YAML on one line. */
const scalar = (text: string): string =>
  /^[\p{L}_/][\p{L}\p{N}_/.-]*$/u.test(text) ? text : `'${text.replaceAll("'", "''")}'`;

/** What was read and written; in a dry run also which files. */
export const workOf = (outcome: Outcome): string => {
  const { spec, output, written, isDryRun } = outcome;
  const lines = [
    `Read   ${show(spec)}: ${contentOf(outcome)}`,
    `${isDryRun ? 'Would write' : 'Wrote '} ${show(output)}: ${countsOf(written)}`,
    ...(isDryRun ? changesOf(written) : []),
  ];
  return `${lines.join('\n')}\n`;
};

const contentOf = ({ content, warnings }: Outcome): string => {
  if (content !== undefined) return describe(content);
  return warnings === 0
    ? 'unchanged'
    : `unchanged, and so ${warnings === 1 ? 'is its warning' : `are its ${warnings} warnings`} (--verbose shows them)`;
};

const describe = ({ title, versions, operations }: Content): string =>
  [
    show(title),
    ...(versions === 0 ? [] : [counted(versions, 'version')]),
    counted(operations, 'operation'),
  ].join(', ');

/** `1 new, 0 changed, 3 unchanged, 0 removed`. */
export const countsOf = ({ created, changed, unchanged, removed, kept }: WriteReport): string =>
  [
    `${created.length} new`,
    `${changed.length} changed`,
    `${unchanged.length} unchanged`,
    `${removed.length} removed`,
    ...(kept.length === 0 ? [] : [`${kept.length} kept`]),
  ].join(', ');

const changesOf = ({ created, changed, removed }: WriteReport): readonly string[] => [
  ...created.map((path) => `  new      ${path}`),
  ...changed.map((path) => `  changed  ${path}`),
  ...removed.map((path) => `  removed  ${path}`),
];

/** `1 version`, `2 versions`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const importPath = (output: string, file: string): string => {
  const start = /^(?:\.{0,2}\/|\.\.?$)/.test(output) ? '' : './';
  return `${start}${show(output)}/${file}`;
};
