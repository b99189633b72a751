import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own } from '../../ir/documents.js';
import { calledAt } from '../location.js';
import type { Node, Reader } from '../reader.js';
import { CIRCLE } from '../ways.js';
import { hasStructureBesideReference } from './keywords.js';

/**
 * The schema that a schema is another name of. A component that only points to one of the same name in another file is
 * that one: an index entry, not a type. Undefined, and reported, where it leads nowhere.
 */
export const endOfAliases = (reader: Reader, node: Node | undefined): Node | undefined => {
  if (node === undefined || aliasOf(node) === undefined) return node;
  const end = reader.ways.end('alias', node, (current) => {
    const reference = aliasOf(current);
    if (reference === undefined) return current;
    const next = reader.target(reference, current, true);
    if (next === undefined || calledAt(next) === calledAt(current)) return next;
    return leadsSomewhere(reader, next) ? current : undefined;
  });
  if (end !== CIRCLE) return end;
  reader.report(diagnose('reference-cycle', {}, reader.place(node)));
  return undefined;
};

/** The same, and behind very many aliases of other names the last of them at once, since compilers go through all. */
export const aliased = (reader: Reader, node: Node | undefined): Node | undefined => {
  const near = endOfAliases(reader, node);
  const end = near === undefined ? undefined : reader.ways.farEnd(ANY, near);
  return end === undefined || end === CIRCLE ? near : end;
};

const ANY = 'any alias';

/** Whether a chain of aliases ends in a schema; a chain that ends in itself is reported. */
const leadsSomewhere = (reader: Reader, node: Node): boolean => {
  const end = reader.ways.end(ANY, node, (current) => {
    const reference = aliasOf(current);
    return reference === undefined ? current : reader.find(reference, current);
  });
  if (end === CIRCLE) reader.report(diagnose('reference-cycle', {}, reader.place(node)));
  return end !== CIRCLE && end !== undefined;
};

/** The reference that a schema is, if it is nothing else. */
const aliasOf = ({ value }: Node): string | undefined => {
  const reference = isMembers(value) ? own(value, '$ref') : undefined;
  const isAlias = isMembers(value) && typeof reference === 'string' && !hasStructureBesideReference(value);
  return isAlias ? reference : undefined;
};
