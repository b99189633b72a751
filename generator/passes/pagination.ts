import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Types } from '../ir/lookup.js';
import { fieldAt } from '../ir/fields.js';
import type { Api, Operation, Revision, VersionId } from '../ir/model.js';

type Report = (diagnostic: Diagnostic) => void;

/**
 * Keep the pagination rules that fit the response: its items are a list and its cursor is a field. A convention that does
 * not fit is dropped, since not every list follows it; a rule that stands on the operation itself is an error.
 */
export const verifyPagination = (api: Api, report: Report): Api => {
  const types = new Types(api);
  const verified = (revision: Revision<Operation>): Revision<Operation> => {
    const problem = misfit(types, revision.value, revision.versions[0]);
    if (problem === undefined) return revision;
    const { pagination, ...value } = revision.value;
    if (pagination?.explicit === true) report(diagnose('pagination-misfit', { problem }, value.origin));
    return { ...revision, value };
  };
  return {
    ...api,
    operations: api.operations.map(({ id, revisions: [first, ...rest] }) => ({
      id,
      revisions: [verified(first), ...rest.map(verified)],
    })),
  };
};

const misfit = (types: Types, { pagination, success }: Operation, version: VersionId): string | undefined => {
  if (pagination === undefined || success.kind !== 'value') return undefined;
  const items = fieldAt(types, success.type, pagination.items, version);
  if (items === undefined) return `the response has no field /${pagination.items.join('/')}`;
  if (types.resolve(items, version)?.kind !== 'list') return `/${pagination.items.join('/')} is not a list`;
  const next = fieldAt(types, success.type, pagination.next, version);
  return next === undefined ? `the response has no field /${pagination.next.join('/')}` : undefined;
};
