import { wrapped } from '../diagnostics/report/text.js';
import { show } from '../diagnostics/show.js';
import type { Api, Versioning } from '../ir/model.js';
import { historyOf, type Chapter, type Difference } from './history.js';
import { counted } from './summary.js';

/** How much there is in an API without versions: `2 operations, 1 schema`. */
export const totalsText = (only: Chapter | undefined): string =>
  `${counted(only?.operations.total ?? 0, 'operation')}, ${counted(only?.schemas.total ?? 0, 'schema')}`;

/**
 * The catalogue of an API as a table, and below it the named changes. Where there is no room for a table, each version has
 * a few lines in its place.
 */
export const catalogueText = (api: Api, columns: number = Infinity): string => {
  const history = historyOf(api);
  const { versioning } = api;
  if (versioning === undefined) {
    const [only] = history;
    return `${wrapped(`${show(api.title)}: no versions, ${totalsText(only)}`, 0, columns)}\n`;
  }
  const rows = history.map((chapter) => row(chapter, versioning));
  const lines = table([HEAD, ...rows]);
  const fits = lines.every((line) => line.length <= columns);
  return [
    wrapped(`${show(api.title)}: ${carrierText(versioning)}`, 0, columns),
    '',
    ...(fits ? lines : rows.map((cells) => entry(cells, columns))),
    ...changes(history, columns),
    '',
  ].join('\n');
};

/** A row of the table as text: `2026-06-01: stable, operations 2 (+1 ~0 -0), schemas 1, sent by default`. */
const entry = ([version = '', ...cells]: readonly string[], columns: number): string => {
  const parts = cells.flatMap((cell, at) => {
    const name = HEAD[at + 1] ?? '';
    return cell === '' ? [] : [name === '' || name === 'status' ? cell : `${name} ${cell}`];
  });
  return `  ${wrapped(`${version}: ${parts.join(', ')}`, 2, columns)}`;
};

/** How the version travels: `header Shop-Version`. */
export const carrierText = ({ carrier }: Versioning): string =>
  carrier.kind === 'header'
    ? `header ${show(carrier.name)}`
    : carrier.kind === 'query'
      ? `query parameter ${show(carrier.name)}`
      : `server variable ${show(carrier.name)}`;

const HEAD = ['version', 'status', 'released', 'operations', 'schemas', ''] as const;

const row = ({ version, operations, schemas }: Chapter, versioning: Versioning): readonly string[] => [
  show(version.id),
  version.stage,
  show(version.released ?? ''),
  countsOf(operations),
  countsOf(schemas),
  [
    ...(version.id === versioning.pin ? ['sent by default'] : []),
    ...(version.id === versioning.omitted ? ['assumed when none is sent'] : []),
  ].join(', '),
];

/** `73`, and against the version before: `73 (+1 ~11 -0)`. */
const countsOf = ({ total, added, changed, removed }: Difference): string =>
  added.length + changed.length + removed.length === 0
    ? String(total)
    : `${total} (+${added.length} ~${changed.length} -${removed.length})`;

const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
};

const changes = (history: readonly Chapter[], columns: number): readonly string[] =>
  history
    .filter((chapter) => chapter.changes.length > 0)
    .flatMap((chapter) => [
      '',
      `Changes in ${show(chapter.version.id)}:`,
      ...chapter.changes.map(
        ({ id, breaking, summary }) =>
          `  ${wrapped(`${show(id)}${breaking ? ' (breaking)' : ''}: ${show(summary)}`, 2, columns)}`,
      ),
    ]);
