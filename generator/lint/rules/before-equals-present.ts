import { isDeepStrictEqual } from 'node:util';
import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { ANNOTATIONS, BEFORE } from '../../versions/annotations.js';
import { newestFirst } from '../../versions/lifetime.js';
import type { Rule } from '../rule.js';

export const beforeEqualsPresent: Rule = {
  code: 'before-equals-present',
  check: ({ nodes, views, place, report }) => {
    const moment = views.at(-1)?.moment;
    for (const node of nodes) {
      const pasts = node.isTable ? undefined : own(node.value, BEFORE);
      if (!isMembers(pasts) || moment === undefined) continue;
      let next: unknown = withoutAnnotations(node.value);
      for (const version of newestFirst(Object.keys(pasts), moment)) {
        const past = withoutAnnotations(pasts[version]);
        if (isDeepStrictEqual(past, next)) {
          const pointer = child(node.pointer, BEFORE, version);
          report(diagnose('before-equals-present', { version }, place({ ...node, pointer }, 'key')));
        }
        next = past;
      }
    }
  },
};

const withoutAnnotations = (node: unknown): unknown =>
  isMembers(node) ? Object.fromEntries(Object.entries(node).filter(([key]) => !ANNOTATIONS.has(key))) : node;
