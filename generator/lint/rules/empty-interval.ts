import { diagnose } from '../../diagnostics/catalogue.js';
import { own } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { ADDED, REMOVED } from '../../versions/annotations.js';
import type { Rule } from '../rule.js';

/** What its own dates alone cannot show: a node that exists only where that which holds it does not. */
export const emptyInterval: Rule = {
  code: 'empty-interval',
  check: ({ nodes, place, report }) => {
    for (const node of nodes) {
      if (node.isTable || node.alive.length > 0 || node.around.length === 0) continue;
      const key = own(node.value, REMOVED) === undefined ? ADDED : REMOVED;
      report(diagnose('empty-interval', {}, place({ ...node, pointer: child(node.pointer, key) })));
    }
  },
};
