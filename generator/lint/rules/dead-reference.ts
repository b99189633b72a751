import { diagnose } from '../../diagnostics/catalogue.js';
import type { Place } from '../../diagnostics/diagnostic.js';
import { isMembers, own } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import type { Unresolved } from '../../versions/bundle.js';
import { lookUp, type Projection } from '../../versions/project.js';
import type { LintContext, Rule } from '../rule.js';

/** A reference, what it names, and the versions in which the one is there and the other is not. */
interface Dead {
  readonly reference: string;
  readonly place: Place;
  readonly target: Place;
  readonly versions: string[];
}

export const deadReference: Rule = {
  code: 'dead-reference',
  check: (context) => {
    for (const { reference, versions, place, target } of deadReferences(context).values()) {
      const related = [{ message: `"${reference}", with its dates`, place: target }];
      context.report(diagnose('dead-reference', { reference, versions }, place, related));
    }
  },
};

const deadReferences = (context: LintContext): ReadonlyMap<string, Dead> => {
  const all = new Map<string, Dead>();
  for (const { view, bundle } of context.editions) {
    for (const unresolved of bundle.unresolved) {
      const target = lookUp(context.set, unresolved.reference, unresolved.uri);
      // What does not exist in any version is somebody else's finding.
      if (target?.value === undefined) continue;
      const spot = { uri: unresolved.uri, pointer: writtenPointer(view, unresolved) };
      const key = `${spot.uri}#${spot.pointer} ${unresolved.reference}`;
      const dead = all.get(key) ?? {
        reference: unresolved.reference,
        place: context.place(spot),
        target: context.place(target, 'key'),
        versions: [],
      };
      dead.versions.push(view.moment.version.id);
      all.set(key, dead);
    }
  }
  return all;
};

/** The text of the reference itself: below `$ref`, unless the place is that of a name in a list or table. */
const writtenPointer = (view: Projection, { uri, pointer }: Unresolved): string => {
  const node = lookUp(view, `#${pointer}`, uri)?.value;
  const written = view.written(uri, pointer);
  return isMembers(node) && typeof own(node, '$ref') === 'string' ? child(written, '$ref') : written;
};
