import type { Document, YAMLError } from 'yaml';
import { openingOf } from './yaml-openings.js';

/** A mistake in YAML: what is wrong, and how such a mistake mostly comes about. */
export interface YamlMistake {
  readonly problem: string;
  readonly advice?: string;
  /** The offset of what is to be mended. */
  readonly at: number;
}

const CLOSE = 'Close every { and [, and indent the lines in it further than the key that it belongs to.';
const COLON =
  'Text with a colon and a space in it needs quotes. What is a key begins where the keys beside it do.';

/** What the parser says, the first of these that fits, and what to say instead; `$where` is where `$1` has its counterpart. */
const WORDS: readonly (readonly [said: RegExp, problem: string, advice: string])[] = [
  [
    /^Missing closing (['"])quote/,
    'the string that begins $where is not closed',
    'Add the quote at its end.',
  ],
  [
    /^Flow (?:map|sequence) .*(?:end with a|with a) ([}\]])/,
    'the bracket that opens $where is not closed with $1',
    CLOSE,
  ],
  [/^Nested mappings are not allowed in compact/, 'this value has a colon in it, as if it were a key', COLON],
  [
    /^Block collections are not allowed within flow/,
    'a colon stands where a comma or the end must come',
    'A comma may be missing in a { } or [ ].',
  ],
  [
    /^A block sequence may not be used as an implicit map key/,
    'a list goes on in another column than it began',
    'Begin all of its lines in one column.',
  ],
  [
    /^Implicit keys need to be on a single line/,
    'a key and its colon have to be on one line',
    'A colon may be missing after a key before this, or the quote that closes a string.',
  ],
  [
    /^Implicit map keys need to be followed by map values/,
    'a key stands here without a colon',
    'Write a colon and a space after a key.',
  ],
  [
    /^All (?:mapping|sequence) items must start at the same column/,
    'this begins in another column than what stands beside it',
    'Indent it as its neighbours are.',
  ],
  [/^Tabs are not allowed as indentation/, 'tabs are not allowed as indentation', 'Indent with spaces.'],
  [/^Plain value cannot start with/, 'a value cannot begin with this character', 'Put it in quotes.'],
];

/** What is wrong in words that help whoever wrote the document; those of the parser where there are none. */
export const mistakeOf = (document: Document, text: string, error: YAMLError): YamlMistake => {
  const { message, pos } = error;
  const [at] = pos;
  // What the parser says of itself where it has no room left is a matter of the document.
  if (isExhausted(error)) return { problem: 'it is nested too deeply', at };
  for (const [said, problem, advice] of WORDS) {
    const found = said.exec(message);
    if (found === null) continue;
    const [, closing = ''] = found;
    const opening = openingOf(document, text, error, closing);
    const where = opening === undefined ? 'before this' : 'here';
    return {
      problem: problem.replace('$1', closing).replace('$where', where),
      advice,
      at: opening ?? at,
    };
  }
  return { problem: message.replace(/\.$/, ''), at };
};

export const isExhausted = ({ message }: Pick<YAMLError, 'message'>): boolean =>
  message.startsWith('Maximum call stack');
