import { code, inline } from '../../diagnostics/report/inline.js';
import type { Difference } from '../../diff/difference.js';
import type { Change } from '../../ir/model.js';
import {
  byChanges,
  callsText,
  countsText,
  groupsOf,
  linesOf,
  notesOf,
  pinText,
  spotText,
  type Group,
  type ShownPath,
  type Upgrade,
} from './upgrade.js';

/** For a comment on a pull request, or a list of what is to be done. */
export const markdown = (upgrades: readonly Upgrade[], shown: ShownPath): string =>
  upgrades.map((upgrade) => pageOf(upgrade, shown)).join('\n');

const pageOf = (upgrade: Upgrade, shown: ShownPath): string => {
  const { title, from, to, pins, findings, silent } = upgrade;
  const start = from.length === 0 ? '' : `${from.map(code).join(', ')} → `;
  return [
    `### ${inline(title)}: ${start}${code(to)}`,
    '',
    `${countsText(upgrade)}.`,
    ...section(
      'Pinned',
      pins.map((pin) => `- ${code(spotText(pin, shown))} ${inline(pinText(pin))}`),
    ),
    ...section(
      'No longer compiles',
      byChanges(groupsOf(findings), (each) => each.differences).flatMap(({ changes, parts }) => [
        ...changeLines(changes),
        ...parts.flatMap((each) => groupLines(each, shown)),
      ]),
    ),
    ...section(
      'Compiles, but',
      byChanges(silent, ({ difference }) => [difference]).flatMap(({ changes, parts }) => [
        ...changeLines(changes),
        ...parts.flatMap(({ difference, calls }) => [
          ...reasonLines([difference]),
          `- [ ] called at ${code(callsText(calls, shown))}`,
          '',
        ]),
      ]),
    ),
    ...notesOf(upgrade, shown).flatMap((note) => ['', inline(note)]),
    '',
  ].join('\n');
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `#### ${title}`, '', ...(lines.at(-1) === '' ? lines.slice(0, -1) : lines)];

const groupLines = ({ differences, errors }: Group, shown: ShownPath): readonly string[] => [
  ...reasonLines(differences),
  ...linesOf(errors).map(([error, more]) => {
    const rest = more === 0 ? '' : ` (and ${String(more)} more in this line)`;
    const place = code(spotText(error, shown));
    return `- [ ] ${place} ${inline(error.message)}${rest}<br>${code(error.code.trim())}`;
  }),
  '',
];

const changeLines = (changes: readonly Change[]): readonly string[] =>
  changes.flatMap(({ id, summary, migrate }) => [
    `**${inline(id)}**: ${inline(summary)}`,
    '',
    ...(migrate === undefined ? [] : [`Migrate: ${inline(migrate)}`, '']),
  ]);

const reasonLines = (differences: readonly Difference[]): readonly string[] =>
  differences.flatMap(({ subject, message }) => [`**${inline(subject)}** ${inline(message)}`, '']);
