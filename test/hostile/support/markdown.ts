/**
 * The characters of a Markdown text that have a meaning, line by line, sorted: without what is escaped and without what
 * stands in code. Two texts that differ in words only have the same.
 */
export const markdownShape = (text: string): string =>
  withoutBlocks(text)
    .map((line) => withoutSpans(line).replace(/[^<>[\]!|*_#&~`]/g, ''))
    .sort()
    .join('\n');

/** A code span begins with a run of backticks and ends with one of the same length; a backslash before it is no escape. */
const withoutSpans = (line: string): string => {
  let rest = line;
  let kept = '';
  for (let found = START.exec(rest); found !== null; found = START.exec(rest)) {
    const [token] = found;
    kept += rest.slice(0, found.index);
    rest = rest.slice(found.index + token.length);
    if (token.startsWith('\\')) continue;
    const end = new RegExp(`(?<!\`)${token}(?!\`)`).exec(rest);
    if (end === null) kept += token;
    else rest = rest.slice(end.index + token.length);
  }
  return kept + rest;
};

const START = /\\[^A-Za-z0-9\s]|`+/;

const withoutBlocks = (text: string): readonly string[] => {
  let isOpen = false;
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('```')) isOpen = !isOpen;
    return isOpen ? [] : [line];
  });
};
