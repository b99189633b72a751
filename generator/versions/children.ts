import { isList, isMembers, own, type VersionView } from '../ir/documents.js';
import { child } from '../ir/pointer.js';
import { keyOf } from '../ir/spot.js';
import type { Target } from './components.js';
import { lookUp } from './look-up.js';

/**
 * Schemas that nothing refers to and that a value may be all the same: where a schema has a discriminator without a
 * list of options, they are those of its document that are made of it by `allOf`, directly or not.
 */
export const childrenOf = (view: VersionView, parent: Target): readonly Target[] => {
  const { value } = parent;
  const isOpen = isMembers(value) && 'discriminator' in value && !('oneOf' in value) && !('anyOf' in value);
  if (!isOpen) return [];
  const schemas = lookUp(view, '#/components/schemas', parent.uri)?.value;
  const family = new Set([keyOf(parent)]);
  const candidates = Object.entries(isMembers(schemas) ? schemas : {}).map(([name, schema]) => {
    const target: Target = {
      uri: parent.uri,
      pointer: child('', 'components', 'schemas', name),
      value: schema,
    };
    return { target, bases: basesOf(view, target) };
  });
  return descendants(candidates, family);
};

interface Candidate {
  readonly target: Target;
  readonly bases: readonly string[];
}

/** Those of the candidates that stand on the family, which grows by each that is found. */
const descendants = (candidates: readonly Candidate[], family: Set<string>): readonly Target[] => {
  const found = candidates.filter(
    ({ target, bases }) => !family.has(keyOf(target)) && bases.some((base) => family.has(base)),
  );
  if (found.length === 0) return [];
  for (const { target } of found) family.add(keyOf(target));
  return [...found.map(({ target }) => target), ...descendants(candidates, family)];
};

const basesOf = (view: VersionView, { uri, value }: Target): readonly string[] => {
  const parts = isMembers(value) ? own(value, 'allOf') : undefined;
  return (isList(parts) ? parts : []).flatMap((part) => {
    const reference = isMembers(part) ? own(part, '$ref') : undefined;
    const target = typeof reference === 'string' ? lookUp(view, reference, uri) : undefined;
    return target === undefined ? [] : [keyOf(target)];
  });
};
