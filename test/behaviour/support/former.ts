/**
 * Calls a method by its name: `const start = former('start')`, then `start(sandboxes, 'box')`. For deprecated methods:
 * what is said against them is said to those who write programs, not to who checks that they still work.
 */
export function former<Name extends string>(
  name: Name,
): <Args extends readonly unknown[], R>(
  resource: { readonly [Method in Name]: (...args: Args) => R },
  ...args: Args
) => R {
  return (resource, ...args) => resource[name](...args);
}
