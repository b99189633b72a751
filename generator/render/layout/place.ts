/** Where a text is going to stand. */
export interface Place {
  /** Columns before the lines that follow its first. */
  readonly indent: number;
  /** Columns that are taken before it on its first line. */
  readonly column: number;
  /** Columns that stand behind it on its last line. */
  readonly after: number;
}

/** The column behind a text that began at one. */
export const columnBehind = (text: string, column: number): number => {
  const line = text.lastIndexOf('\n');
  return line < 0 ? column + text.length : text.length - line - 1;
};
