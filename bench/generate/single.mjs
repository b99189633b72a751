import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bundle, createConfig } from '@redocly/openapi-core';

/**
 * A description of several files as one of JSON, because not every generator follows references to files.
 *
 * @param spec an absolute path
 * @param folder where the file goes
 * @returns the path itself if all is in one file
 */
export const inOneFile = async (spec, folder) => {
  const { bundle: whole, fileDependencies } = await bundle({ ref: spec, config: await createConfig({}) });
  if ([...fileDependencies].every((path) => path === spec)) return spec;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${basename(dirname(spec))}-${basename(spec).replace(/\.\w+$/, '')}.json`);
  writeFileSync(path, JSON.stringify(whole.parsed, undefined, 2));
  return path;
};
