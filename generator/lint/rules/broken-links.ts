import type { Place } from '../../diagnostics/diagnostic.js';
import { isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { DATA_KEYS, LINKS, NAME_TABLES } from '../../versions/annotations.js';
import type { Edition, LintContext } from '../rule.js';

/** A link to an operation that does not exist in some versions, and does in others. */
interface BrokenLink {
  readonly reference: string;
  readonly place: Place;
  readonly target: Place;
  readonly versions: string[];
  readonly kind: 'node';
}

/** An `operationId` in the document of a version. */
interface Id {
  readonly id: string;
  readonly pointer: string;
}

/** Links whose operation another version has; what none has may be an operation of another description. */
export const brokenLinks = (context: LintContext): readonly BrokenLink[] => {
  const editions = context.editions.map((edition) => ({ edition, ...idsIn(edition) }));
  const all = new Map<string, BrokenLink>();
  for (const { edition, links, operations } of editions) {
    const known = new Set(operations.map(({ id }) => id));
    for (const { id, pointer } of links.filter((link) => !known.has(link.id))) {
      const place = context.placeIn(edition, pointer);
      const key = JSON.stringify([place.file, place.pointer, id]);
      const broken = all.get(key) ?? brokenAt(id, place, editions, context);
      if (broken === undefined) continue;
      broken.versions.push(edition.view.moment.version.id);
      all.set(key, broken);
    }
  }
  return [...all.values()];
};

const brokenAt = (
  id: string,
  place: Place,
  editions: readonly { readonly edition: Edition; readonly operations: readonly Id[] }[],
  context: LintContext,
): BrokenLink | undefined => {
  for (const { edition, operations } of editions) {
    const target = operations.find((operation) => operation.id === id);
    if (target === undefined) continue;
    return {
      reference: id,
      place,
      target: context.placeIn(edition, target.pointer),
      versions: [],
      kind: 'node',
    };
  }
  return undefined;
};

/** What links name, and what operations are called. */
const idsIn = ({
  bundle,
}: Edition): { readonly links: readonly Id[]; readonly operations: readonly Id[] } => {
  const links: Id[] = [];
  const operations: Id[] = [];
  const add = (node: Members, pointer: string, to: Id[]): void => {
    const id = own(node, 'operationId');
    if (typeof id === 'string') to.push({ id, pointer: child(pointer, 'operationId') });
  };
  const visit = (value: unknown, pointer: string, table: string | undefined, isLink: boolean): void => {
    // No list holds a link or an operation.
    if (!isMembers(value)) return;
    if (table === undefined) add(value, pointer, isLink ? links : operations);
    for (const [key, member] of Object.entries(value)) {
      if (table === undefined && (DATA_KEYS.has(key) || key.startsWith('x-'))) continue;
      const opens = table === undefined && NAME_TABLES.has(key) && isMembers(member) ? key : undefined;
      visit(member, child(pointer, key), opens, table === LINKS);
    }
  };
  visit(bundle.document, '', undefined, false);
  return { links, operations };
};
