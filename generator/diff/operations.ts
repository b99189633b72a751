import type { Operation } from '../ir/model.js';
import { compareDocs, compareSaid, goneText } from './appearance.js';
import { compareAnswers } from './answers.js';
import { compareBodies } from './bodies.js';
import { compareCallbacks } from './events.js';
import type { Finding } from './ledger.js';
import { matchOperations, shapeOf } from './match.js';
import { compareParameters } from './parameters.js';
import { compareRequirements } from './security.js';
import { compareResponses } from './responses.js';
import { compareServers } from './servers.js';
import type { TypeComparison } from './types.js';

/** Everything that operations consist of. */
export const compareOperations = (comparison: TypeComparison): void => {
  const { before, after, ledger } = comparison;
  const { pairs, removed, added } = matchOperations(before, after);
  for (const operation of removed) {
    ledger.add('operation-removed', {
      holder: ledger.operation(operation.id),
      subject: operation.id,
      message: goneText(operation.doc),
      before: before.nodes.at(operation.origin),
      typescript: { before: before.speller.result(operation.id) },
    });
  }
  for (const operation of added) {
    ledger.add('operation-added', {
      holder: ledger.operation(operation.id),
      subject: operation.id,
      message: 'is new',
      after: after.nodes.at(operation.origin),
      typescript: { after: after.speller.result(operation.id) },
    });
  }
  for (const [old, now] of pairs) {
    if (!comparison.isUntouched(old, now)) compareOperation(comparison, old, now);
  }
};

const compareOperation = (comparison: TypeComparison, before: Operation, after: Operation): void => {
  const { ledger, before: left, after: right } = comparison;
  const told = {
    holder: ledger.operation(after.id),
    subject: after.id,
    before: left.nodes.at(before.origin),
    after: right.nodes.at(after.origin),
  };
  if (before.id !== after.id) compareIds(comparison, before, after, told);
  if (before.operationId !== after.operationId) {
    const text = (id: string | undefined): string => (id === undefined ? 'nothing' : `\`${id}\``);
    const message = `has the operation id ${text(after.operationId)}, had ${text(before.operationId)}`;
    ledger.add('operation-id-changed', { ...told, message });
  }
  compareMethods(comparison, before, after, told);
  compareDocs(ledger, 'operation', [before.doc, after.doc], told);
  compareSaid(ledger, ['summary', 'description'], {
    ...told,
    subject: `path \`${after.id.slice(after.id.indexOf(' ') + 1)}\``,
    before: left.nodes.pathItem(before),
    after: right.nodes.pathItem(after),
  });
  const [old, now] = [tagsOf(before), tagsOf(after)];
  if (old !== now)
    ledger.add('operation-tags-changed', { ...told, message: `is tagged ${now}, was tagged ${old}` });
  const subject = { holder: told.holder, subject: after.id };
  compareParameters(comparison, before, after, subject);
  compareBodies(comparison, before, after, subject);
  compareAnswers(comparison, before, after, subject);
  compareResponses(comparison, before, after, subject);
  compareCallbacks(comparison, before, after, subject);
  compareRequirements(comparison, before, after, subject);
  if (before.servers.length + after.servers.length > 0)
    compareServers(comparison, before.servers, after.servers, {
      ...subject,
      before: told.before,
      after: told.after,
    });
};

/** What the client calls an operation. Versions of one description have one client, in which nothing has two names. */
const compareMethods = (
  { before: left, after: right, ledger }: TypeComparison,
  before: Operation,
  after: Operation,
  told: Omit<Finding, 'message'>,
): void => {
  if (left.set === right.set) return;
  const [was, is] = [left.speller.method(before.id), right.speller.method(after.id)];
  if (was === is) return;
  const message = `is called as \`${is}\`, was called as \`${was}\``;
  const typescript = { before: `${was}()`, after: `${is}()` };
  ledger.add('method-renamed', { ...told, message, typescript });
};

const tagsOf = ({ tags }: Operation): string =>
  tags.length === 0
    ? 'with nothing'
    : [...tags]
        .sort()
        .map((tag) => `\`${tag}\``)
        .join(', ');

/** The same verb and path but for the names of parameters, or another address altogether. */
const compareIds = (
  { ledger }: TypeComparison,
  before: Operation,
  after: Operation,
  told: Omit<Finding, 'message'>,
): void => {
  const isSameAddress = shapeOf(before.id) === shapeOf(after.id);
  ledger.add(isSameAddress ? 'path-parameter-renamed' : 'operation-moved', {
    ...told,
    message: `was \`${before.id}\``,
  });
};
