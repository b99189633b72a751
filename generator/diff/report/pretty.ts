import { styleText } from 'node:util';
import type { Place, SourceLookup } from '../../diagnostics/diagnostic.js';
import { positionOf } from '../../diagnostics/located.js';
import { placeText, wrapped } from '../../diagnostics/report/text.js';
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
import { restText, shownOf } from './limited.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

export interface PrettyOptions {
  readonly color: boolean;
  /** How wide the terminal is, so that lines are broken between words. */
  readonly columns?: number | undefined;
}

/** What writes a page: in colour or without, and as wide as the terminal. */
interface Pen {
  readonly paint: Paint;
  readonly columns: number | undefined;
}

/** For people at a terminal: by class and reason, each with its place and what it means in TypeScript. */
export const pretty = (comparisons: readonly Comparison[], { color, columns }: PrettyOptions): string => {
  const paint: Paint = color
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_style, text) => text;
  const rest = restText(comparisons);
  const pages = comparisons.map((comparison) => pageOf(comparison, { paint, columns }));
  return [...pages, ...(rest === undefined ? [] : [`${wrapped(rest, 0, columns)}\n`])].join('\n');
};

const pageOf = (comparison: Comparison, pen: Pen): string => {
  const { paint, columns } = pen;
  const title = show(comparison.title);
  const editions = wrapped(`${show(comparison.from)} → ${show(comparison.to)}`, title.length + 2, columns);
  const sections = sectionsOf(shownOf(comparison)).flatMap(({ class: of, groups }) => [
    '',
    paint(['bold', colorOf(of)], TITLES[of]),
    ...groups.flatMap((group) => groupLines(group, comparison, pen)),
  ]);
  const counts = wrapped(countsText(comparison.differences), 0, columns);
  return [`${paint('bold', title)}: ${editions}`, counts, ...sections, ''].join('\n');
};

const colorOf = (of: ChangeClass): 'red' | 'green' | 'cyan' =>
  isBreaking(of) ? 'red' : of === 'compatible' ? 'green' : 'cyan';

const groupLines = ({ change, differences }: Group, comparison: Comparison, pen: Pen): readonly string[] => {
  const { paint, columns } = pen;
  const indent = change === undefined ? '  ' : '    ';
  const head =
    change === undefined
      ? []
      : [
          '',
          `  ${paint('bold', show(change.id))}: ${wrapped(show(change.summary, LONG), show(change.id).length + 4, columns)}`,
          ...(change.migrate === undefined
            ? []
            : [
                `  ${paint('cyan', 'migrate:')} ${wrapped(show(change.migrate, LONG), '  migrate: '.length, columns)}`,
              ]),
        ];
  const blocks = differences.map((each) => lines(each, comparison, pen, indent));
  // Blocks of two lines need no air between them.
  const body = blocks.flatMap((block, index) => {
    const isAiry = block.length > 2 || (blocks[index - 1]?.length ?? 3) > 2;
    return isAiry ? ['', ...block] : block;
  });
  return [...head, ...body];
};

const LONG = 500;

const lines = (
  difference: Difference,
  { before, after }: Comparison,
  { paint, columns }: Pen,
  indent: string,
): readonly string[] => {
  const subject = show(difference.subject);
  const reach = reachText(difference);
  const places = placesText(difference, before, after);
  const broken = (text: string, used: number = 0): string =>
    wrapped(text, indent.length + used, columns).replaceAll(/ *\n */g, `\n${indent}  `);
  const { rule } = difference;
  const told = broken(`${show(difference.message, LONG)}  ${rule}`, subject.length + 1);
  return [
    `${paint('bold', subject)} ${told.slice(0, -rule.length)}${paint('dim', rule)}`,
    ...(reach === '' ? [] : [broken(`in ${show(reach, LONG)}`)]),
    ...(places === '' ? [] : [paint('dim', broken(places))]),
    ...changedLines(difference).map(({ sign, text }) =>
      paint(sign === '-' ? 'red' : 'green', broken(`${sign} ${show(text, LONG)}`)),
    ),
  ].map((line) => indent + line);
};

/** Where it is written; both places where they differ. */
export const placesText = (difference: Difference, before: SourceLookup, after: SourceLookup): string => {
  const texts = [textOf(difference.before, before), textOf(difference.after ?? difference.near, after)];
  return [...new Set(texts.filter((text) => text !== ''))].join(' → ');
};

const textOf = (place: Place | undefined, sources: SourceLookup): string =>
  placeText(place, positionOf(place === undefined ? undefined : { ...place, on: 'key' }, sources)) ?? '';
