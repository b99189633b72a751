import type { ObjectDef, TypeDef, UnionDef } from '../ir/model.js';
import { listOf } from './nodes.js';
import { compareDocs } from './appearance.js';
import { compareConstraints } from './constraints.js';
import { compareProperties } from './properties.js';
import type { Comparison, Use } from './comparison.js';
import { quoted, tagText } from './words.js';

/** Two definitions of one thing, which is known by the name that it has now. */
export const compareDefinitions = (
  comparison: Comparison,
  before: TypeDef,
  after: TypeDef,
  { direction, holder }: Pick<Use, 'direction' | 'holder'>,
): void => {
  const subject = nameOf(after);
  const use: Use = {
    direction,
    holder,
    subject,
    before: comparison.before.nodes.at(before.origin),
    after: comparison.after.nodes.at(after.origin),
  };
  if (before.kind === 'object' && after.kind === 'object') compareProperties(comparison, before, after, use);
  else if (before.kind === 'union' && after.kind === 'union') {
    comparison.compareMembers(before.members, after.members, use);
    compareDiscriminators(comparison, before, after, use);
  } else if (before.kind === 'alias' && after.kind === 'alias')
    comparison.compare(before.type, after.type, use);
  else comparison.compareMembers([referenceTo(before)], [referenceTo(after)], use, 'apart');
  compareAppearance(comparison, before, after, use);
};

const referenceTo = ({ id }: TypeDef) => ({ kind: 'reference', to: id }) as const;

const compareDiscriminators = (
  { ledger }: Comparison,
  before: UnionDef,
  after: UnionDef,
  { direction, ...use }: Use,
): void => {
  const side = direction === 'sent' ? 'request' : 'response';
  const [old, now] = [before.discriminator, after.discriminator];
  if (old?.wireName !== now?.wireName) {
    const message = tagText(now?.wireName, old?.wireName);
    ledger.add(`${side}-discriminator-changed`, { ...use, message });
    return;
  }
  const [was, is] = [casesOf(old), casesOf(now)];
  const other = [...is].filter(([value, to]) => (was.get(value) ?? to) !== to).map(([value]) => value);
  const added = valuesBeyond(is, was);
  const removed = valuesBeyond(was, is);
  if (other.length > 0)
    ledger.add(`${side}-discriminator-changed`, {
      ...use,
      message: `means another member by ${quoted(other)}`,
    });
  if (added.length > 0)
    ledger.add(`${side}-discriminator-value-added`, {
      ...use,
      message: `also tells members by ${quoted(added)}`,
    });
  if (removed.length > 0)
    ledger.add(`${side}-discriminator-value-removed`, {
      ...use,
      message: `no longer tells members by ${quoted(removed)}`,
    });
};

const casesOf = (discriminator: UnionDef['discriminator']): ReadonlyMap<string, string> =>
  new Map(discriminator?.cases.map(({ value, to }) => [value, String(to)]));

/** Values that only the first has, of members that both have: what comes or goes with a member is told with it. */
const valuesBeyond = (
  these: ReadonlyMap<string, string>,
  those: ReadonlyMap<string, string>,
): readonly string[] => {
  const members = new Set(those.values());
  return [...these].filter(([value, to]) => !those.has(value) && members.has(to)).map(([value]) => value);
};

/** Name, deprecation and words, and limits that no type can express. */
const compareAppearance = (
  comparison: Comparison,
  before: TypeDef,
  after: TypeDef,
  { direction, ...use }: Use,
): void => {
  if (!comparison.isReplaced(before.id, after.id))
    compareDocs(comparison.ledger, 'schema', [before.doc, after.doc], use);
  // Limits of a named value stand at its schema, and every use of it has them.
  compareConstraints(comparison, listOf(use.before), listOf(use.after), { direction, ...use });
};

/** Whether two objects have anything in common: two that have not are two things, and not one that changed. */
export const isAlike = ({ before, after }: Comparison, one: ObjectDef, two: ObjectDef): boolean => {
  if (one.id === two.id) return true;
  const names = new Set(before.properties(one, 'received').map(({ property }) => property.wireName));
  const others = after.properties(two, 'received').map(({ property }) => property.wireName);
  return names.size === 0 || others.length === 0 || others.some((name) => names.has(name));
};

/** The words that a definition is called by. */
export const nameOf = ({ name, id }: TypeDef): string => {
  if (name.owner !== undefined) return `${name.owner} ${name.words.join(' ')}`;
  return name.words.length === 0 ? id : name.words.join(' ');
};
