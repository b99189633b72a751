import { isList, isMembers, own, type Members, type VersionView } from '../ir/documents.js';
import { lookUp } from './look-up.js';

/** The members of a path item that are operations. */
export const VERBS: readonly string[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
];

/** The paths that have an operation: what is left of the others in this version is parameters of nothing. */
export const livingPaths = (view: VersionView, paths: Members): Members =>
  Object.fromEntries(
    Object.entries(paths).filter(([path, item]) => !path.startsWith('/') || lives(view, item)),
  );

const lives = (view: VersionView, item: unknown): boolean => {
  let node = { uri: view.entry, value: item };
  const seen = new Set<unknown>();
  while (!seen.has(node.value)) {
    const { uri, value } = node;
    seen.add(value);
    // What is no path item, or cannot be found, is left to those who say so.
    if (!isMembers(value)) return true;
    if ([...VERBS, 'additionalOperations'].some((verb) => verb in value)) return true;
    const reference = own(value, '$ref');
    if (typeof reference !== 'string') return false;
    const next = lookUp(view, reference, uri);
    if (next === undefined) return true;
    node = next;
  }
  return false;
};

/**
 * Paths with parameters that every operation takes: other tools learn of them from the path items.
 *
 * @param components what references lead to
 */
export const withParameters = (
  paths: Members,
  shared: readonly unknown[],
  components: ReadonlyMap<unknown, unknown>,
): Members => {
  const identityOf = (parameter: unknown): string => {
    const reference = isMembers(parameter) ? own(parameter, '$ref') : undefined;
    const target = reference === undefined ? parameter : components.get(reference);
    // What leads nowhere is told of: it is itself.
    return JSON.stringify(isMembers(target) ? [target['in'], target['name']] : parameter);
  };
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => {
      if (!isMembers(item) || !path.startsWith('/')) return [path, item];
      const parameters = own(item, 'parameters');
      const mine = isList(parameters) ? parameters : [];
      const known = new Set(mine.map(identityOf));
      const added = shared.filter((each) => !known.has(identityOf(each)));
      return [path, { ...item, parameters: [...mine, ...added] }];
    }),
  );
};
