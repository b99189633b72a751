import type ts from 'typescript';

/** What stands for the version that a program speaks. */
export interface Pin {
  /** Absolute, as the compiler spells it. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'value' | 'type' | 'import' | 'default';
  readonly from: string;
  /** What is to stand there. */
  readonly text: string;
}

/** The texts of files with other pins. */
export const swapped = (
  pins: readonly Pin[],
  textOf: (file: string) => string,
): ReadonlyMap<string, string> => {
  const files = new Set(pins.map(({ file }) => file));
  return new Map(
    [...files].map((file) => {
      const own = pins.filter((pin) => pin.file === file).sort((a, b) => b.start - a.start);
      const write = (text: string, { start, end, text: now }: Pin): string =>
        text.slice(0, start) + now + text.slice(end);
      return [file, own.reduce(write, textOf(file))];
    }),
  );
};

/** Where something stands in the file on disk that stands at an offset of the text with other pins. */
export const originalOffset = (pins: readonly Pin[], file: string, offset: number): number => {
  const own = pins.filter((pin) => pin.file === file).sort((a, b) => a.start - b.start);
  let shift = 0;
  for (const { start, end, text } of own) {
    const now = start + shift;
    if (offset < now) break;
    if (offset < now + text.length) return start + Math.min(offset - now, end - start - 1);
    shift += text.length - (end - start);
  }
  return offset - shift;
};

/** The text of a literal, in the quotes that it has. */
export const requoted = (literal: ts.Node, value: string): string => {
  const text = literal.getText();
  const quote = text[0] ?? "'";
  const escaped = value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return `${quote}${escaped}${quote}`;
};
