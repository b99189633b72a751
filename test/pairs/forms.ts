/** The versions of one API in each form, and what is made of them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from '../../generator/description.js';
import type { Unresolved } from '../../generator/choices.js';
import { generateFromText, planDocuments, type Generated, type Planned } from '../../generator/generate.js';
import { importDocuments } from '../../generator/import/import.js';
import { isMembers, type Members } from '../../generator/ir/documents.js';
import { documentsFromText, type ExternalCatalogue } from '../../generator/source/documents.js';
import { operationsOf, textAt } from '../support/openapi/document.js';
import { overlayBetween } from './overlay-between.js';
import type { DocumentSeries } from './sets.js';

/** A description in memory, with a catalogue in a configuration. */
export interface Form {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
  readonly catalogue: ExternalCatalogue;
}

/** Whatever form it has, so that clients name the same source. */
const ENTRY = 'openapi.json';

/** What requests name their version with: the header that some operation declares for it, or any. */
const headerOf = (documents: readonly Members[]): string => {
  const [newest = {}] = documents.slice(-1);
  const headers = operationsOf(newest)
    .flatMap(({ parameters }) => parameters)
    .filter((parameter) => textAt(parameter, 'in') === 'header');
  const found = headers.find((parameter) => /version$/i.test(textAt(parameter, 'name')));
  return found === undefined ? 'Api-Version' : textAt(found, 'name');
};

/** The document of each version as its author wrote it, as data: what is Swagger 2.0 in the words of OpenAPI 3. */
export const plainDocuments = async ({ folder, editions }: DocumentSeries): Promise<readonly Members[]> => {
  const made: Members[] = [];
  for (const { file } of editions) {
    const documents = await documentsFromText(file, await readFile(join(folder, file), 'utf8'));
    const [view] = describe(documents, () => undefined).views;
    const value = view?.value(view.entry);
    if (!isMembers(value)) throw new TypeError(`${file} holds no object`);
    made.push(value);
  }
  return made;
};

const catalogueOf = (
  documents: readonly Members[],
  versions: readonly string[],
  more: (index: number) => object = () => ({}),
): ExternalCatalogue => ({
  value: {
    header: headerOf(documents),
    versions: versions.map((version, index) => ({ version, ...more(index) })),
  },
  file: 'configuration.yaml',
  base: 'memory:///configuration.yaml',
});

/** A document for each version. */
export const documentsForm = (documents: readonly Members[], versions: readonly string[]): Form => ({
  text: JSON.stringify(documents.at(-1)),
  files: Object.fromEntries(documents.map((each, index) => [`${index}.json`, JSON.stringify(each)])),
  catalogue: catalogueOf(documents, versions, (index) => ({ document: `${index}.json` })),
});

/** The oldest document, and for each later version what is different in it. A preview is no step to what comes after it. */
export const overlaysForm = (documents: readonly Members[], versions: readonly string[]): Form => {
  const [oldest = {}] = documents;
  const files = new Map<string, string>();
  let before = oldest;
  for (const [index, document] of documents.entries()) {
    if (index > 0) files.set(`${index}.overlay.json`, JSON.stringify(overlayBetween(before, document)));
    if (versions[index]?.endsWith('.preview') !== true) before = document;
  }
  return {
    text: JSON.stringify(oldest),
    files: Object.fromEntries(files),
    catalogue: catalogueOf(documents, versions, (index) =>
      index === 0 ? {} : { overlay: `${index}.overlay.json` },
    ),
  };
};

/** What `import` makes of them. */
export const annotatedForm = async (
  documents: readonly Members[],
  versions: readonly string[],
): Promise<Form> => {
  const all = await Promise.all(
    documents.map((each) => documentsFromText('each.json', JSON.stringify(each))),
  );
  const imported = importDocuments(all, {
    versions,
    carrier: { kind: 'header', name: headerOf(documents) },
  });
  const document = Object.fromEntries(Object.entries(imported).filter(([key]) => key !== 'x-api-versions'));
  return { text: JSON.stringify(document), files: {}, catalogue: catalogueOf(documents, versions) };
};

/** What a form says of each version. */
export const projectionsOf = async ({ text, files, catalogue }: Form): Promise<readonly unknown[]> => {
  const documents = await documentsFromText(ENTRY, text, files, { catalogue });
  const { views } = describe(documents, ({ message, severity }) => {
    if (severity === 'error') throw new Error(message);
  });
  return views.map((view) => view.value(view.entry));
};

/** What is known of the client of a form before it is text. */
export const planOf = async ({ text, files, catalogue }: Form, unresolved: Unresolved): Promise<Planned> => {
  const documents = await documentsFromText(ENTRY, text, files, { catalogue });
  const planned = planDocuments(documents, { name: 'sample', unresolved }, () => undefined);
  if (planned === undefined) throw new Error('the description has errors');
  return planned;
};

/** The client of a form. */
export const clientOf = async (
  { text, files, catalogue }: Form,
  unresolved: Unresolved,
): Promise<Generated> =>
  await generateFromText(ENTRY, text, { name: 'sample', catalogue, unresolved }, files);
