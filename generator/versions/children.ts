import { isList, isMembers, own, type VersionView } from '../ir/documents.js';
import { child } from '../ir/pointer.js';
import type { Target } from './components.js';
import { lookUp } from './project.js';

/**
 * Schemas that nothing refers to and that a value may be all the same: where a schema has a discriminator without a
 * list of options, they are those of its document that are made of it by `allOf`.
 */
export const childrenOf = (view: VersionView, parent: Target): readonly Target[] => {
  const { value } = parent;
  const isOpen = isMembers(value) && 'discriminator' in value && !('oneOf' in value) && !('anyOf' in value);
  if (!isOpen) return [];
  const schemas = lookUp(view, '#/components/schemas', parent.uri)?.value;
  if (!isMembers(schemas)) return [];
  return Object.entries(schemas).flatMap(([name, schema]) => {
    const pointer = child('', 'components', 'schemas', name);
    return isMadeOf(view, schema, parent) ? [{ uri: parent.uri, pointer, value: schema }] : [];
  });
};

const isMadeOf = (view: VersionView, schema: unknown, parent: Target): boolean => {
  const parts = isMembers(schema) ? own(schema, 'allOf') : undefined;
  return (isList(parts) ? parts : []).some((part) => {
    const reference = isMembers(part) ? own(part, '$ref') : undefined;
    if (typeof reference !== 'string') return false;
    const target = lookUp(view, reference, parent.uri);
    return target?.uri === parent.uri && target.pointer === parent.pointer;
  });
};
