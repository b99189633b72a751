import { isList, isMembers, own, type VersionView } from '../../ir/documents.js';
import { below, referenceOf, targetOf, type Spot } from './context.js';

/** What a node is that references of operations lead to. */
export type Role = 'pathItem' | 'parameter' | 'response';

/**
 * The nodes of other documents that are parameters, responses or path items: only those who refer to them say so.
 * By uri and pointer.
 */
export const sharedNodes = (view: VersionView): ReadonlyMap<string, ReadonlyMap<string, Role>> => {
  const found = new Map<string, Map<string, Role>>();
  const queue: (readonly [Spot, Role])[] = entryNodes(view);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [spot, role] = next;
    const reference = referenceOf(spot.value);
    const target = reference === undefined ? undefined : targetOf(view, reference, spot.uri);
    if (target === undefined) {
      if (role === 'pathItem') queue.push(...partsOf(spot));
      continue;
    }
    const known = found.get(target.uri) ?? new Map<string, Role>();
    found.set(target.uri, known);
    if (known.has(target.pointer)) continue;
    known.set(target.pointer, role);
    queue.push([target, role]);
  }
  return found;
};

const entryNodes = (view: VersionView): (readonly [Spot, Role])[] => {
  const root: Spot = { uri: view.entry, pointer: '', value: view.value(view.entry) };
  return [
    ...members(below(root, 'paths'), 'pathItem'),
    ...members(below(root, 'parameters'), 'parameter'),
    ...members(below(root, 'responses'), 'response'),
    ...members(below(root, 'x-client-parameters'), 'parameter'),
  ];
};

const partsOf = (item: Spot): (readonly [Spot, Role])[] => [
  ...members(below(item, 'parameters'), 'parameter'),
  ...members(item, 'pathItem').flatMap(([operation]) =>
    isMembers(operation.value) && own(operation.value, 'responses') !== undefined
      ? [
          ...members(below(operation, 'parameters'), 'parameter'),
          ...members(below(operation, 'responses'), 'response'),
        ]
      : [],
  ),
];

const members = (table: Spot, role: Role): (readonly [Spot, Role])[] => {
  const keys = isList(table.value)
    ? [...table.value.keys()]
    : isMembers(table.value)
      ? Object.keys(table.value)
      : [];
  return keys.map((key) => [below(table, key), role]);
};
