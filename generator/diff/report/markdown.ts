import { code, inline } from '../../diagnostics/report/inline.js';
import { show } from '../../diagnostics/show.js';
import type { Difference } from '../difference.js';
import { isBreaking } from '../rules.js';
import {
  changedLines,
  countsText,
  reachText,
  sectionsOf,
  TITLES,
  type Comparison,
  type Group,
} from './comparison.js';
import { restText, shownOf } from './limited.js';
import { placesText } from './pretty.js';

const LONG = 500;

/** For a comment on a pull request. What breaks is shown; the rest can be unfolded. */
export const markdown = (comparisons: readonly Comparison[]): string => {
  const rest = restText(comparisons);
  return [...comparisons.map(pageOf), ...(rest === undefined ? [] : [`${inline(rest)}.\n`])].join('\n');
};

const pageOf = (comparison: Comparison): string => {
  const { title, from, to, differences } = comparison;
  const sections = sectionsOf(shownOf(comparison)).flatMap(({ class: of, groups }) => {
    const count = groups.reduce((sum, group) => sum + group.differences.length, 0);
    const body = groups.flatMap((group) => groupLines(group, comparison));
    return isBreaking(of)
      ? ['', `#### ${TITLES[of]} (${count})`, ...body]
      : ['', `<details><summary>${TITLES[of]} (${count})</summary>`, ...body, '', '</details>'];
  });
  const head = `### ${inline(title)}: ${code(show(from))} → ${code(show(to))}`;
  return [head, '', `${countsText(differences)}.`, ...sections, ''].join('\n');
};

const groupLines = ({ change, differences }: Group, comparison: Comparison): readonly string[] => [
  '',
  ...(change === undefined
    ? []
    : [
        `**${inline(change.id)}**: ${inline(change.summary)}`,
        ...(change.migrate === undefined ? [] : ['', `Migrate: ${inline(change.migrate)}`]),
        '',
      ]),
  ...differences.flatMap((each) => itemLines(each, comparison)),
];

const itemLines = (difference: Difference, { before, after }: Comparison): readonly string[] => {
  const { subject, message, rule } = difference;
  const reach = reachText(difference);
  const place = placesText(difference, before, after);
  const details = [
    ...(reach === '' ? [] : [`in ${inline(reach)}`]),
    ...(place === '' ? [] : [code(place)]),
    code(rule),
  ];
  const change = changedLines(difference).map(({ sign, text }) =>
    `${sign} ${show(text, LONG)}`.replaceAll('`', '\u02CB'),
  );
  return [
    `- ${bold(subject)} ${inline(message)}<br>${details.join(' · ')}`,
    ...(change.length === 0 ? [] : ['', '  ```diff', ...change.map((line) => `  ${line}`), '  ```']),
  ];
};

const bold = (text: string): string => `**${inline(text)}**`;
