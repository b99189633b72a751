/** Mistakes in a file of uses: a comment names what the compiler says of the next line. */

export interface Expectation {
  /** 1-based: of the comment. The mistake is on the line below. */
  readonly line: number;
  /** A part of the message. */
  readonly words: string;
}

const DIRECTIVE = /^\s*\/\/ @ts-expect-error ?(?<words>.*)$/;

export function expectationsIn(text: string): readonly Expectation[] {
  return text.split('\n').flatMap((each, index) => {
    const words = DIRECTIVE.exec(each)?.groups?.['words'];
    return words === undefined ? [] : [{ line: index + 1, words: words.trim() }];
  });
}

/** The same lines with nothing that hides an error. */
export function withoutDirectives(text: string): string {
  return text.replaceAll('@ts-expect-error', 'expected:');
}
