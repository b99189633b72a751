import { jsonText } from '../diagnostics/json-text.js';
import type { Outcome } from './summary.js';

/** The report of the `json` format with what was written added to it: `apis: [{ spec, output, created, changed, … }]`. */
export const withOutcomes = (report: string, outcomes: readonly Outcome[]): string => {
  const content: unknown = JSON.parse(report);
  return jsonText({ ...asObject(content), apis: outcomes.map(entryOf) });
};

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** `suggestions` is there in every run, so that nobody has to ask whether it is. */
const entryOf = ({ spec, content, output, written, isDryRun, pages }: Outcome): object => ({
  spec,
  ...content,
  output,
  isDryRun,
  created: written.created,
  changed: written.changed,
  unchanged: written.unchanged,
  removed: written.removed,
  kept: written.kept,
  suggestions: pages === undefined ? [] : [{ kind: 'pagination', ...pages }],
});
