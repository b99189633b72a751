import { diagnose } from '../../diagnostics/catalogue.js';
import type { Place } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/did-you-mean.js';
import { isMembers, own, type Spot } from '../../ir/documents.js';
import { nearReference } from '../../ir/near-reference.js';
import { child } from '../../ir/pointer.js';
import type { Unresolved } from '../../versions/bundle.js';
import type { Projection } from '../../versions/editions.js';
import { lookUp } from '../../versions/look-up.js';
import type { LintContext, Rule } from '../rule.js';
import { brokenLinks } from './broken-links.js';

/** A reference that leads nowhere in some versions. */
interface Broken {
  readonly reference: string;
  readonly place: Place;
  /** What it names where that exists; undefined where it never does. */
  readonly target: Place | undefined;
  /** What may have been meant. */
  readonly near: string | undefined;
  readonly versions: string[];
  /** What refers can have dates, or is a name in a mapping or a requirement, which cannot. */
  readonly kind: 'node' | 'member';
}

/** A node is alive in a version in which what it refers to is not. */
export const deadReference: Rule = {
  code: 'dead-reference',
  check: (context) => {
    for (const { reference, versions, place, target, kind } of [
      ...brokenReferences(context),
      ...brokenLinks(context),
    ]) {
      if (target === undefined) continue;
      const related = [{ message: `"${reference}", with its dates`, place: target }];
      context.report(diagnose('dead-reference', { reference, versions, kind }, place, related));
    }
  },
};

export const unresolvedReference: Rule = {
  code: 'unresolved-reference',
  check: (context) => {
    for (const { reference, place, target, near } of brokenReferences(context)) {
      if (target !== undefined) continue;
      context.report(diagnose('unresolved-reference', { reference, version: '', near }, place));
    }
  },
};

const brokenReferences = (context: LintContext): readonly Broken[] => {
  const all = new Map<string, Broken>();
  for (const { view, bundle } of context.editions) {
    for (const unresolved of bundle.unresolved) {
      if (isUnreadable(unresolved, view)) continue;
      const isNode = isReferenceNode(view, unresolved);
      const spot = writtenSpot(view, unresolved, isNode);
      const key = `${spot.uri}#${spot.pointer} ${unresolved.reference}`;
      const broken = all.get(key) ?? brokenAt(spot, unresolved, view, context, isNode);
      broken.versions.push(view.moment.version.id);
      all.set(key, broken);
    }
  }
  return [...all.values()];
};

const brokenAt = (
  spot: Spot,
  { uri, reference }: Unresolved,
  view: Projection,
  context: LintContext,
  isNode: boolean,
): Broken => {
  const target = targetElsewhere(uri, reference, view, context);
  return {
    reference,
    place: context.place(spot),
    target: target === undefined ? undefined : context.place(target, 'key'),
    near: nearReference(view, reference, uri, nearest),
    versions: [],
    kind: isNode ? 'node' : 'member',
  };
};

/** Where that which a reference names is written: as it stands in the document, or in another version. */
const targetElsewhere = (
  uri: string,
  reference: string,
  view: Projection,
  { set, editions }: LintContext,
): Spot | undefined => {
  const written = lookUp(set, reference, uri);
  if (written?.value !== undefined) return written;
  for (const other of editions.map((edition) => edition.view)) {
    const target = lookUp(other, reference, uri === view.entry ? other.entry : uri);
    if (target?.value !== undefined) return other.written(target.uri, target.pointer);
  }
  return undefined;
};

/** Why a document is not there is said where it is read. */
const isUnreadable = ({ uri, reference }: Unresolved, view: Projection): boolean => {
  const [file = ''] = reference.split('#');
  return file !== '' && view.failure(view.resolve(file, uri)) !== undefined;
};

const isReferenceNode = (view: Projection, { uri, pointer }: Unresolved): boolean => {
  const node = lookUp(view, `#${pointer}`, uri)?.value;
  return isMembers(node) && typeof own(node, '$ref') === 'string';
};

/** The text of the reference itself: below `$ref`, unless the place is that of a name in a list or table. */
const writtenSpot = (view: Projection, { uri, pointer }: Unresolved, isNode: boolean): Spot => {
  const written = view.written(uri, pointer);
  return isNode ? { ...written, pointer: child(written.pointer, '$ref') } : written;
};
