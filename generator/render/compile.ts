import { runInThisContext } from 'node:vm';
import Handlebars from 'handlebars';
import { COMPILE_OPTIONS, type TemplateSpecification } from './engine.js';

/** A parsed template, whitespace control already done. */
export type TemplateTree = hbs.AST.Program;

export const parseTemplate = (source: string): TemplateTree => Handlebars.parse(source);

/** Compile the text of a template, or one that was parsed. */
export const compileTemplate = (source: string | TemplateTree): TemplateSpecification => {
  const printed: unknown = Handlebars.precompile(source, COMPILE_OPTIONS);
  if (typeof printed !== 'string') throw new TypeError('a template did not compile to text');
  // The compiler prints an object literal. It only ever sees templates, which are code like ours.
  const specification: unknown = runInThisContext(`(${printed})`);
  if (typeof specification !== 'object' || specification === null) {
    throw new TypeError('a template did not compile');
  }
  return specification;
};
