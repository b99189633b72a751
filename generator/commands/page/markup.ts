import { visible } from '../../diagnostics/show.js';

/** A piece of a page. Only the tag `markup` and our own files make it, so that no text of a description is one. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a piece: text, which is escaped, and pieces. */
export type Piece = string | number | Markup | readonly Markup[];

/** A piece of HTML with pieces in it: markup`<b>${title}</b>`. */
export const markup = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  new Markup(strings.reduce((text, part, index) => `${text}${textOf(pieces[index - 1] ?? '')}${part}`));

const textOf = (piece: Piece): string => {
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'string') return escaped(piece);
  return typeof piece === 'number' ? String(piece) : piece.map(({ text }) => text).join('\n');
};

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Text for an element, and for an attribute in quotes. */
const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => ESCAPES.get(character) ?? '');
