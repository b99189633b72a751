import { styleText } from 'node:util';
import type { Place, SourceLookup } from '../../diagnostics/diagnostic.js';
import { positionOf } from '../../diagnostics/located.js';
import { placeText } from '../../diagnostics/report/text.js';
import { show } from '../../diagnostics/show.js';
import type { Difference } from '../difference.js';
import { isBreaking, type ChangeClass } from '../rules.js';
import {
  changedLines,
  countsText,
  reachText,
  sectionsOf,
  TITLES,
  type Comparison,
  type Group,
} from './comparison.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** For people at a terminal: by class and reason, each with its place and what it means in TypeScript. */
export const pretty = (comparisons: readonly Comparison[], options: { readonly color: boolean }): string => {
  const paint: Paint = options.color
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_style, text) => text;
  return comparisons.map((comparison) => pageOf(comparison, paint)).join('\n');
};

const pageOf = (comparison: Comparison, paint: Paint): string => {
  const { title, from, to, differences } = comparison;
  const head = `${paint('bold', show(title))}: ${show(from)} → ${show(to)}`;
  const sections = sectionsOf(differences).flatMap(({ class: of, groups }) => [
    '',
    paint(['bold', colorOf(of)], TITLES[of]),
    ...groups.flatMap((group) => groupLines(group, comparison, paint)),
  ]);
  return [head, countsText(differences), ...sections, ''].join('\n');
};

const colorOf = (of: ChangeClass): 'red' | 'green' | 'cyan' =>
  isBreaking(of) ? 'red' : of === 'compatible' ? 'green' : 'cyan';

const groupLines = (
  { change, differences }: Group,
  comparison: Comparison,
  paint: Paint,
): readonly string[] => {
  const indent = change === undefined ? '  ' : '    ';
  const head =
    change === undefined
      ? []
      : [
          '',
          `  ${paint('bold', show(change.id))}: ${show(change.summary, LONG)}`,
          ...(change.migrate === undefined
            ? []
            : [`  ${paint('cyan', 'migrate:')} ${show(change.migrate, LONG)}`]),
        ];
  const blocks = differences.map((each) => lines(each, comparison, paint).map((line) => indent + line));
  // Blocks of two lines need no air between them.
  const body = blocks.flatMap((block, index) => {
    const isAiry = block.length > 2 || (blocks[index - 1]?.length ?? 3) > 2;
    return isAiry ? ['', ...block] : block;
  });
  return [...head, ...body];
};

const LONG = 500;

const lines = (difference: Difference, { before, after }: Comparison, paint: Paint): readonly string[] => {
  const { subject, message, rule } = difference;
  const reach = reachText(difference);
  const places = placesText(difference, before, after);
  return [
    `${paint('bold', show(subject))} ${show(message, LONG)}  ${paint('dim', rule)}`,
    ...(reach === '' ? [] : [`in ${show(reach, LONG)}`]),
    ...(places === '' ? [] : [paint('dim', places)]),
    ...changedLines(difference).map(({ sign, text }) =>
      paint(sign === '-' ? 'red' : 'green', `${sign} ${show(text, LONG)}`),
    ),
  ];
};

/** Where it is written; both places where they differ. */
export const placesText = (difference: Difference, before: SourceLookup, after: SourceLookup): string => {
  const texts = [textOf(difference.before, before), textOf(difference.after ?? difference.near, after)];
  return [...new Set(texts.filter((text) => text !== ''))].join(' → ');
};

const textOf = (place: Place | undefined, sources: SourceLookup): string =>
  placeText(place, positionOf(place === undefined ? undefined : { ...place, on: 'key' }, sources)) ?? '';
