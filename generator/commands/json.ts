import { visible } from '../diagnostics/show.js';
import type { Outcome } from './summary.js';

/** The report of the `json` format with what was written added to it: `apis: [{ spec, output, created, changed, … }]`. */
export const jsonText = (report: string, outcomes: readonly Outcome[]): string => {
  const content: unknown = JSON.parse(report);
  return `${JSON.stringify({ ...asObject(content), apis: outcomes.map(entryOf) }, harmless, 2)}\n`;
};

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** JSON goes to terminals and logs too. */
const harmless = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? visible(value) : value;

const entryOf = ({ spec, content, output, written, isDryRun }: Outcome): object => ({
  spec,
  ...content,
  output,
  isDryRun,
  created: written.created,
  changed: written.changed,
  unchanged: written.unchanged,
  removed: written.removed,
  kept: written.kept,
});
