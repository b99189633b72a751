import { runInThisContext } from 'node:vm';
import Handlebars from 'handlebars';
import type { CompiledTemplate } from './engine.js';
import { printTemplate, type TemplateTree } from './print-template.js';

export type { TemplateTree } from './print-template.js';

export const parseTemplate = (source: string): TemplateTree => Handlebars.parse(source);

/** Compile the text of a template, or one that was parsed. */
export const compileTemplate = (source: string | TemplateTree): CompiledTemplate => {
  const tree = typeof source === 'string' ? parseTemplate(source) : source;
  const compiled: unknown = runInThisContext(`(${printTemplate(tree)})`);
  if (!isTemplate(compiled)) throw new TypeError('a template did not compile');
  return compiled;
};

const isTemplate = (value: unknown): value is CompiledTemplate => typeof value === 'function';
