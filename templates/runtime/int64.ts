/** JSON with integers of 64 bits, read and written without the loss of a digit. */
import { below, type Int64, type Int64Places, type Spots, spotsOf } from './int64-places.js';

/** JSON as a value. Throws what `JSON.parse` throws. */
export function parseInt64(text: string, places: Int64Places): unknown {
  const safe = marked(text);
  const value: unknown = JSON.parse(safe);
  return revived(value, places, safe !== text);
}

/** A value as JSON. What a program has as text where an integer stands is a number there. */
export function stringifyInt64(value: unknown, places: Int64Places): string {
  const spots = new Map<unknown, Spots>();
  let isRoot = true;
  const text = JSON.stringify(value, function (this: Holder, key, one: unknown) {
    const around = spots.get(this) ?? [];
    const here = isRoot ? spotsOf(places) : below(around, Array.isArray(this) ? Number(key) : key);
    isRoot = false;
    if (isHolder(one)) spots.set(one, here);
    // Some programs teach bigints to become texts.
    const digits = digitsOf(this[key], here) ?? digitsOf(one, here);
    return digits === undefined ? one : mark() + digits;
  });
  return unmarked(text);
}

/**
 * JSON in which each number that might not arrive as it was written is a text: its literal, behind a mark that nobody else
 * knows. What is no JSON does not become JSON by it.
 */
export function marked(text: string): string {
  if (!SUSPECT.test(text)) return text;
  let whole = '';
  let at = 0;
  for (;;) {
    const quote = text.indexOf('"', at);
    whole += withMarks(text.slice(at, quote < 0 ? undefined : quote));
    if (quote < 0) return whole;
    at = endOfText(text, quote);
    whole += text.slice(quote, at);
  }
}

/** Marked JSON as it was before. */
export function unmarked(text: string): string {
  return text.replace(new RegExp(`"${mark()}([-+.\\deE]+)"`, 'g'), '$1');
}

/** What is an integer at these places as marked JSON has it, and anything else as it is. */
export function markedInteger<T>(value: T, spots: Spots): T | string {
  const digits = digitsOf(exact(value, spots), spots);
  return digits === undefined ? value : mark() + digits;
}

/** Fifteen digits arrive as they were written. */
const SUSPECT = /(?:^|[\s:,[])-?\d(?:[\d.]{15}|[\d.]*[eE])/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The same for JSON, or a piece of it, without a text in it. */
function withMarks(json: string): string {
  return json.replace(/[-\d][-+.\deE]*/g, (literal, at: number) => {
    if ((literal.length < 16 && !/e/i.test(literal)) || !NUMBER.test(literal)) return literal;
    // In the place of a key it is an error, and remains one.
    const key = /\s*:/y;
    key.lastIndex = at + literal.length;
    return key.test(json) ? literal : `"${mark()}${literal}"`;
  });
}

/** Behind the quote that ends the text which begins at a quote. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let first = end;
    while (json[first - 1] === '\\') first -= 1;
    if ((end - first) % 2 === 0) return end + 1;
  }
  return json.length;
}

let secret = '';

/** Made when it is first needed: some platforms have no random numbers before there is a request. */
function mark(): string {
  secret ||= `${crypto.getRandomValues(new Uint32Array(3)).join('-')}:`;
  return secret;
}

/** What was parsed, with what is due at the places; it is changed, and not copied. `isMarked`: of marked JSON. */
export function revived<T>(value: T, places: Int64Places, isMarked = true): T {
  const root = { value };
  // Without recursion: JSON may be deeper than a stack.
  const pending: [holder: Holder, spots: Spots][] = [];
  const visit = (holder: Holder, key: string | number, spots: Spots): void => {
    if (spots.length === 0 && !isMarked) return;
    const one = holder[key];
    if (isHolder(one)) {
      pending.push([one, spots]);
      return;
    }
    const made = exact(one, spots);
    if (made !== one) holder[key] = made;
  };
  visit(root, 'value', spotsOf(places));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [holder, spots] = next;
    if (Array.isArray(holder)) {
      const rest = below(spots, holder.length);
      const isAlike = !spots.some((spot) => typeof spot === 'object' && spot.first);
      for (let at = 0; at < holder.length; at += 1) visit(holder, at, isAlike ? rest : below(spots, at));
    } else for (const key of Object.keys(holder)) visit(holder, key, below(spots, key));
  }
  return root.value;
}

/** What a number, or a text that stands for one, is at these places. */
function exact(value: unknown, spots: Spots): unknown {
  const isMark = typeof value === 'string' && value.startsWith(mark());
  const literal = isMark ? value.slice(mark().length) : String(value);
  const kind = spots.find((spot): spot is Int64 => typeof spot === 'string');
  if (isMark || typeof value === 'number') {
    const digits = kind && digitsIn(literal);
    if (digits === undefined) return isMark ? Number(literal) : value;
    return kind?.startsWith('bigint') ? BigInt(digits) : digits;
  }
  const isInteger = kind === 'bigint' && isOnly(spots) && typeof value === 'string' && DIGITS.test(value);
  return isInteger ? BigInt(literal) : value;
}

/** The digits of what a program sends as an integer; undefined where it is something else. */
function digitsOf(value: unknown, spots: Spots): string | undefined {
  if (typeof value === 'bigint') return String(value);
  const isInteger = typeof value === 'string' && spots.includes('string') && isOnly(spots);
  return isInteger && DIGITS.test(value) ? String(BigInt(value)) : undefined;
}

/** Integers as texts, as the JSON of Protocol Buffers has them. */
const DIGITS = /^-?\d{1,20}$/;

function isOnly(spots: Spots): boolean {
  return !spots.includes('bigint or text') && !spots.includes('string or text');
}

/** The digits of a literal, `1e3` among them; undefined where it is no integer, or one for which 64 bits are too few. */
function digitsIn(literal: string): string | undefined {
  const parts = PARTS.exec(literal);
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const written = (whole + fraction).replace(/^0+/, '');
  const digits = written.replace(/0+$/, '');
  const length = written.length - fraction.length + Number(exponent);
  if (digits === '') return '0';
  return digits.length <= length && length <= 20 ? sign + digits.padEnd(length, '0') : undefined;
}

/** Nobody writes 64 bits at greater length than this. */
const PARTS = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,9}))?$/;

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

/** What has members that can be replaced. */
type Holder = Record<string, unknown>;
