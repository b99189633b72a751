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
 * A view that throws on a field that it does not have, also where a template only asks for it: Handlebars' own strictness
 * lets `{{#if missing}}` and `{{#each missing}}` pass. Empty code counts as false in a condition.
 */
export const strict = (view: object, template: string): object => {
  const proxies = new WeakMap<object, object>();
  const wrap = (value: unknown): unknown => {
    if (value instanceof Code) return value.isEmpty ? EMPTY : value;
    return typeof value === 'object' && value !== null ? wrapObject(value) : value;
  };
  const wrapObject = (value: object): object => {
    const known = proxies.get(value);
    if (known !== undefined) return known;
    const proxy = Array.isArray(value) ? value.map(wrap) : new Proxy(value, handler);
    proxies.set(value, proxy);
    return proxy;
  };
  const missing = (field: string): RenderError =>
    new RenderError(template, `the view has no field "${field}"`);
  const handler: ProxyHandler<object> = {
    get: (target, field) => {
      if (Object.hasOwn(target, field)) return wrap(Reflect.get(target, field));
      if (typeof field === 'symbol' || PASSED_OVER.has(field)) return undefined;
      throw missing(field);
    },
    // Asked first for what a template prints.
    has: (target, field) => {
      if (Object.hasOwn(target, field) || typeof field === 'symbol') return Object.hasOwn(target, field);
      throw missing(field);
    },
  };
  return wrapObject(view);
};

/** Handlebars takes an empty list for false, and prints nothing for it. */
const EMPTY: readonly never[] = [];
