import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileTemplate } from './compile.js';
import type { CompiledTemplate } from './engine.js';

/**
 * What the program ships beside its code. This module reads it from templates/ as a checkout has it; the build replaces
 * this module by one that holds the same, templates precompiled (scripts/build.mjs).
 */
export interface Assets {
  readonly templates: ReadonlyMap<string, CompiledTemplate>;
  readonly partials: ReadonlyMap<string, CompiledTemplate>;
  /** The modules of the runtime as they are copied, by path: `runtime/api.ts`. */
  readonly runtime: ReadonlyMap<string, string>;
  /** The texts of templates by name, partials with their folder: `resource`, `partials/doc`. Only errors need them. */
  readonly sources: ReadonlyMap<string, string>;
}

const FOLDER = new URL('../../templates/', import.meta.url);

export const loadAssets = (): Assets => {
  const templates = readAll('', '.hbs');
  const partials = readAll('partials/', '.hbs');
  return {
    templates: new Map(templates.map(([name, source]) => [name, compileTemplate(source)])),
    partials: new Map(partials.map(([name, source]) => [name, compileTemplate(source)])),
    runtime: new Map(readAll('runtime/', '.ts').map(([name, source]) => [`runtime/${name}.ts`, source])),
    sources: new Map([
      ...templates,
      ...partials.map(([name, source]) => [`partials/${name}`, source] as const),
    ]),
  };
};

/** The files of a folder with an ending, by name without it, sorted. */
const readAll = (folder: string, ending: string): readonly (readonly [string, string])[] => {
  const path = fileURLToPath(new URL(folder, FOLDER));
  return readdirSync(path)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => [file.slice(0, -ending.length), readFileSync(`${path}/${file}`, 'utf8')]);
};
