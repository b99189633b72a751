import type { ExternalCatalogue } from './document.js';
import { isRemote } from './uris.js';

/** The documents that a list of versions names: overlays, and documents of single versions. */
export const documentsOfVersions = (catalogue: unknown): readonly string[] => {
  const entries = member(catalogue, 'versions');
  return (Array.isArray(entries) ? entries : []).flatMap((entry) =>
    ['overlay', 'document'].map((key) => member(entry, key)).filter((each) => typeof each === 'string'),
  );
};

/** Those that the entry document names. */
export const documentsOfEntry = (entry: unknown): readonly string[] =>
  documentsOfVersions(member(entry, 'x-api-versions'));

/** Where the documents that a configuration names may refer to: their own folders and origins. */
export const placesOf = (
  { value, base }: ExternalCatalogue,
  resolve: (reference: string, from: string) => string,
): readonly string[] =>
  documentsOfVersions(value).map((reference) => {
    const uri = resolve(reference, base);
    return isRemote(uri) ? new URL(uri).origin : new URL('.', uri).href;
  });

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
