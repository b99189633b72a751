/** A command as it can be copied into a shell. */
export const commandLine = (...words: readonly string[]): string =>
  ['apivintage', ...words].map(shellWord).join(' ');

/** Double quotes where they will do: those of Windows know no others. */
const shellWord = (word: string): string => {
  if (/^[\w./:@%+,=~-]+$/.test(word)) return word;
  return /[$"`\\!]/.test(word) ? `'${word.replaceAll("'", String.raw`'\''`)}'` : `"${word}"`;
};
