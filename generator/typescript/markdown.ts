import { Code } from '../code.js';

/** Encoders for Markdown, where a specification's words could otherwise become links, images or HTML. */

const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Words in running text, on one line. */
export const md = (text: string): Code => Code.trusted(escaped(text.trim().replace(BREAKS, ' ')));

const escaped = (words: string): string => words.replace(/[\\`*_<>[\]|!#&~]/g, '\\$&');

/**
 * What a description says, on one line: its code is code, its links are the words that stand in them, and emphasis, headings
 * and quotes are gone. As it stands it would be links and images of the specification's choice; escaped as a whole, its
 * markup would be what people read.
 *
 * @param shorten for what has no room for all of it
 */
export const mdProse = (text: string, shorten: (words: string) => string = (words) => words): Code => {
  const shown = shorten(splitAtCode(text.trim(), (span) => span, withoutMarkup).replace(BREAKS, ' '));
  return Code.trusted(splitAtCode(shown, codeIn, escaped));
};

/** A span of code with its backticks, and what is between them. */
const CODE = /(?<![\\`])(`{1,3})([^`]+)\1(?!`)/g;

/** A text put together again from its spans of code and from what stands between them. */
const splitAtCode = (
  text: string,
  ofCode: (span: string) => string,
  ofWords: (words: string) => string,
): string => {
  let result = '';
  let end = 0;
  for (const { index, 0: span } of text.matchAll(CODE)) {
    result += ofWords(text.slice(end, index)) + ofCode(span);
    end = index + span.length;
  }
  return result + ofWords(text.slice(end));
};

const codeIn = (span: string): string => {
  const fence = span.search(/[^`]/);
  return mdCode(span.slice(fence, -fence).trim()).text;
};

const withoutMarkup = (words: string): string =>
  words
    .replace(/^[ \t]*(?:#{1,6} |> )/gm, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(EMPHASIS, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** Words between markers; an underscore within a word is one of its letters. */
const EMPHASIS = /(?<![\p{L}\p{N}\\*_])(\*\*|__|\*|_)(?=\S)([^*_]*[^*_\s])\1(?![\p{L}\p{N}*_])/gu;

/** A code span, also inside a table: the fence is longer than any run of backticks in it. */
export const mdCode = (text: string): Code => {
  const line = text.replace(BREAKS, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return Code.trusted(`${fence}${pad}${line}${pad}${fence}`);
};
