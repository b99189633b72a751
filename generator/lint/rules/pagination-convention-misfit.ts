import { diagnose } from '../../diagnostics/catalogue.js';
import { Types } from '../../ir/lookup.js';
import type { Operation, VersionId } from '../../ir/model.js';
import { hasPlace, misfit } from '../../passes/page-fit.js';
import type { Rule } from '../rule.js';

/** What the generator passes over in silence: a convention is only for the lists that follow it. */
export const paginationConventionMisfit: Rule = {
  code: 'pagination-convention-misfit',
  check: ({ model, report }) => {
    const types = new Types(model);
    for (const { revisions } of model.operations) {
      const problems = revisions.flatMap(({ versions, value }) =>
        versions.map((version) => ({ version, value, problem: problemOf(types, value, version) })),
      );
      const isPaged = problems.some(({ problem }) => problem === undefined);
      for (const problem of new Set(problems.map((each) => each.problem))) {
        const found = problems.filter((each) => each.problem === problem);
        const [first] = found;
        if (problem === undefined || first === undefined) continue;
        const args = { problem, versions: isPaged ? found.map(({ version }) => version) : [] };
        const place = { ...first.value.origin, on: 'key' as const };
        report(diagnose('pagination-convention-misfit', args, place));
      }
    }
  },
};

/** Why none of the conventions applies whose parameter the operation has; undefined where one does, or has none. */
const problemOf = (types: Types, operation: Operation, version: VersionId): string | undefined => {
  const { pageRules } = operation;
  if (pageRules === undefined || pageRules.explicit) return undefined;
  const problems = pageRules.rules.map((rule) => ({
    rule,
    problem: misfit(types, operation, rule, version),
  }));
  if (problems.some(({ problem }) => problem === undefined)) return undefined;
  return problems.find(
    ({ rule: { request } }) => request !== undefined && hasPlace(types, operation, request, version),
  )?.problem;
};
