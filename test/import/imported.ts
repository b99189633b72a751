/** Imports documents of single versions, and takes apart again what comes of it. */
import { documentText } from '../../generator/commands/document-text.js';
import { describe } from '../../generator/description.js';
import { importDocuments } from '../../generator/import/import.js';
import { isMembers, type Members } from '../../generator/ir/documents.js';
import { documentsFromText } from '../../generator/source/documents.js';

export const CARRIER = { kind: 'header', name: 'Version' } as const;

/** The annotated document of documents, the oldest first. */
export const imported = async (
  documents: readonly unknown[],
  versions: readonly string[],
): Promise<Members> =>
  importDocuments(
    await Promise.all(documents.map((each) => documentsFromText('a.json', JSON.stringify(each)))),
    { versions, carrier: CARRIER },
  );

/** What the annotated document says of each version, without the catalogue, as the command writes it. */
export const projections = async (document: Members): Promise<readonly unknown[]> => {
  const documents = await documentsFromText('a.yaml', documentText(document, { format: 'yaml' }));
  const { views } = describe(documents, (each) => {
    throw new Error(each.message);
  });
  return views.map((view) => {
    const root = view.value(view.entry);
    const members = isMembers(root) ? Object.entries(root) : [];
    return Object.fromEntries(members.filter(([key]) => key !== 'x-api-versions'));
  });
};
