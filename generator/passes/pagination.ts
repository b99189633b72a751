import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Facts } from '../ir/facts.js';
import { Types } from '../ir/lookup.js';
import { itemsAt } from '../ir/fields.js';
import type { Api, Operation, Pagination, Revision, VersionId } from '../ir/model.js';
import { stretchesOf } from '../ir/stretches.js';
import { referencesIn, receivedTypes, sentTypes } from '../ir/walk.js';
import { misfit } from './page-fit.js';
import { findTurns } from './turns.js';

type Report = (diagnostic: Diagnostic) => void;

/**
 * Give operations the first of their pagination rules that fits: what it asks for is a parameter, its items are a list, its
 * other fields are there. Conventions that do not fit are passed over, since not every list follows them; where none of
 * the rules fits that stand on the operation itself, it is an error.
 */
export const verifyPagination = (api: Api, report: Report): Api => {
  const types = new Types(api);
  const calendar = { turns: findTurns(api), all: api.versions.map(({ id }) => id) };
  return {
    ...api,
    operations: api.operations.map((timeline) => {
      const [first, ...rest] = timeline.revisions.flatMap((revision) =>
        verified(types, revision, calendar, report),
      );
      return first === undefined ? timeline : { ...timeline, revisions: [first, ...rest] };
    }),
  };
};

/** Every version, oldest first, and those in which types begin to mean something else. */
interface Calendar {
  readonly turns: Facts['turns'];
  readonly all: readonly VersionId[];
}

/** A revision with its rule: several where types differ in its versions, so that it is not paged in the same way. */
const verified = (
  types: Types,
  { versions, value }: Revision<Operation>,
  { turns, all }: Calendar,
  report: Report,
): readonly Revision<Operation>[] => {
  const { pageRules, ...plain } = value;
  if (pageRules === undefined) return [{ versions, value }];
  const groups = new Map<string, { versions: [VersionId, ...VersionId[]]; value: Operation }>();
  const problems = new Set<string>();
  const named = new Set([...sentTypes(value), ...receivedTypes(value)].flatMap(referencesIn));
  const turnsOfNamed = new Set([...named].flatMap((id) => [...(turns.get(id) ?? [])]));
  for (const stretch of stretchesOf(versions, all, turnsOfNamed)) {
    const [version] = stretch;
    const found = fitting(types, value, version);
    if ('problem' in found) problems.add(found.problem);
    const pagination = 'rule' in found ? found.rule : undefined;
    const key = JSON.stringify([pagination, pagination && itemsOf(types, value, pagination, version)]);
    const group = groups.get(key);
    if (group !== undefined) group.versions.push(...stretch);
    else groups.set(key, { versions: [...stretch], value: { ...plain, ...(pagination && { pagination }) } });
  }
  if (pageRules.explicit) {
    const place = { file: value.origin.file, pointer: `${value.origin.pointer}/x-pagination` };
    for (const problem of problems) report(diagnose('pagination-misfit', { problem }, place));
  }
  return [...groups.values()];
};

const itemsOf = (types: Types, { success }: Operation, { items }: Pagination, version: VersionId): unknown =>
  success.kind === 'value' ? itemsAt(types, success.type, items, version) : undefined;

/** The first rule that fits at a version, or why the first of all does not. */
const fitting = (
  types: Types,
  operation: Operation,
  version: VersionId,
): { readonly rule: Pagination } | { readonly problem: string } => {
  const problems: string[] = [];
  for (const rule of operation.pageRules?.rules ?? []) {
    const problem = misfit(types, operation, rule, version);
    if (problem === undefined) return { rule };
    problems.push(problem);
  }
  return { problem: problems[0] ?? '' };
};
