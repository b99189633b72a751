import type { Schemas } from '../../generator/choices.js';
import type { Diagnostic, SourceLookup } from '../../generator/diagnostics/diagnostic.js';
import { FatalError } from '../../generator/diagnostics/fatal.js';
import { positionOf } from '../../generator/diagnostics/located.js';
import { generate } from '../../generator/generate.js';
import { writeAll } from '../support/folders.js';
import type { CorpusDocument } from './documents.js';

/** What became of a document. */
export type Outcome =
  | { readonly kind: 'generated' }
  | { readonly kind: 'rejected'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'crashed'; readonly problem: string };

/** Why a document is rejected: a code, and where. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  /** `file:line:column`; only `file` where the document as a whole is meant, undefined where nothing is said. */
  readonly place: string | undefined;
}

/** Generate the client of a document into a folder: its TypeScript, to be compiled. */
export const outcomeOf = async (
  document: CorpusDocument,
  folder: string,
  schemas: Schemas,
): Promise<Outcome> => {
  try {
    const { files, documents, diagnostics } = await generate({
      spec: document.path,
      cwd: document.root,
      name: 'sample',
      allowRef: [document.root],
      schemas,
    });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return await rejected(errors, documents);
    await writeAll(
      folder,
      [...files].filter(([path]) => path.endsWith('.ts')),
    );
    return { kind: 'generated' };
  } catch (error) {
    if (error instanceof FatalError) return await rejected(error.diagnostics, error.sources);
    return {
      kind: 'crashed',
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
};

const rejected = async (diagnostics: readonly Diagnostic[], sources: SourceLookup): Promise<Outcome> => {
  await sources.prepare();
  const reasons = diagnostics.map(({ code, message, place }) => {
    const position = positionOf(place, sources);
    const at = position === undefined ? '' : `:${position.line}:${position.column}`;
    return { code, message, place: place === undefined ? undefined : `${place.file}${at}` };
  });
  return { kind: 'rejected', reasons };
};
