import { isBelow } from './heads.js';
import { endOfUnit, FOREIGN_KEY, HEAD, isMixed, isPlainEnd, isPlainHead, isStart } from './line-kinds.js';
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
export const layoutLines = (text: string, indent: number): string => new Lines(text, indent).layout();

const TYPES = new TypeLayout(layoutLines);

/** What stood before a brace was opened at the end of a line: from there it is done again, should that be needed. */
interface Opened {
  /** Where its statement or member begins. */
  readonly start: number;
  readonly out: string;
  readonly isFirst: boolean;
  readonly hasGap: boolean;
  /** Columns up to the brace and with it. */
  readonly width: number;
}

class Lines {
  readonly #text: string;
  readonly #isForeign: boolean;
  readonly #opened: Opened[] = [];
  #indent: number;
  #at = 0;
  #out = '';
  /** Whether nothing stands in the present block so far. */
  #isFirst = true;
  /** Whether blank lines go before the next line. */
  #hasGap = false;

  constructor(text: string, indent: number) {
    this.#text = text;
    this.#isForeign = FOREIGN.test(text);
    this.#indent = indent;
  }

  layout(): string {
    const text = this.#text;
    while (this.#at < text.length) this.#line(text, this.#at);
    if (this.#opened.length > 0) throw new Unsure();
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

  /** Put a line or several, of which the first has no indentation. */
  #put(lines: string): void {
    if (!this.#isFirst) this.#out += this.#hasGap ? '\n\n' : '\n';
    else if (this.#out !== '') this.#out += '\n';
    if (this.#indent > 0) this.#out += pad(this.#indent);
    this.#out += lines;
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
    let block = text.slice(start, close);
    if (close > end) {
      block = block.replace(BLANK_ENDS, '\n');
      if (this.#indent > 0 || block.includes('\n  ')) {
        block = block.replace(LINE_STARTS, `\n${pad(this.#indent)} *`);
      }
    }
    this.#put(block);
  }

  #code(text: string, start: number, end: number): void {
    const last = text.charCodeAt(end - 1);
    const line = text.slice(start, end);
    if (isMixed(line) || (this.#isForeign && FOREIGN_KEY.test(line))) throw new Unsure();
    if (last === CODES.openSquare) this.#array(text, start);
    else if (last === CODES.openCurly) this.#head(line, start);
    else if (last === CODES.open) this.#open(line, start);
    else if (!fits(line, this.#indent) || (last === CODES.comma && line.includes('[['))) {
      this.#put(layoutStatement(line, this.#indent, TYPES));
    } else this.#put(line);
  }

  /** A line that ends in a brace. */
  #head(line: string, start: number): void {
    const isLong = !fits(line, this.#indent);
    if (!isPlainHead(line) || (isLong && (!HEAD.test(line) || isBelow(line, this.#indent))))
      this.#unit(start);
    else this.#open(isLong ? layoutStatement(line, this.#indent, TYPES) : line, start);
  }

  #open(line: string, start: number): void {
    const [out, isFirst, hasGap] = [this.#out, this.#isFirst, this.#hasGap];
    const width = line.length - (line.lastIndexOf('\n') + 1);
    this.#put(line);
    this.#opened.push({
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
    const opened = this.#opened.pop();
    if (opened === undefined) throw new Unsure();
    this.#indent -= STEP;
    const { start, out, isFirst, hasGap, width } = opened;
    if (!isPlainEnd(line) || (this.#isFirst && width + line.length > STYLE.printWidth)) {
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
    this.#opened.push({ start, out, isFirst, hasGap, width: this.#indent + line.length });
    this.#indent += STEP;
    this.#isFirst = true;
  }

  /** A statement or a member with all of its lines. */
  #unit(start: number): void {
    const end = endOfUnit(this.#text, start);
    this.#at = end + 1;
    this.#put(layoutStatement(this.#text.slice(start, end), this.#indent, TYPES));
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
const BLANK_ENDS = /[^\S\n]+\n/g;
const LINE_STARTS = /\n *\*/g;
