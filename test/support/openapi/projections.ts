/** The plain documents of a specification, as `apivintage project` prints them. */
import { describe } from '../../../generator/description.js';
import type { Members } from '../../../generator/ir/documents.js';
import { loadDocuments } from '../../../generator/source/documents.js';
import { bundle } from '../../../generator/versions/bundle.js';
import { ROOT } from '../folders.js';

/** By version, oldest first; a specification without versions has one document. */
export async function projectionsOf(spec: string): Promise<ReadonlyMap<string, Members>> {
  const documents = await loadDocuments(spec, { cwd: ROOT });
  const { views } = describe(documents, ({ code, message }) => {
    throw new Error(`${spec}: ${code}: ${message}`);
  });
  return new Map(views.map((view) => [view.moment.version.id, bundle(view).document]));
}

/** The document of a version. Throws where there is none. */
export async function projectionOf(spec: string, version: string): Promise<Members> {
  const documents = await projectionsOf(spec);
  const document = documents.get(version) ?? (documents.size === 1 ? [...documents.values()][0] : undefined);
  if (document === undefined) throw new Error(`${spec} has no version ${version}`);
  return document;
}
