import { Code } from '../code.js';

/** Encoders for Markdown, where a specification's words could otherwise become links, images or HTML. */

const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Words in running text, on one line. */
export const md = (text: string): Code =>
  Code.trusted(
    text
      .trim()
      .replace(BREAKS, ' ')
      .replace(/[\\`*_<>[\]|!#&~]/g, (character) => `\\${character}`),
  );

/** A code span, also inside a table: the fence is longer than any run of backticks in it. */
export const mdCode = (text: string): Code => {
  const line = text.replace(BREAKS, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return Code.trusted(`${fence}${pad}${line}${pad}${fence}`);
};
