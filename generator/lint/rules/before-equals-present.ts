import { isDeepStrictEqual } from 'node:util';
import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { ANNOTATIONS, BEFORE, MEMBERS_BEFORE } from '../../versions/annotations.js';
import { newestFirst, type Moment } from '../../versions/lifetime.js';
import type { Rule } from '../rule.js';

export const beforeEqualsPresent: Rule = {
  code: 'before-equals-present',
  check: ({ nodes, views, place, report }) => {
    const moment = views.at(-1)?.moment;
    for (const node of nodes) {
      if (node.isTable || moment === undefined) continue;
      for (const { version, keys } of [
        ...samePasts(node.value, moment),
        ...sameMembers(node.value, moment),
      ]) {
        const pointer = child(node.pointer, ...keys);
        report(diagnose('before-equals-present', { version }, place({ ...node, pointer }, 'key')));
      }
    }
  },
};

/** An entry that says what is so anyway. */
interface Same {
  readonly version: string;
  readonly keys: readonly string[];
}

const samePasts = (node: Members, moment: Moment): readonly Same[] => {
  const found: Same[] = [];
  let next: unknown = withoutAnnotations(node);
  for (const [version, value] of newestFirstIn(own(node, BEFORE), moment)) {
    const past = withoutAnnotations(value);
    if (isDeepStrictEqual(past, next)) found.push({ version, keys: [BEFORE, version] });
    next = past;
  }
  return found;
};

const sameMembers = (node: Members, moment: Moment): readonly Same[] => {
  const found: Same[] = [];
  const next = new Map<string, unknown>(Object.entries(node));
  for (const [version, members] of newestFirstIn(own(node, MEMBERS_BEFORE), moment)) {
    for (const [key, past] of isMembers(members) ? Object.entries(members) : []) {
      const isSame = isDeepStrictEqual(withoutAnnotations(past), withoutAnnotations(next.get(key) ?? null));
      if (isSame) found.push({ version, keys: [MEMBERS_BEFORE, version, key] });
      next.set(key, past);
    }
  }
  return found;
};

const newestFirstIn = (dates: unknown, moment: Moment): readonly (readonly [string, unknown])[] =>
  isMembers(dates)
    ? newestFirst(Object.keys(dates), moment).map((version) => [version, dates[version]] as const)
    : [];

const withoutAnnotations = (node: unknown): unknown =>
  isMembers(node) ? Object.fromEntries(Object.entries(node).filter(([key]) => !ANNOTATIONS.has(key))) : node;
