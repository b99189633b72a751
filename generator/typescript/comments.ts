import { Code } from '../code.js';
import type { Constraints, Doc, Json } from '../ir/model.js';

/** A JSDoc comment ready to print; empty where there is nothing to say. */
export interface CommentView {
  /** The whole text, where it fits on one line. */
  readonly single: Code;
  readonly lines: readonly Code[];
}

export const NO_COMMENT: CommentView = { single: Code.EMPTY, lines: [] };

const WIDTH = 110;
const LINE_BREAKS = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/;
/** Control characters but tabs, characters that hide or reorder text, and halves of surrogate pairs. */
const INVISIBLE = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * Paragraphs of a comment, blank lines between them. Each is wrapped; what could end the comment is defused.
 *
 * @param tags with values, which stay on one line
 * @param prose tags with prose, which is wrapped
 */
export const comment = (
  paragraphs: readonly (string | undefined)[],
  tags: readonly string[] = [],
  prose: readonly string[] = [],
): CommentView => {
  const [first] = paragraphs;
  const tagged = [...prose.map(tidyTag).flatMap(wrap), ...tags.map(tidyTag)];
  if (first !== undefined && paragraphs.length === 1 && tagged.length === 0 && isShort(first)) {
    return { single: Code.trusted(first), lines: [] };
  }
  const lines: string[] = [];
  for (const paragraph of paragraphs) {
    const text = paragraph?.trim() ?? '';
    if (text !== '')
      addBlock(lines, isOneLine(text) ? [text] : outdented(text.split(LINE_BREAKS)).flatMap(tidy));
  }
  if (tagged.length > 0) addBlock(lines, tagged);
  const [only = ''] = lines;
  if (lines.length === 1 && only.length < WIDTH - 10) {
    return { single: Code.trusted(only), lines: [] };
  }
  return { single: Code.EMPTY, lines: lines.map((line) => Code.trusted(line)) };
};

/** Blocks have a blank line between them. */
const addBlock = (lines: string[], block: readonly string[]): void => {
  if (lines.length > 0) lines.push('');
  for (const line of block) lines.push(line);
};

/** Text that is one line as it is. */
const isOneLine = (text: string): boolean => text.length <= WIDTH && !HARMFUL.test(text);

/** Lines that go on with the first are not as far in as the file was in which they were written. */
const outdented = (lines: readonly string[]): readonly string[] => {
  const [first = '', second = '', ...others] = lines;
  if (!/^\s+\S/.test(second)) return lines;
  const rest = [second, ...others];
  const depth = rest.reduce((least, line) => {
    const start = line.search(/\S/);
    return start < 0 ? least : Math.min(least, start);
  }, Infinity);
  return [first, ...rest.map((line) => line.slice(depth))];
};

/** What has to be defused, or might have to be: all but printable ASCII, what could end a comment, what begins a tag. */
const HARMFUL = /[^ -~]|\*\/|(?<![^ ])@/;

/** Words that stand as they are on a line of a comment, as most descriptions do. */
const isShort = (text: string): boolean =>
  text.length < WIDTH - 10 &&
  !HARMFUL.test(text) &&
  text !== '' &&
  !text.startsWith(' ') &&
  !text.endsWith(' ');

const defuse = (line: string): string => line.replace(INVISIBLE, '').replaceAll('*/', '*\\/');

/** An `@` at the beginning of a line or after a space, as in `@internal` or `@ts-ignore`, would be a tag. */
const TAG = /(?<=^|\s)@(?=\S)/g;

const tidy = (line: string): readonly string[] =>
  wrap(line.trimEnd()).map((part) => (HARMFUL.test(part) ? defuse(part).replace(TAG, '\\@') : part));

/** A tag of ours with what a specification says behind it, on one line. */
const tidyTag = (text: string): string => {
  if (!HARMFUL.test(text.slice(1))) return text.trimEnd();
  const [tag = '', ...words] = text.split(LINE_BREAKS).join(' ').split(' ');
  return defuse([tag, words.join(' ').replace(TAG, '\\@')].join(' ').trimEnd());
};

/** Lines that would be another thing in pieces: rows, fences, items, and one span of code. */
const WHOLE = /^\s*(\||```|[-*]\s|`[^`]*`$)/;

const wrap = (line: string): readonly string[] => {
  if (line.length <= WIDTH || WHOLE.test(line)) return [line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + word.length >= WIDTH) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
};

/** The text of a description, then what further paragraphs say, then its tags, whose values `spell` writes. */
export const docComment = (
  doc: Doc,
  constraints: Constraints = {},
  further: readonly string[] = [],
  spell: (value: Json) => string = JSON.stringify,
): CommentView => {
  const { summary, body, example, deprecated } = doc;
  const isPlain = summary === undefined && example === undefined && deprecated !== true;
  // Most properties have a line of description, or none, and nothing else.
  if (isPlain && further.length === 0 && Object.keys(constraints).length === 0) {
    return body === undefined ? NO_COMMENT : comment([body]);
  }
  return comment(
    [...withLimits(paragraphsOf(doc), limits(constraints, doc)), ...further],
    [
      ...valueTag('@example', example, spell),
      ...valueTag('@defaultValue', constraints.default, spell),
      ...(deprecated === true ? ['@deprecated'] : []),
    ],
  );
};

/** A description and its limits in one paragraph; `''` where nothing is described. */
export const sentencesOf = (doc: Doc, constraints: Constraints): string => {
  const paragraphs = paragraphsOf(doc);
  if (paragraphs.length === 0) return '';
  return withLimits(paragraphs, limits(constraints, doc)).join(' ').replace(/\s+/g, ' ').trim();
};

/** Limits end the description where that is one short paragraph; else they are a paragraph of their own. */
const withLimits = (paragraphs: readonly string[], words: string | undefined): readonly string[] => {
  if (words === undefined) return paragraphs;
  const [only] = paragraphs;
  if (only === undefined || paragraphs.length > 1 || only.includes('\n')) return [...paragraphs, words];
  return [`${sentence(only.trim())} ${words}`];
};

/** Summary, then description, unless the description begins with the summary. */
export const paragraphsOf = (doc: Doc): readonly string[] => {
  const { summary, body } = doc;
  const first = summary === undefined || body?.startsWith(summary) === true ? [] : [sentence(summary)];
  return body === undefined ? first : [...first, body];
};

const sentence = (text: string): string => (/[.!?:`)]$/.test(text.trim()) ? text : `${text.trim()}.`);

const valueTag = (
  tag: string,
  value: Json | undefined,
  spell: (value: Json) => string,
): readonly string[] => {
  if (value === undefined) return [];
  const text = spell(value);
  return text.length > 100 ? [] : [`${tag} ${text}`];
};

/** What no type can say, in words. */
const limits = (constraints: Constraints, doc: Doc): string | undefined => {
  const keywords = Object.keys(constraints);
  if (keywords.length === 0) return undefined;
  // A format that needs no words is the most usual of all.
  if (
    keywords.length === 1 &&
    constraints.format !== undefined &&
    formatWords(constraints.format) === undefined
  )
    return undefined;
  const parts = [
    range(constraints.minimum, constraints.maximum, ''),
    constraints.exclusiveMinimum === undefined
      ? undefined
      : `more than ${String(constraints.exclusiveMinimum)}`,
    constraints.exclusiveMaximum === undefined
      ? undefined
      : `less than ${String(constraints.exclusiveMaximum)}`,
    constraints.multipleOf === undefined ? undefined : `a multiple of ${String(constraints.multipleOf)}`,
    range(constraints.minLength, constraints.maxLength, 'character'),
    range(constraints.minItems, constraints.maxItems, 'item'),
    range(constraints.minProperties, constraints.maxProperties, 'property'),
    constraints.pattern === undefined ? undefined : `matching \`${constraints.pattern}\``,
    formatWords(constraints.format),
    unsaid(contentWords(constraints), doc),
  ].filter((part) => part !== undefined);
  const text = parts.join(', ');
  return text === '' ? undefined : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'RFC 3339 date and time',
  date: 'RFC 3339 date',
  email: 'e-mail address',
  uri: 'URI',
  uuid: 'UUID',
  byte: 'Base64',
  int64: '64-bit integer',
};

const formatWords = (format: string | undefined): string | undefined =>
  format !== undefined && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;

/** Words that a description does not have itself. */
const unsaid = (words: string | undefined, { summary = '', body = '' }: Doc): string | undefined =>
  words !== undefined && `${summary} ${body}`.toLowerCase().includes(words.toLowerCase()) ? undefined : words;

/** `Base64`, "`application/json` as text": what is in a text. */
const contentWords = ({ encoding, media }: Constraints): string | undefined => {
  const held = media === undefined ? undefined : `\`${media}\``;
  if (encoding === undefined || UNENCODED.has(encoding.toLowerCase()))
    return held === undefined ? undefined : `${held} as text`;
  const written = encoding.toLowerCase() === 'base64' ? 'Base64' : `\`${encoding}\``;
  return held === undefined ? written : `${held} in ${written}`;
};

/** Encodings of RFC 2045 that leave a text as it is. */
const UNENCODED: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary']);

const range = (low: number | undefined, high: number | undefined, unit: string): string | undefined => {
  if (low !== undefined && high !== undefined) {
    return low === high ? `exactly ${counted(low, unit)}` : `${String(low)} to ${counted(high, unit)}`;
  }
  if (low !== undefined) return `at least ${counted(low, unit)}`;
  return high === undefined ? undefined : `at most ${counted(high, unit)}`;
};

/** `1 item`, `2 items`; without a unit the number alone. */
const counted = (count: number, unit: string): string =>
  unit === '' ? String(count) : `${String(count)} ${count === 1 ? unit : `${unit}s`.replace(/ys$/, 'ies')}`;
