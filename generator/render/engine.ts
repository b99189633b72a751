import { Code } from '../code.js';
import { isList } from '../ir/documents.js';
import { RenderError } from './errors.js';

/** The text of a view: what `printTemplate` prints, evaluated. */
export type CompiledTemplate = (view: object, kit: Kit) => string;

/** What a compiled template may do with what a view holds. */
export interface Kit {
  /** The text of a value. Only branded code has one. */
  value(value: unknown): string;
  /** A field that a view has itself; throws where it has none. */
  own(view: unknown, field: string): unknown;
  /** Whether a condition holds: empty code and empty lists count as false. */
  holds(value: unknown): boolean;
  items(value: unknown): readonly unknown[];
  partial(name: string): CompiledTemplate;
}

/** Renders views with templates. Only branded code prints: a raw string, number or object throws. */
export class Engine {
  readonly #templates: ReadonlyMap<string, CompiledTemplate>;
  readonly #kit: Kit;

  /** Names of partials are those of files: `partials/doc` is `{{> doc}}`. */
  constructor(
    templates: ReadonlyMap<string, CompiledTemplate>,
    partials: ReadonlyMap<string, CompiledTemplate>,
  ) {
    this.#templates = templates;
    const partial = (name: string): CompiledTemplate => {
      const found = partials.get(name);
      if (found === undefined) throw new Misfit(`there is no partial "${name}"`);
      return found;
    };
    this.#kit = { value, own, holds, items, partial };
  }

  /** The text of a view. Throws a {@link RenderError} on an unknown field, an unbranded value or an unknown template. */
  render(template: string, view: object): string {
    const render = this.#templates.get(template);
    if (render === undefined) throw new RenderError(template, 'there is no such template');
    try {
      return render(view, this.#kit);
    } catch (error) {
      throw new RenderError(template, error instanceof Misfit ? error.message : String(error));
    }
  }
}

/** A view is not what a template takes it for. */
class Misfit extends Error {}

const value = (given: unknown): string => {
  if (given instanceof Code) return given.text;
  throw new Misfit('a value that is no code reached a template');
};

const own = (view: unknown, field: string): unknown => {
  if (typeof view === 'object' && view !== null && Object.hasOwn(view, field)) {
    return Reflect.get(view, field);
  }
  throw new Misfit(`the view has no field "${field}"`);
};

const holds = (given: unknown): boolean => {
  if (given instanceof Code) return !given.isEmpty;
  return isList(given) ? given.length > 0 : Boolean(given);
};

/** Nothing has no items: a list may be left out where there is none. */
const items = (given: unknown): readonly unknown[] => {
  if (isList(given)) return given;
  if (given === undefined || given === null) return [];
  throw new Misfit('what is no list was walked');
};
