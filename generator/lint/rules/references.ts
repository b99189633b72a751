import { diagnose } from '../../diagnostics/catalogue.js';
import type { Place } from '../../diagnostics/diagnostic.js';
import { isMembers, own, type Spot } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import type { Unresolved } from '../../versions/bundle.js';
import type { Projection } from '../../versions/editions.js';
import { lookUp } from '../../versions/project.js';
import type { LintContext, Rule } from '../rule.js';

/** A reference that leads nowhere in some versions. */
interface Broken {
  readonly reference: string;
  readonly place: Place;
  /** What it names where that exists; undefined where it never does. */
  readonly target: Place | undefined;
  readonly versions: string[];
}

/** A node is alive in a version in which what it refers to is not. */
export const deadReference: Rule = {
  code: 'dead-reference',
  check: (context) => {
    for (const { reference, versions, place, target } of brokenReferences(context)) {
      if (target === undefined) continue;
      const related = [{ message: `"${reference}", with its dates`, place: target }];
      context.report(diagnose('dead-reference', { reference, versions }, place, related));
    }
  },
};

export const unresolvedReference: Rule = {
  code: 'unresolved-reference',
  check: (context) => {
    for (const { reference, place, target } of brokenReferences(context)) {
      if (target !== undefined) continue;
      context.report(diagnose('unresolved-reference', { reference, version: '' }, place));
    }
  },
};

const brokenReferences = (context: LintContext): readonly Broken[] => {
  const all = new Map<string, Broken>();
  for (const { view, bundle } of context.editions) {
    for (const unresolved of bundle.unresolved) {
      if (isUnreadable(unresolved, view)) continue;
      const spot = writtenSpot(view, unresolved);
      const key = `${spot.uri}#${spot.pointer} ${unresolved.reference}`;
      const broken = all.get(key) ?? brokenAt(spot, unresolved.reference, context);
      broken.versions.push(view.moment.version.id);
      all.set(key, broken);
    }
  }
  return [...all.values()];
};

const brokenAt = (
  spot: { readonly uri: string; readonly pointer: string },
  reference: string,
  { set, place }: LintContext,
): Broken => {
  const target = lookUp(set, reference, spot.uri);
  return {
    reference,
    place: place(spot),
    target: target?.value === undefined ? undefined : place(target, 'key'),
    versions: [],
  };
};

/** Why a document is not there is said where it is read. */
const isUnreadable = ({ uri, reference }: Unresolved, view: Projection): boolean => {
  const [file = ''] = reference.split('#');
  return file !== '' && view.failure(view.resolve(file, uri)) !== undefined;
};

/** The text of the reference itself: below `$ref`, unless the place is that of a name in a list or table. */
const writtenSpot = (view: Projection, { uri, pointer }: Unresolved): Spot => {
  const node = lookUp(view, `#${pointer}`, uri)?.value;
  const written = view.written(uri, pointer);
  const isReference = isMembers(node) && typeof own(node, '$ref') === 'string';
  return isReference ? { ...written, pointer: child(written.pointer, '$ref') } : written;
};
