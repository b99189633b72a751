import { visible } from '../show.js';
import { forPeople } from './for-people.js';
import type { Reporter } from './options.js';
import { mostSevereFirst, select } from './select.js';
import { helpOf, messageOf, placeText, summary } from './text.js';

/** A table for comments and step summaries, the most severe first. */
export const markdown: Reporter = forPeople((diagnostics, sources, options = {}) => {
  if (diagnostics.length === 0) return 'Nothing to mend.\n';
  const selection = select(diagnostics, sources, options.maxProblems);
  const rows = mostSevereFirst(selection).map(({ diagnostic, position }) => {
    const help = helpOf(diagnostic);
    const text = help === undefined ? messageOf(diagnostic) : `${messageOf(diagnostic)} ${help}`;
    const place = placeText(diagnostic.place, position) ?? '';
    return `| ${diagnostic.severity} | ${plainText(place)} | ${plainText(diagnostic.code)} | ${plainText(text)} |\n`;
  });
  const rest = selection.omitted === 0 ? '' : `, of which ${selection.omitted} not shown`;
  return `${summary(diagnostics)}${rest}\n\n| severity | place | code | message |\n| --- | --- | --- | --- |\n${rows.join('')}`;
});

/** Text that means nothing to Markdown, to HTML, or to what mentions people and links issues. */
const plainText = (text: string): string =>
  visible(text)
    .replaceAll(/[&<>@#]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', ':&#47;&#47;')
    .replaceAll(/[\\`*_{}[\]()!|~$]/g, '\\$&');
