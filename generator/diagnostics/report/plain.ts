import { messageOf, placeText, relatedText } from './text.js';
import { forPeople } from './for-people.js';
import type { Reporter } from './options.js';
import { select } from './select.js';

/** One line per problem, for `grep` and editors: `file:line:column: severity code: message`. */
export const plain: Reporter = forPeople((diagnostics, sources, options = {}) => {
  const { shown, omitted } = select(diagnostics, sources, options.maxProblems);
  const lines = shown.map(({ diagnostic, position }) => {
    const place = placeText(diagnostic.place, position);
    const start = place === undefined ? 'apivintage' : place;
    return `${start}: ${diagnostic.severity} ${diagnostic.code}: ${messageOf(diagnostic)}${relatedText(diagnostic, sources)}\n`;
  });
  if (omitted > 0) lines.push(`apivintage: ${omitted} more not shown\n`);
  return lines.join('');
});
