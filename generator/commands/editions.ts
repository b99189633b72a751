import { singleModelsOf, type Description } from '../description.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { Unresolved } from '../choices.js';
import { tolerating } from '../diagnostics/tolerance.js';
import { diff } from '../diff/diff.js';
import type { Difference } from '../diff/difference.js';
import { bySeriousness } from '../diff/ledger.js';
import type { Comparison } from '../diff/report/comparison.js';
import type { Edition } from '../diff/side.js';
import type { Change } from '../ir/model.js';
import { signaturesOf } from '../signatures.js';
import type { Documents } from '../source/documents.js';
import type { Projection } from '../versions/editions.js';
import type { Report } from './report.js';

/** A description with its name: a path, or a path in a revision. */
export interface Read {
  readonly label: string;
  readonly documents: Documents;
  readonly description: Description;
  readonly unresolved?: Unresolved | undefined;
  /** The git revision that the documents are from. */
  readonly revision?: string;
}

/** One version of a description that was read. */
export type View = Projection;

/**
 * The version of that name.
 *
 * @throws {FatalError} no-such-version
 */
export const versionNamed = ({ description: { views } }: Read, version: string): View => {
  const view = views.find(({ moment }) => moment.version.id === version);
  if (view !== undefined) return view;
  const known = views.map(({ moment }) => moment.version.id).filter((id) => id !== '');
  throw new FatalError(diagnose('no-such-version', { version, known }));
};

/** Which versions are compared, where not both are named: neighbours, the newest if none is. */
export const defaultVersions = (
  { description: { views } }: Read,
  from: View | undefined,
  to: View | undefined,
): readonly [View, View] | undefined => {
  const last = to ?? views.at(-1);
  const first = from ?? (last === undefined ? undefined : views[views.indexOf(last) - 1]);
  return first === undefined || last === undefined || first === last ? undefined : [first, last];
};

/** Versions that both sides have; a new one of the second side with the newest of the first. */
export const sharedVersions = (before: Read, after: Read): readonly (readonly [View, View])[] => {
  const known = new Map<string, View>(before.description.views.map((view) => [view.moment.version.id, view]));
  const shared = after.description.views.flatMap((view) => {
    const same = known.get(view.moment.version.id);
    return same === undefined ? [] : [[same, view] as const];
  });
  const [old, now] = [before.description.views.at(-1), after.description.views.at(-1)];
  const isNew = now !== undefined && !known.has(now.moment.version.id);
  return old !== undefined && now !== undefined && isNew ? [...shared, [old, now]] : shared;
};

/** Compares versions of descriptions. What is made of a version for one comparison serves the next one. */
export class Comparer {
  readonly #report: Report;
  readonly #editions = new Map<Read, (view: View) => Edition | undefined>();

  /** @param report is told what is wrong with a version, as often as it is made */
  constructor(report: Report) {
    this.#report = report;
  }

  /** What differs between two versions; nothing where one of them is no OpenAPI document, which is reported. */
  compare(before: Read, old: View, after: Read, now: View): readonly Comparison[] {
    const [left, right] = [this.#edition(before, old), this.#edition(after, now)];
    if (left === undefined || right === undefined) return [];
    const changes = changesBetween(before, old, after, now);
    const isOne = before.documents === after.documents;
    return [
      {
        title: right.api.title,
        from: labelOf(before, old, isOne),
        to: labelOf(after, now, isOne),
        differences: diff(left, right, changes),
        before: before.documents,
        after: after.documents,
        revision: after.revision,
      },
    ];
  }

  #edition(read: Read, view: View): Edition | undefined {
    const known = this.#editions.get(read);
    const editionAt = known ?? editionsOf(read, this.#report);
    if (known === undefined) this.#editions.set(read, editionAt);
    return editionAt(view);
  }
}

/** What is the same in several versions, once. */
export const joined = (
  comparisons: readonly Comparison[],
  before: Read,
  after: Read,
): readonly Comparison[] => {
  const [first, ...others] = comparisons;
  if (first === undefined || others.length === 0) return comparisons;
  const found = new Map<string, { difference: Difference; versions: string[] }>();
  for (const { to, differences } of comparisons) {
    for (const difference of differences) {
      const { rule, message, before: old, after: now } = difference;
      const key = JSON.stringify([rule, message, old, now]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { difference, versions: [to] });
      else known.versions.push(to);
    }
  }
  const differences = [...found.values()].map(({ difference, versions }) =>
    versions.length === comparisons.length ? difference : { ...difference, versions },
  );
  const [from, to] = [before.label, after.label];
  return [{ ...first, from, to, differences: differences.sort(bySeriousness) }];
};

const labelOf = ({ label }: Read, { moment }: View, isOne: boolean): string => {
  const { id } = moment.version;
  if (id === '') return label;
  return isOne ? id : `${id} of ${label}`;
};

interface Made {
  readonly view: View;
  readonly edition: Edition | undefined;
}

/** Makes editions. The last two are kept: whoever compares more than two versions goes on from one of them. */
const editionsOf = (read: Read, report: Report): ((view: View) => Edition | undefined) => {
  const { description, documents, unresolved } = read;
  const { set, catalogue } = description;
  const tell = tolerating(unresolved, (diagnostic) => report.add([diagnostic], documents));
  const modelAt = singleModelsOf(description, tell);
  let kept: readonly Made[] = [];
  const make = (view: View): Edition | undefined => {
    const model = modelAt(view);
    if (model === undefined) return undefined;
    const speller = signaturesOf(model, tell);
    return { api: speller.api, facts: speller.facts, view, set, speller, catalogue };
  };
  return (view) => {
    const made = kept.find((each) => each.view === view) ?? { view, edition: make(view) };
    kept = [...kept.filter((each) => each !== made), made].slice(-2);
    return made.edition;
  };
};

/** Entries of the changelog that lie between: after the first version up to the second, or new on the second side. */
const changesBetween = (before: Read, old: View, after: Read, now: View): readonly Change[] => {
  const { changes, versions } = after.description.catalogue;
  if (before.documents !== after.documents) {
    const known = new Set(before.description.catalogue.changes.map(({ id }) => id));
    return changes.filter(({ id }) => !known.has(id));
  }
  const order = versions.map(({ id }) => id);
  const [first, last] = [old, now]
    .map(({ moment }) => order.indexOf(moment.version.id))
    .sort((a, b) => a - b);
  return changes.filter((change) => {
    const index = order.indexOf(change.in);
    return index > (first ?? -1) && index <= (last ?? -1);
  });
};
