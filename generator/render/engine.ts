import type Handlebars from 'handlebars';
import Runtime from 'handlebars/runtime.js';
import { Code } from '../code.js';
import { RenderError } from './errors.js';
import { strict } from './strict.js';

/** A precompiled template: what `Handlebars.precompile` prints, evaluated. */
export type TemplateSpecification = object;

/**
 * How templates are compiled, at build time and in tests alike. `strict` throws on a missing field, `knownHelpersOnly` on
 * a helper that does not exist, and `preventIndent` keeps partials from indenting the inside of literals.
 */
export const COMPILE_OPTIONS = {
  strict: true,
  knownHelpersOnly: true,
  preventIndent: true,
  knownHelpers: { if: true, each: true },
} as const;

/** Renders views with templates. Only branded code prints: a raw string, number or object throws. */
export class Engine {
  readonly #templates = new Map<string, (view: object) => string>();

  /** Names of partials are those of files: `partials/doc` is `{{> doc}}`. */
  constructor(
    templates: ReadonlyMap<string, TemplateSpecification>,
    partials: ReadonlyMap<string, TemplateSpecification>,
  ) {
    const handlebars = createEnvironment();
    Object.assign(handlebars.Utils, { escapeExpression: printCode });
    for (const helper of ['helperMissing', 'blockHelperMissing', 'unless', 'with', 'lookup', 'log']) {
      handlebars.unregisterHelper(helper);
    }
    for (const [name, partial] of partials) handlebars.registerPartial(name, handlebars.template(partial));
    for (const [name, template] of templates) {
      const render = handlebars.template(template);
      this.#templates.set(name, (view) => render(view));
    }
  }

  /** The text of a view. Throws a {@link RenderError} on an unknown field, an unbranded value or an unknown template. */
  render(template: string, view: object): string {
    const render = this.#templates.get(template);
    if (render === undefined) throw new RenderError(template, 'there is no such template');
    try {
      return render(strict(view, template));
    } catch (error) {
      throw error instanceof RenderError ? error : new RenderError(template, String(error));
    }
  }
}

/** What Handlebars calls for every value that a template prints. */
const printCode = (value: unknown): string => {
  if (value instanceof Code) return value.text;
  // Empty code, as `strict` hands it on.
  if (Array.isArray(value) && value.length === 0) return '';
  throw new TypeError('a value that is no code reached a template');
};

/** The runtime of Handlebars exports what the whole does, but for the compiler; its own types do not say so. */
const createEnvironment = (): typeof Handlebars => {
  const runtime: object = Runtime;
  if (!isHandlebars(runtime)) throw new TypeError('handlebars/runtime has no create()');
  return runtime.create();
};

const isHandlebars = (value: object): value is typeof Handlebars => 'create' in value;
