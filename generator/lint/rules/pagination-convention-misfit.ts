import { diagnose } from '../../diagnostics/catalogue.js';
import type { Api, Operation, VersionId } from '../../ir/model.js';
import { verifyPagination } from '../../passes/pagination.js';
import type { LintContext, Rule } from '../rule.js';

/** What the generator passes over in silence: a convention is only for the lists that follow it. */
export const paginationConventionMisfit: Rule = {
  code: 'pagination-convention-misfit',
  check: ({ model, report }) => {
    for (const { revisions } of model.operations) {
      const problems = revisions.map(({ versions, value }) => ({
        versions,
        place: { ...value.origin, on: 'key' as const },
        problem: problemOf(value, versions[0], model),
      }));
      const isPaged = problems.some(({ problem }) => problem === undefined);
      for (const { versions, problem, place } of problems) {
        if (problem === undefined) continue;
        const args = { problem, versions: isPaged ? versions : [] };
        report(diagnose('pagination-convention-misfit', args, place));
      }
    }
  },
};

/** What the pass would say if the operation itself had declared the rule. */
const problemOf = (
  operation: Operation,
  version: VersionId,
  model: LintContext['model'],
): string | undefined => {
  const { pagination } = operation;
  if (pagination === undefined || pagination.explicit) return undefined;
  const value: Operation = { ...operation, pagination: { ...pagination, explicit: true } };
  const alone: Api = {
    ...model,
    operations: [{ id: value.id, revisions: [{ versions: [version], value }] }],
  };
  const problems: string[] = [];
  verifyPagination(alone, ({ message }) => problems.push(message));
  return problems[0]?.replace(/^.*?: /, '').replace(/\.$/, '');
};
