import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own } from '../../ir/documents.js';
import { calledAt } from '../location.js';
import type { Node, Reader } from '../reader.js';
import { hasStructureBesideReference } from './keywords.js';

const ALIAS_LIMIT = 64;

/**
 * The schema that a schema is another name of. A component that only points to one of the same name in another file is
 * that one: an index entry, not a type. Undefined, and reported, where it leads nowhere.
 */
export const endOfAliases = (reader: Reader, node: Node | undefined): Node | undefined => {
  let current = node;
  for (let step = 0; current !== undefined && step < ALIAS_LIMIT; step++) {
    const { value } = current;
    if (!isMembers(value)) return current;
    const reference = own(value, '$ref');
    if (typeof reference !== 'string' || hasStructureBesideReference(value)) return current;
    const next = reader.target(reference, current, true);
    if (next !== undefined && calledAt(next) !== calledAt(current)) {
      return leadsSomewhere(reader, next) ? current : undefined;
    }
    current = next;
  }
  if (current !== undefined) reader.report(diagnose('reference-cycle', {}, reader.place(current)));
  return undefined;
};

/** Whether a chain of aliases ends in a schema; a chain that ends in itself is reported. */
const leadsSomewhere = (reader: Reader, node: Node): boolean => {
  let current: Node | undefined = node;
  for (let step = 0; current !== undefined && step < ALIAS_LIMIT; step++) {
    const reference: unknown = isMembers(current.value) ? own(current.value, '$ref') : undefined;
    if (typeof reference !== 'string') return true;
    if (isMembers(current.value) && hasStructureBesideReference(current.value)) return true;
    current = reader.find(reference, current);
  }
  if (current !== undefined) reader.report(diagnose('reference-cycle', {}, reader.place(node)));
  return false;
};
