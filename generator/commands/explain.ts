import { codes, diagnose, explainCode, type Explained } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { wrapped } from '../diagnostics/report/text.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Flags } from './flags.js';
import { loadRulePages } from './rule-pages.js';
import { aside, print } from './streams.js';
import { widthOf } from './width.js';

/**
 * Tell what codes of reports mean: the one that is named with all that is known of it, else all in a line each.
 *
 * @throws {FatalError} no-such-code
 */
export const runExplain = (words: readonly string[], { format }: Flags): Promise<ExitCode> => {
  const pages = loadRulePages();
  const named = words.map((word) => explained(word.toLowerCase()));
  const entries = (words.length === 0 ? codes().map(explained) : named).map((entry) => ({
    ...entry,
    page: pages.get(entry.code),
  }));
  print(
    format === 'json'
      ? `${JSON.stringify(words.length === 1 ? entries[0] : entries, undefined, 2)}\n`
      : words.length === 0
        ? listText(entries)
        : entries.map(text).join('\n'),
  );
  if (words.length === 0 && format !== 'json') aside(moreText(entries));
  return Promise.resolve(EXIT.ok);
};

const REDOCLY = 'redocly/';

const explained = (code: string): Explained => {
  const known = explainCode(code);
  if (known !== undefined) return known;
  if (!/^redocly\/[a-z0-9-]+$/i.test(code))
    throw new FatalError(diagnose('no-such-code', { code, known: codes() }));
  const rule = code.slice(REDOCLY.length);
  return {
    code,
    severity: 'warning',
    message: 'A rule of the recommended set of Redocly.',
    help: `Its page: https://redocly.com/docs/cli/rules/oas/${rule}`,
  };
};

interface Entry extends Explained {
  readonly page: string | undefined;
}

const text = ({ code, severity, message, help, page }: Entry): string =>
  [
    `${code}  (${severity})`,
    '',
    `  ${lines(message, 2)}`,
    ...(help === undefined ? [] : ['', lines(`What to do: ${help}`)]),
    ...(page === undefined ? [] : ['', pageText(page.replace(/^# .*\n+/, '').trimEnd())]),
    '',
  ].join('\n');

/** A page whose paragraphs are broken, and whose code is not. */
const pageText = (page: string): string =>
  page
    .split(/^(```[^]*?^```)$/m)
    .map((part) =>
      part.startsWith('```')
        ? part
        : part.replace(/.+/g, (line) => wrapped(line, 0, widthOf(process.stdout), '')),
    )
    .join('');

/** A text broken between words where the terminal is narrow. */
const lines = (text: string, used = 0): string => wrapped(text, used, widthOf(process.stdout));

/** How much room beside the codes a message needs: with less it has lines of its own. */
const BESIDE = 30;

const listText = (entries: readonly Entry[]): string => {
  const width = Math.max(...entries.map(({ code }) => code.length));
  const list = entries.map(({ code, severity, message }) => {
    const start = `${code.padEnd(width)}  ${severity.padEnd('warning'.length)}  `;
    return (widthOf(process.stdout) ?? Infinity) < start.length + BESIDE
      ? `${code}  ${severity}\n  ${lines(message, 2)}`
      : start + lines(message, start.length);
  });
  return `${list.join('\n')}\n`;
};

const moreText = ([first]: readonly Entry[]): string =>
  `\n${wrapped(`More about one of them: apivintage explain ${first?.code ?? ''}`, 0, widthOf(process.stderr))}\n`;
