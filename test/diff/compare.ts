import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Comparer, joined, sharedVersions, type Read } from '../../generator/commands/editions.js';
import { Report } from '../../generator/commands/report.js';
import { describe } from '../../generator/description.js';
import type { Comparison } from '../../generator/diff/report/comparison.js';
import { documentsFromText } from '../../generator/source/documents.js';

export const readText = async (name: string, text: string): Promise<Read> => {
  const documents = await documentsFromText(name, text);
  return { label: name, documents, description: describe(documents, () => undefined) };
};

/** Two documents, each version with itself; positions can be looked up afterwards. */
export const compareTexts = async (before: string, after: string): Promise<Comparison> => {
  const [old, now] = [await readText('before.yaml', before), await readText('after.yaml', after)];
  const comparer = new Comparer(new Report());
  const pairs = sharedVersions(old, now).flatMap(([a, b]) => comparer.compare(old, a, now, b));
  const [comparison] = joined(pairs, old, now);
  if (comparison === undefined) throw new Error('nothing could be compared');
  await Promise.all([old.documents.prepare(), now.documents.prepare()]);
  return comparison;
};

/** Two versions of one document. */
export const compareVersions = async (text: string, from: string, to: string): Promise<Comparison> => {
  const one = await readText('shop.yaml', text);
  const [a, b] = [from, to].map((id) => one.description.views.find((view) => view.moment.version.id === id));
  const [comparison] =
    a === undefined || b === undefined ? [] : new Comparer(new Report()).compare(one, a, one, b);
  if (comparison === undefined) throw new Error(`${from} or ${to} cannot be compared`);
  await one.documents.prepare();
  return comparison;
};

/** The documents of a fixture. */
export const fixture = (folder: string): { readonly before: string; readonly after: string } => ({
  before: readFileSync(join(folder, 'before.yaml'), 'utf8'),
  after: readFileSync(join(folder, 'after.yaml'), 'utf8'),
});
