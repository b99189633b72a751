/** How generated code is laid out: what the formatter is told, and what is laid out here without it. */
export const STYLE = { printWidth: 110, singleQuote: true } as const;

/** Columns that a level of indentation takes. */
export const STEP = 2;

const SPACES = ' '.repeat(160);

export const pad = (indent: number): string =>
  indent <= SPACES.length ? SPACES.slice(0, indent) : ' '.repeat(indent);
