import { diagnose } from '../../diagnostics/catalogue.js';
import type { Api, Operation, VersionId } from '../../ir/model.js';
import { verifyPagination } from '../../passes/pagination.js';
import type { Rule } from '../rule.js';

/** What the generator passes over in silence: a convention is only for the lists that follow it. */
export const paginationConventionMisfit: Rule = {
  code: 'pagination-convention-misfit',
  check: ({ model, catalogue, report }) => {
    const isVersioned = catalogue.versioning !== undefined;
    for (const { id } of model.versions) {
      verifyPagination(demanding(model, id), ({ message, place }) => {
        const problem = message.replace(/^.*?: /, '').replace(/\.$/, '');
        report(diagnose('pagination-convention-misfit', { problem, version: isVersioned ? id : '' }, place));
      });
    }
  },
};

/** One version of a model in which every operation that has the parameter of the convention has to follow it. */
const demanding = (api: Api, version: VersionId): Api => ({
  ...api,
  operations: api.operations.flatMap(({ id, revisions }) => {
    const value = revisions.find(({ versions }) => versions.includes(version))?.value;
    const { pagination } = value ?? {};
    if (value === undefined || pagination === undefined || pagination.explicit) return [];
    const operation: Operation = { ...value, pagination: { ...pagination, explicit: true } };
    return [{ id, revisions: [{ versions: [version], value: operation }] }];
  }),
});
