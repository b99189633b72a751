import { dirname, resolve } from 'node:path';
import type { Diagnostic, Place, SourceLookup } from '../diagnostics/diagnostic.js';
import type { Setting } from './document.js';
import { Sources } from './sources.js';
import { displayName } from './uris.js';

/** The place of a part of what a configuration says. */
export const placeIn = ({ file, pointer }: Setting, part: string): Place =>
  pointer === undefined ? { file } : { file, pointer: pointer + part };

/** Diagnostics, those that are about a part of a configuration at the place of that part. */
export const placedIn = (setting: Setting, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.map((each) =>
    each.place !== undefined || each.setting === undefined
      ? each
      : { ...each, place: placeIn(setting, each.setting) },
  );

/** Make the text of a configuration known. */
export const addText = ({ file, text }: Setting, sources: Sources): void => {
  if (text !== undefined) sources.add(file, text, file.endsWith('.json') ? 'json' : 'yaml');
};

/** Finds places in a configuration. */
export const sourcesOf = (setting: Setting): SourceLookup => {
  const sources = new Sources();
  addText(setting, sources);
  return sources;
};

/**
 * The name of a description in what is made of it: as seen from the configuration that names it, so that the text is the
 * same from every working directory.
 */
export const sourceName = (uri: string, cwd: string, setting: Setting | undefined): string =>
  displayName(uri, setting === undefined ? cwd : resolve(cwd, dirname(setting.file)));
