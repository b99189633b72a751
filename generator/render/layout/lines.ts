import { isBelow } from './heads.js';
import {
  endOfUnit,
  FOREIGN_KEY,
  HEAD,
  isJoining,
  isMixed,
  isPlainEnd,
  isPlainHead,
  isStart,
  wholes,
} from './line-kinds.js';
import { CODES } from './scan.js';
import { layoutStatement } from './statements.js';
import { pad, STEP, STYLE } from './style.js';
import { TypeLayout } from './types.js';
import { Unsure } from './unsure.js';
import { fits } from './width.js';

/**
 * Code as templates print it, a line for each member and no indentation, laid out. Without a line break at its end.
 *
 * @throws {Unsure} where it is not known how the formatter lays it out
 */
export const layoutLines = (text: string): string => new Lines(text, 0, NO_WHOLES).layout();

const NO_WHOLES: ReadonlySet<number> = new Set();

/** Lines inside of what is laid out as a whole hold more of that: each such is known before, and done once. */
const TYPES = new TypeLayout((text, indent) => new Lines(text, indent, wholes(text)).layout());

/** What stood before a brace was opened at the end of a line: from there it is done again, should that be needed. */
interface Opened {
  /** Where its statement or member begins. */
  readonly start: number;
  readonly out: string;
  readonly isFirst: boolean;
  readonly hasGap: boolean;
  /** Whether the brace is that of an object beside what it is joined to. */
  readonly isJoined: boolean;
  /** Columns up to the brace and with it. */
  readonly width: number;
}

/** The deepest indentation that is laid out here, in levels. */
const DEEPEST = 60;

const levels = (before: string): readonly string[] =>
  Array.from({ length: DEEPEST * STEP }, (_, indent) => before + pad(indent));

/** What stands between two lines, by the indentation of the second. */
const BREAKS = levels('\n');
const GAPS = levels('\n\n');

const tooDeep = (): never => {
  throw new Unsure();
};

/** No line goes on from there. */
const NOWHERE = -2;

class Lines {
  readonly #text: string;
  readonly #isForeign: boolean;
  readonly #opened: Opened[] = [];
  readonly #wholes: ReadonlySet<number>;
  #indent: number;
  #at = 0;
  #out = '';
  /** Whether nothing stands in the present block so far. */
  #isFirst = true;
  /** Whether blank lines go before the next line. */
  #hasGap = false;
  /** Lines that stay as they are, from one offset to another; they are put all at once. */
  #keptFrom = 0;
  #keptTo = NOWHERE;

  constructor(text: string, indent: number, known: ReadonlySet<number>) {
    this.#text = text;
    this.#isForeign = FOREIGN.test(text);
    this.#indent = indent;
    this.#wholes = known;
  }

  layout(): string {
    const text = this.#text;
    while (this.#at < text.length) this.#line(text, this.#at);
    if (this.#opened.length > 0) throw new Unsure();
    this.#putKept();
    return this.#out;
  }

  #line(text: string, at: number): void {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    this.#at = end + 1;
    let start = at;
    let first = text.charCodeAt(start);
    while (first === CODES.space) first = text.charCodeAt(++start);
    if (start >= end) this.#hasGap = true;
    else if (first === CODES.slash) this.#comment(text, start, end);
    else if (first === CODES.closeCurly || first === CODES.close) this.#close(text.slice(start, end));
    else if (isStart(first)) this.#code(text, start, end);
    else throw new Unsure();
  }

  /** Put lines as they are, from one offset to another. */
  #keep(start: number, end: number): void {
    if (this.#hasGap || this.#keptTo + 1 !== start) {
      this.#putKept();
      this.#begin();
      this.#keptFrom = start;
    }
    this.#keptTo = end;
  }

  #putKept(): void {
    if (this.#keptTo === NOWHERE) return;
    let lines = this.#text.slice(this.#keptFrom, this.#keptTo);
    if (lines.includes('\n')) {
      if (lines.includes(' \n')) lines = lines.replace(BLANK_ENDS, '\n');
      if (this.#indent > 0) lines = lines.replace(NEWLINES, `\n${pad(this.#indent)}`);
    }
    this.#keptTo = NOWHERE;
    this.#out += lines;
  }

  /** Put a line or several, of which the first has no indentation. */
  #put(lines: string): void {
    this.#putKept();
    this.#begin();
    this.#out += lines;
  }

  #begin(): void {
    if (this.#out !== '')
      this.#out += (this.#hasGap && !this.#isFirst ? GAPS : BREAKS)[this.#indent] ?? tooDeep();
    else this.#out = pad(this.#indent);
    this.#isFirst = false;
    this.#hasGap = false;
  }

  #comment(text: string, start: number, end: number): void {
    if (text.charCodeAt(start + 1) === CODES.slash) {
      this.#put(text.slice(start, end).trimEnd());
      return;
    }
    const close = text.indexOf('*/', start) + 2;
    const isAlone = close === text.length || text.charCodeAt(close) === CODES.newline;
    if (close < start || !isAlone) throw new Unsure();
    this.#at = close + 1;
    // In templates a comment may be indented.
    if (
      close <= end ||
      (text.charCodeAt(end + 1) === CODES.space && text.charCodeAt(end + 2) === CODES.star)
    ) {
      this.#keep(start, close);
      return;
    }
    const block = text.slice(start, close).replace(BLANK_ENDS, '\n');
    this.#put(block.replace(LINE_STARTS, `\n${pad(this.#indent)} *`));
  }

  #code(text: string, start: number, end: number): void {
    const last = text.charCodeAt(end - 1);
    const line = text.slice(start, end);
    if (isMixed(line) || (this.#isForeign && FOREIGN_KEY.test(line))) throw new Unsure();
    if (last === CODES.equals) this.#static(text, start, end);
    else if (last === CODES.openSquare) this.#array(text, start);
    else if (last === CODES.openCurly) this.#head(line, start);
    else if (last === CODES.open) this.#open(line, start);
    else if (!fits(line, this.#indent) || (last === CODES.comma && line.includes('[['))) {
      this.#put(layoutStatement(line, this.#indent, TYPES));
    } else if (last === CODES.semicolon || last === CODES.comma || last === CODES.closeCurly) {
      this.#keep(start, end);
    } else throw new Unsure();
  }

  /** A line that ends in a brace. */
  #head(line: string, start: number): void {
    const isLong = !fits(line, this.#indent);
    if (this.#wholes.has(start)) this.#unit(start);
    else if (!isPlainHead(line) || (isLong && (!HEAD.test(line) || isBelow(line, this.#indent))))
      this.#unit(start);
    else this.#open(isLong ? layoutStatement(line, this.#indent, TYPES) : line, start);
  }

  #open(line: string, start: number): void {
    this.#putKept();
    const [out, isFirst, hasGap] = [this.#out, this.#isFirst, this.#hasGap];
    const width = line.length - (line.lastIndexOf('\n') + 1);
    this.#put(line);
    const isJoined = isJoining(line, line.length);
    this.#opened.push({
      isJoined,
      start,
      out,
      isFirst,
      hasGap,
      width: line.includes('\n') ? width : width + this.#indent,
    });
    this.#indent += STEP;
    this.#isFirst = true;
  }

  #close(line: string): void {
    this.#putKept();
    const opened = this.#opened.pop();
    if (opened === undefined) throw new Unsure();
    this.#indent -= STEP;
    const { start, out, isFirst, hasGap, isJoined, width } = opened;
    if (!isPlainEnd(line, isJoined) || (this.#isFirst && width + line.length > STYLE.printWidth)) {
      this.#out = out;
      this.#isFirst = isFirst;
      this.#hasGap = hasGap;
      this.#unit(start);
      return;
    }
    this.#hasGap = false;
    if (this.#isFirst) this.#out += line;
    else this.#put(line);
    this.#isFirst = false;
    if (line.charCodeAt(line.length - 1) !== CODES.openCurly) return;
    this.#opened.push({ isJoined: true, start, out, isFirst, hasGap, width: this.#indent + line.length });
    this.#indent += STEP;
    this.#isFirst = true;
  }

  /** A statement or a member with all of its lines. */
  #unit(start: number): void {
    const end = endOfUnit(this.#text, start);
    this.#at = end + 1;
    this.#put(layoutStatement(this.#text.slice(start, end), this.#indent, TYPES));
  }

  /** A type that a template has in its final form, in indented lines. */
  #static(text: string, start: number, first: number): void {
    let end = first;
    while (text.charCodeAt(end + 1) === CODES.space) {
      end = text.indexOf('\n', end + 1);
      if (end < 0) end = text.length;
    }
    if (end === first || this.#indent > 0) throw new Unsure();
    this.#at = end + 1;
    this.#put(text.slice(start, end));
  }

  /** An array of which each element has a line. */
  #array(text: string, start: number): void {
    const end = endOfUnit(text, start);
    this.#at = end + 1;
    const unit = text.slice(start, end);
    if (unit.includes('/*')) throw new Unsure();
    const line = unit
      .replace('[\n', '[')
      .replace(/,?\n\]/, ']')
      .replaceAll('\n', ' ');
    this.#put(layoutStatement(line, this.#indent, TYPES));
  }
}

const FOREIGN = /[^\n -~]/;
const NEWLINES = /\n/g;
const BLANK_ENDS = /[^\S\n]+\n/g;
const LINE_STARTS = /\n *\*/g;
