import { diagnose } from '../../diagnostics/catalogue.js';
import { own } from '../../ir/documents.js';
import { ANNOTATIONS, REFERENCE_HOLDERS } from '../../versions/annotations.js';
import type { DatedNode } from '../nodes.js';
import type { Rule } from '../rule.js';

/** Keys of single objects, and of tables that are not read by projection, that may be Reference Objects too. */
const OTHER_HOLDERS: ReadonlySet<string> = new Set(['requestBody', 'securitySchemes']);

/** Whether a node is a Reference Object: a `$ref` in place of anything but a schema. */
export const isReferenceObject = ({ value, holder }: DatedNode): boolean =>
  typeof own(value, '$ref') === 'string' && (REFERENCE_HOLDERS.has(holder) || OTHER_HOLDERS.has(holder));

export const annotationOnReference: Rule = {
  code: 'annotation-on-reference',
  check: ({ nodes, place, report }) => {
    for (const node of nodes) {
      if (node.isTable || !isReferenceObject(node)) continue;
      for (const annotation of Object.keys(node.value).filter((key) => ANNOTATIONS.has(key))) {
        const pointer = `${node.pointer}/${annotation}`;
        report(diagnose('annotation-on-reference', { annotation }, place({ ...node, pointer }, 'key')));
      }
    }
  },
};
