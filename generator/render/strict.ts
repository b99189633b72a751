import { Code } from '../code.js';
import { RenderError } from './errors.js';

/** What Handlebars and JavaScript look up by themselves, whatever the view. */
const PASSED_OVER: ReadonlySet<PropertyKey> = new Set([
  'toHTML',
  'then',
  'length',
  'toString',
  'valueOf',
  'constructor',
]);

/**
 * A copy of a view that throws on a field that it does not have, also where a template only asks for it: Handlebars' own
 * strictness lets `{{#if missing}}` and `{{#each missing}}` pass. Empty code counts as false in a condition.
 *
 * Fields are plain properties, so that asking for one that is there costs nothing; every other way ends at the prototype.
 */
export const strict = (view: object, template: string): object => {
  const guard = guardOf(template);
  const copies = new Map<object, object>();
  const wrap = (value: unknown): unknown => {
    if (value instanceof Code) return value.isEmpty ? EMPTY : value;
    return typeof value === 'object' && value !== null ? wrapObject(value) : value;
  };
  const wrapObject = (value: object): object => {
    const known = copies.get(value);
    if (known !== undefined) return known;
    const copy = Array.isArray(value) ? value.map(wrap) : wrapFields(value);
    copies.set(value, copy);
    return copy;
  };
  const wrapFields = (value: object): object => {
    const copy: Record<string, unknown> = { ...value };
    for (const field in copy) copy[field] = wrap(copy[field]);
    Object.setPrototypeOf(copy, guard);
    return copy;
  };
  return wrapObject(view);
};

/** The prototype of the views of a template: whatever gets this far is no field of theirs. */
const guardOf = (template: string): object => {
  const guard = guards.get(template) ?? newGuard(template);
  guards.set(template, guard);
  return guard;
};

/** One for each template, so that views of one shape are of one shape for the engine of JavaScript too. */
const guards = new Map<string, object>();

const newGuard = (template: string): object => {
  const missing = (field: string): RenderError =>
    new RenderError(template, `the view has no field "${field}"`);
  return new Proxy(Object.freeze({}), {
    get: (_target, field) => {
      if (typeof field === 'symbol' || PASSED_OVER.has(field)) return undefined;
      throw missing(field);
    },
    // Asked first for what a template prints.
    has: (_target, field) => {
      if (typeof field === 'symbol') return false;
      throw missing(field);
    },
  });
};

/** Handlebars takes an empty list for false, and prints nothing for it. */
const EMPTY: readonly never[] = [];
