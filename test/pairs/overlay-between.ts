/** The difference between two documents as an OpenAPI Overlay. */
import { isDeepStrictEqual } from 'node:util';
import { isMembers, type Members } from '../../generator/ir/documents.js';

interface Action {
  readonly target: string;
  readonly remove?: true;
  readonly update?: unknown;
}

/** An overlay that makes `after` of `before`: members that go, come, or are replaced as a whole where they are no objects. */
export const overlayBetween = (before: Members, after: Members): Members => {
  const actions = actionsAt('$', before, after);
  return {
    overlay: '1.0.0',
    info: { title: 'What is different', version: '1' },
    // There must be an action, also between documents that say the same.
    actions: actions.length === 0 ? [{ target: '$', update: {} }] : actions,
  };
};

const actionsAt = (target: string, before: Members, after: Members): readonly Action[] => {
  const removals: Action[] = [];
  const inside: Action[] = [];
  const update: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    const member = `${target}[${JSON.stringify(key)}]`;
    if (Object.hasOwn(before, key) && Object.hasOwn(after, key)) {
      if (isDeepStrictEqual(old, now)) continue;
      if (isMembers(old) && isMembers(now)) {
        inside.push(...actionsAt(member, old, now));
        continue;
      }
    }
    if (Object.hasOwn(before, key)) removals.push({ target: member, remove: true });
    if (Object.hasOwn(after, key)) update.push([key, now]);
  }
  const updates = update.length === 0 ? [] : [{ target, update: Object.fromEntries(update) }];
  return [...removals, ...updates, ...inside];
};
