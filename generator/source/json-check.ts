/**
 * Reads JSON for its mistakes alone. `JSON.parse` is the parser; its messages have no position in every version of Node,
 * quote the document, and it lets duplicate keys pass.
 */

/** What is wrong at an offset in UTF-16 code units. */
export interface JsonMistake {
  readonly at: number;
  readonly problem: string;
}

export interface JsonCheck {
  /** The first syntax error; what follows it was not read. */
  readonly syntax: JsonMistake | undefined;
  /** Keys that their object already has. */
  readonly duplicates: readonly { readonly at: number; readonly key: string }[];
}

/** A container that is open: an object has the keys seen so far. */
interface Open {
  readonly keys: Set<string> | undefined;
}

type Expecting = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

export const checkJson = (text: string): JsonCheck => new JsonReader(text).check();

class JsonReader {
  readonly #text: string;
  readonly #stack: Open[] = [];
  readonly #duplicates: { at: number; key: string }[] = [];
  #at = 0;
  #expecting: Expecting = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  check(): JsonCheck {
    let syntax: JsonMistake | undefined;
    while (syntax === undefined) {
      this.#at += matchLength(SPACE, this.#text, this.#at);
      if (this.#at >= this.#text.length) break;
      syntax = this.#step(this.#text.charAt(this.#at));
    }
    if (syntax === undefined && this.#expecting !== 'nothing')
      syntax = this.#mistake('the document ends too early');
    return { syntax, duplicates: this.#duplicates };
  }

  #mistake(problem: string, at: number = this.#at): JsonMistake {
    return { at, problem };
  }

  /** Read one token. */
  #step(character: string): JsonMistake | undefined {
    switch (this.#expecting) {
      case 'value':
      case 'value or end':
        return character === ']' && this.#expecting === 'value or end'
          ? this.#close()
          : this.#value(character);
      case 'key':
      case 'key or end':
        return character === '}' && this.#expecting === 'key or end' ? this.#close() : this.#key(character);
      case 'colon':
        if (character !== ':') return this.#mistake('a colon is expected after a key');
        this.#at++;
        this.#expecting = 'value';
        return undefined;
      case 'comma or end':
        return this.#separator(character);
      case 'nothing':
        return this.#mistake('the document has already ended here');
    }
  }

  #value(character: string): JsonMistake | undefined {
    if (character === '{' || character === '[') {
      const isObject = character === '{';
      this.#stack.push({ keys: isObject ? new Set() : undefined });
      this.#at++;
      this.#expecting = isObject ? 'key or end' : 'value or end';
      return undefined;
    }
    if (character === '"') {
      const end = this.#string();
      return typeof end === 'number' ? this.#after(end) : end;
    }
    const length = matchLength(SCALAR, this.#text, this.#at);
    if (length > 0) return this.#after(this.#at + length);
    const afterComma = character === ']' && this.#expecting === 'value';
    return this.#mistake(afterComma ? 'a comma before `]` is not allowed' : 'a value is expected');
  }

  #key(character: string): JsonMistake | undefined {
    if (character !== '"') {
      return this.#mistake(
        character === '}' ? 'a comma before `}` is not allowed' : 'a key in double quotes is expected',
      );
    }
    const start = this.#at;
    const end = this.#string();
    if (typeof end !== 'number') return end;
    const key = String(JSON.parse(this.#text.slice(start, end)));
    const keys = this.#stack.at(-1)?.keys;
    if (keys?.has(key) === true) this.#duplicates.push({ at: start, key });
    keys?.add(key);
    this.#at = end;
    this.#expecting = 'colon';
    return undefined;
  }

  #separator(character: string): JsonMistake | undefined {
    const isObject = this.#stack.at(-1)?.keys !== undefined;
    if (character === (isObject ? '}' : ']')) return this.#close();
    if (character !== ',') return this.#mistake(`a comma or \`${isObject ? '}' : ']'}\` is expected`);
    this.#at++;
    this.#expecting = isObject ? 'key' : 'value';
    return undefined;
  }

  #close(): JsonMistake | undefined {
    this.#stack.pop();
    return this.#after(this.#at + 1);
  }

  /** Go on after a value: nothing is wrong with it. */
  #after(end: number): JsonMistake | undefined {
    this.#at = end;
    this.#expecting = this.#stack.length === 0 ? 'nothing' : 'comma or end';
    return undefined;
  }

  /** The offset after the string that begins here. */
  #string(): number | JsonMistake {
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) return at + 1;
      if (code < 0x20) return this.#mistake('a line break or control character stands in a string', at);
      if (code !== 0x5c) continue;
      const length = matchLength(ESCAPE, this.#text, at);
      if (length === 0) return this.#mistake('this escape does not exist', at);
      at += length - 1;
    }
    return this.#mistake('a string does not end');
  }
}

const matchLength = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
};
