/** Offsets in JSON text that is known to be valid: no tree is built, so a 13 MB document costs one pass. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** A member of an object or an item of an array. Offsets are in UTF-16 code units; `end` is exclusive. */
export interface JsonSpot {
  /** Where the quoted key begins; absent for items. */
  readonly keyStart?: number;
  readonly start: number;
  readonly end: number;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** The next offset that is no white space. */
export const skipSpace = (text: string, from: number): number => {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
};

/** The offset after the string that begins at `from`. */
const skipString = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at++;
  }
  return text.length;
};

const isDelimiter = (code: number): boolean =>
  code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || isSpace(code);

/** The offset after the value that begins at `from`. */
export const skipValue = (text: string, from: number): number => {
  const first = text.charCodeAt(from);
  if (first === QUOTE) return skipString(text, from);
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return skipContainer(text, from);
  let at = from;
  while (at < text.length && !isDelimiter(text.charCodeAt(at))) at++;
  return at;
};

const skipContainer = (text: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = skipString(text, at) - 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
};

/** What stands directly in the container at `from`, by key or index; empty for a scalar. */
export const spotsIn = (text: string, from: number): ReadonlyMap<string, JsonSpot> => {
  const spots = new Map<string, JsonSpot>();
  const open = text.charCodeAt(from);
  if (open !== OPEN_BRACE && open !== OPEN_BRACKET) return spots;
  let at = skipSpace(text, from + 1);
  while (at < text.length && text.charCodeAt(at) !== CLOSE_BRACE && text.charCodeAt(at) !== CLOSE_BRACKET) {
    const spot = open === OPEN_BRACE ? memberAt(text, at) : itemAt(text, at);
    spots.set(spot.keyStart === undefined ? String(spots.size) : keyText(text, spot.keyStart), spot);
    at = skipSpace(text, spot.end);
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
  }
  return spots;
};

const itemAt = (text: string, start: number): JsonSpot => ({ start, end: skipValue(text, start) });

const memberAt = (text: string, keyStart: number): JsonSpot => {
  const colon = skipSpace(text, skipString(text, keyStart));
  const start = skipSpace(text, text.charCodeAt(colon) === COLON ? colon + 1 : colon);
  return { keyStart, ...itemAt(text, start) };
};

const keyText = (text: string, keyStart: number): string => {
  const raw = text.slice(keyStart, skipString(text, keyStart));
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
};
