import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import Handlebars from 'handlebars';
import { COMPILE_OPTIONS, type TemplateSpecification } from './engine.js';

/**
 * What the program ships beside its code. This module reads it from templates/ as a checkout has it; the build replaces
 * this module by one that holds the same, templates precompiled (scripts/build.mjs).
 */
export interface Assets {
  readonly templates: ReadonlyMap<string, TemplateSpecification>;
  readonly partials: ReadonlyMap<string, TemplateSpecification>;
  /** The modules of the runtime as they are copied, by path: `runtime/api.ts`. */
  readonly runtime: ReadonlyMap<string, string>;
}

const FOLDER = new URL('../../templates/', import.meta.url);

export const loadAssets = (): Assets => ({
  templates: new Map(readAll('', '.hbs').map(([name, source]) => [name, compile(source)])),
  partials: new Map(readAll('partials/', '.hbs').map(([name, source]) => [name, compile(source)])),
  runtime: new Map(readAll('runtime/', '.ts').map(([name, source]) => [`runtime/${name}.ts`, source])),
});

/** The files of a folder with an ending, by name without it, sorted. */
const readAll = (folder: string, ending: string): readonly (readonly [string, string])[] => {
  const path = fileURLToPath(new URL(folder, FOLDER));
  return readdirSync(path)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => [file.slice(0, -ending.length), readFileSync(`${path}/${file}`, 'utf8')]);
};

const precompile = (source: string): string => {
  const printed: unknown = Handlebars.precompile(source, COMPILE_OPTIONS);
  if (typeof printed !== 'string') throw new TypeError('a template did not compile to text');
  return printed;
};

const compile = (source: string): TemplateSpecification => {
  // The compiler prints an object literal. It only ever sees the templates of this repository.
  const specification: unknown = runInThisContext(`(${precompile(source)})`);
  if (typeof specification !== 'object' || specification === null) throw new TypeError('a template did not compile');
  return specification;
};
