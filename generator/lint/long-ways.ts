import { isMembers, own } from '../ir/documents.js';
import { lookUp } from '../versions/look-up.js';

/** So many steps from a reference to what is at its end are usual. */
const USUAL = 10;
/** How many further steps, from all references together, are a matter of a moment. */
const LIMIT = 20_000;

/**
 * Whether the references of a document stand one behind the other in such numbers that nobody can go along all of them from
 * each, as Redocly does before any rule is asked.
 */
export const hasLongWays = (document: unknown): boolean => {
  const documents: Parameters<typeof lookUp>[0] = {
    value: () => document,
    resolve: (reference) => reference,
  };
  const lengths = new Map<string, number>();
  let steps = 0;
  for (const reference of referencesIn(document)) {
    const way: string[] = [];
    let next: string | undefined = reference;
    while (next !== undefined && !lengths.has(next)) {
      // One that leads back to itself is seen to do so.
      lengths.set(next, 0);
      way.push(next);
      next = referenceIn(lookUp(documents, next, '')?.value);
    }
    let length = next === undefined ? 0 : (lengths.get(next) ?? 0);
    for (const each of way.reverse()) lengths.set(each, ++length);
    steps += Math.max(0, (lengths.get(reference) ?? 0) - USUAL);
    if (steps > LIMIT) return true;
  }
  return false;
};

const referenceIn = (node: unknown): string | undefined => {
  const reference = isMembers(node) ? own(node, '$ref') : undefined;
  return typeof reference === 'string' && reference.startsWith('#') ? reference : undefined;
};

const referencesIn = function* (document: unknown): Iterable<string> {
  const waiting: unknown[] = [document];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const reference = referenceIn(next);
    if (reference !== undefined) yield reference;
    for (const member of Object.values(next)) if (member !== undefined) waiting.push(member);
  }
};
