import { show } from '../show.js';

const LONG = 500;

/** Text with code spans in it, for Markdown. All else is escaped, so that nothing in a description becomes markup. */
export const inline = (text: string): string => {
  const parts = show(text, LONG).split('`');
  return parts
    .map((part, index) => {
      const isCode = index % 2 === 1 && index < parts.length - 1;
      return isCode ? code(part) : escaped(part);
    })
    .join('');
};

/** Text as a span of code, harmless. */
export const code = (text: string): string =>
  text === '' ? '' : `\`${show(text, LONG).replaceAll('`', '\u02CB')}\``;

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>()#|~&@!]/g, '\\$&');
