import { VERSION } from '../../version.js';
import { tookLine } from '../duration.js';
import type { Said } from '../streams.js';
import { foldersUp, recordPath, stampOf, type RunRecord } from './record.js';

/**
 * What a command line says, where it is one that found nothing to do, and the disk says that nothing was written since.
 * Undefined on any doubt: then the run is done, and looks at contents.
 */
export const recall = (words: readonly string[]): readonly Said[] | undefined => {
  // There a report has another form.
  if (process.env['GITHUB_ACTIONS'] === 'true') return undefined;
  const start = performance.now();
  try {
    const cwd = process.cwd();
    const record = foldersUp(cwd)
      .map((folder) => readRecord(recordPath(folder, words, cwd)))
      .find((each) => each !== undefined);
    if (record === undefined || !isOf(record, words, cwd)) return undefined;
    if (Object.entries(record.stamps).some(([path, stamp]) => stampOf(path) !== stamp)) return undefined;
    const aside = tookLine(performance.now() - start);
    return record.said.map((report) => ({ report, aside }));
  } catch {
    return undefined;
  }
};

const isOf = ({ version, ...run }: RunRecord, words: readonly string[], cwd: string): boolean =>
  version === VERSION && run.cwd === cwd && JSON.stringify(run.words) === JSON.stringify(words);

/** A record that is this user's, as it was written; undefined where there is none. */
const readRecord = (path: string): RunRecord | undefined => {
  const fs = process.getBuiltinModule('node:fs');
  const stats = fs.statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.uid !== (process.getuid?.() ?? stats.uid)) return undefined;
  const value: unknown = JSON.parse(fs.readFileSync(path, 'utf8'));
  return isRecord(value) ? value : undefined;
};

const isRecord = (value: unknown): value is RunRecord =>
  typeof value === 'object' &&
  value !== null &&
  'stamps' in value &&
  'said' in value &&
  Array.isArray(value.said);
