/** Where in TypeScript a template prints: what may be printed depends on it. */
export type PrintContext = 'code' | 'comment' | 'quotes';

type Frame = '{' | '${' | "'" | '"' | '`' | '//' | '/*' | '/';

/** Words after which a slash begins a regular expression. */
const WORDS = /(?:^|[^\w$.])(?:return|typeof|case|in|of|void|delete|throw|new|else|do|await|yield)\s*$/;

const OPENERS: ReadonlySet<string> = new Set(["'", '"', '`', '{']);

/**
 * Reads the own text of a template, piece by piece, as far as is needed to know whether what comes next stands in code, in
 * quotes or in a comment.
 */
export class PrintState {
  #stack: Frame[] = [];
  /** Code on the line so far: what a slash means depends on it. */
  #before = '';

  /** What is open, as text: the same at the end of every branch of a template. */
  get open(): string {
    return this.#stack.filter((frame) => frame !== '{').join(' ');
  }

  get context(): PrintContext {
    const top = this.#stack.at(-1);
    if (top === undefined || top === '{' || top === '${') return 'code';
    return top === '//' || top === '/*' ? 'comment' : 'quotes';
  }

  copy(): PrintState {
    const copy = new PrintState();
    copy.#stack = [...this.#stack];
    copy.#before = this.#before;
    return copy;
  }

  /** A value is printed, whatever it is. */
  value(): void {
    this.#before += '_';
  }

  read(text: string): void {
    for (let at = 0; at < text.length;)
      at += this.context === 'code' ? this.#code(text, at) : this.#closed(text, at);
  }

  /** Read a piece of code; how long it is. */
  #code(text: string, at: number): number {
    const character = text[at] ?? '';
    const pair = text.slice(at, at + 2);
    if (pair === '//' || pair === '/*') return this.#push(pair, 2);
    if (character === '/' && this.#maybeRegExp()) return this.#push('/', 1);
    if (isFrame(character)) return this.#push(character, 1);
    if (character === '}') this.#stack.pop();
    this.#before = character === '\n' ? `${this.#before.trimEnd().slice(-12)} ` : this.#before + character;
    return 1;
  }

  /** Read a piece of a comment or of quotes; how long it is. */
  #closed(text: string, at: number): number {
    const top = this.#stack.at(-1);
    const character = text[at] ?? '';
    if (top === '/*') return text.startsWith('*/', at) ? this.#pop(2) : 1;
    if (top === '//') return character === '\n' ? this.#pop(1) : 1;
    if (character === '\\') return 2;
    if (top === '`' && text.startsWith('${', at)) return this.#push('${', 2);
    // Quotes end with their line, also where nobody closed them.
    const isOver = character === top || (character === '\n' && top !== '`');
    return isOver ? this.#pop(1) : 1;
  }

  #maybeRegExp(): boolean {
    const before = this.#before.trimEnd();
    return before === '' || /[(,=:[!&|?{};+*%<>~^-]$/.test(before) || WORDS.test(before);
  }

  #push(frame: Frame, length: number): number {
    this.#stack.push(frame);
    if (frame === '{' || frame === '${') this.#before = '{';
    return length;
  }

  #pop(length: number): number {
    const top = this.#stack.pop();
    if (top !== '//' && top !== '/*') this.#before += '_';
    return length;
  }
}

const isFrame = (character: string): character is "'" | '"' | '`' | '{' => OPENERS.has(character);
