/**
 * Pieces of generated text. Only a piece of code prints: what comes from a specification reaches a file through one of
 * the encoders in typescript/ (literal.ts, comments.ts, markdown.ts), and no other way. See docs/decisions/0003-default-deny.md.
 */
export class Code {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** For encoders alone: text that is safe where it is going to stand. */
  static trusted(text: string): Code {
    return new Code(text);
  }

  static readonly EMPTY: Code = new Code('');

  get text(): string {
    return this.#text;
  }

  get isEmpty(): boolean {
    return this.#text === '';
  }

  /** Views are compared, and shown to people, as JSON. */
  toJSON(): string {
    return this.#text;
  }
}

/** Code with pieces of code in it: code`${a} | ${b}`. What stands between the pieces is written in our own source. */
export const code = (strings: TemplateStringsArray, ...pieces: readonly Code[]): Code => {
  let text = strings[0] ?? '';
  for (let index = 0; index < pieces.length; index++) {
    text += (pieces[index]?.text ?? '') + (strings[index + 1] ?? '');
  }
  return Code.trusted(text);
};

/** Pieces one after the other with a separator between. */
export const join = (pieces: readonly Code[], separator: Code): Code =>
  Code.trusted(pieces.map((piece) => piece.text).join(separator.text));
