import { diagnose } from '../../diagnostics/catalogue.js';
import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { operationsIn } from '../operations.js';
import type { Rule } from '../rule.js';

type OperationCode =
  | 'operation-without-tag'
  | 'operation-without-summary'
  | 'operation-without-success'
  | 'operation-without-error';

/** A rule that every operation of every version satisfies or not; `below` is where the missing thing belongs. */
const everyOperation = (
  code: OperationCode,
  isSatisfied: (operation: Members) => boolean,
  below: readonly string[] = [],
): Rule => ({
  code,
  check: ({ editions, placeIn, report }) => {
    for (const edition of editions) {
      for (const { id, value, pointer } of operationsIn(edition.bundle)) {
        if (isSatisfied(value)) continue;
        report(diagnose(code, { operation: id }, placeIn(edition, child(pointer, ...below), 'key')));
      }
    }
  },
});

export const operationWithoutTag: Rule = everyOperation('operation-without-tag', (operation) => {
  const tags = own(operation, 'tags');
  return isList(tags) && tags.length > 0;
});

export const operationWithoutSummary: Rule = everyOperation('operation-without-summary', (operation) => {
  const summary = own(operation, 'summary');
  return typeof summary === 'string' && summary.trim() !== '';
});

export const operationWithoutSuccess: Rule = everyOperation(
  'operation-without-success',
  (operation) => statuses(operation).some((status) => /^[123]/.test(status)),
  ['responses'],
);

export const operationWithoutError: Rule = everyOperation(
  'operation-without-error',
  (operation) => statuses(operation).some((status) => /^[45]|^default$/.test(status)),
  ['responses'],
);

const statuses = (operation: Members): readonly string[] => {
  const responses = own(operation, 'responses');
  return isMembers(responses) ? Object.keys(responses) : [];
};
