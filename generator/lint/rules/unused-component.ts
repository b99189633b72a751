import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { keyOf } from '../../ir/spot.js';
import type { LintContext, Rule } from '../rule.js';

export const unusedComponent: Rule = {
  code: 'unused-component',
  check: (context) => {
    const { set, place, report } = context;
    const used = usedIn(context);
    for (const uri of set.uris) {
      for (const [kind, table] of Object.entries(membersAt(set.value(uri), 'components'))) {
        // Who uses what stands in an extension is not for a description to say.
        if (kind.startsWith('x-')) continue;
        for (const [name, value] of isMembers(table) ? Object.entries(table) : []) {
          const pointer = child('', 'components', kind, name);
          if (used.has(keyOf({ uri, pointer })) || hasOtherName(value)) continue;
          report(diagnose('unused-component', { kind, name }, place({ uri, pointer }, 'key')));
        }
      }
    }
  },
};

const usedIn = ({ catalogue, editions }: LintContext): ReadonlySet<string> => {
  const used = new Set(editions.flatMap(({ bundle }) => [...bundle.reached]));
  // The catalogue says how an unknown version is refused, by reference.
  if (catalogue.refusal !== undefined) used.add(keyOf(catalogue.refusal));
  return used;
};

const membersAt = (value: unknown, key: string): Members => {
  const member = isMembers(value) ? own(value, key) : undefined;
  return isMembers(member) ? member : {};
};

/** Anchors and ids are names by which a schema may be used from anywhere. */
const hasOtherName = (value: unknown): boolean =>
  isMembers(value) && ['$anchor', '$dynamicAnchor', '$id'].some((key) => key in value);
