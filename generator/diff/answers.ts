import { itemsAt } from '../ir/fields.js';
import type { ErrorCase, Operation, Outcome, Pagination, Type } from '../ir/model.js';
import { compareWords } from './appearance.js';
import type { Finding } from './ledger.js';
import type { Side } from './side.js';
import type { OperationComparison, TypeComparison } from './types.js';

/** What comes back: the result, how it is paged, and the documented failures. */
export const compareAnswers: OperationComparison = (comparison, before, after, subject) => {
  compareResults(comparison, before, after, subject);
  compareErrors(comparison, before, after, subject);
};

const compareResults: OperationComparison = (comparison, before, after, subject) => {
  const { ledger, before: left, after: right } = comparison;
  const told = {
    ...subject,
    before: left.nodes.schema(left.nodes.response(before)),
    after: right.nodes.schema(right.nodes.response(after)),
    typescript: { before: left.speller.result(before.id), after: right.speller.result(after.id) },
  };
  const [old, now] = [before.success, after.success];
  const [was, is] = [typeOf(old), typeOf(now)];
  if (was === undefined && is === undefined) return;
  if (was === undefined || is === undefined) {
    const rule = was === undefined ? 'response-body-added' : 'response-body-removed';
    ledger.add(rule, {
      ...told,
      message: was === undefined ? 'answers with a body now' : 'answers without a body now',
    });
    return;
  }
  if ((old.kind === 'stream') !== (now.kind === 'stream')) {
    const rule = now.kind === 'stream' ? 'response-became-stream' : 'response-no-longer-stream';
    const message = now.kind === 'stream' ? 'answers with a stream now' : 'no longer answers with a stream';
    ledger.add(rule, { ...told, message });
    return;
  }
  if (mediaOf(old) !== mediaOf(now)) {
    const message = `answers with \`${mediaOf(now)}\`, was \`${mediaOf(old)}\``;
    ledger.add('response-media-type-changed', { ...told, message });
  }
  if (!isOptional(old) && isOptional(now))
    ledger.add('response-body-became-optional', { ...told, message: 'may answer without a body now' });
  if (isOptional(old) && !isOptional(now))
    ledger.add('response-body-became-certain', { ...told, message: 'always answers with a body now' });
  comparePages(comparison, [before, was], [after, is], told);
};

type Answer = readonly [Operation, Type];

/** Where a bare list became a page, or the other way round, its items are what can be compared. */
const comparePages = (
  comparison: TypeComparison,
  [{ pagination: old }, was]: Answer,
  [{ pagination: now }, is]: Answer,
  told: Omit<Finding, 'message'>,
): void => {
  const { ledger, before, after } = comparison;
  const use = { ...told, direction: 'received' as const, typescript: undefined };
  const whole = told.typescript;
  const typescript = { before: whole?.before ?? '', after: whole?.after ?? '' };
  if (old === undefined && now === undefined) {
    comparison.compareAt(was, is, { ...use, typescript });
    return;
  }
  if (old !== undefined && now !== undefined) {
    if (ruleText(old) !== ruleText(now))
      ledger.add('pagination-changed', { ...told, message: 'is paged in another way' });
    comparison.compareAt(was, is, { ...use, typescript });
    return;
  }
  const [one, two] = [itemsOf(before, was, old), itemsOf(after, is, now)];
  const text = `\`${before.speller.type(was, 'received')}\``;
  ledger.add(now === undefined ? 'pagination-removed' : 'pagination-added', {
    ...told,
    message:
      now === undefined
        ? 'is no longer paged'
        : `is paged now, was ${isList(before, was) ? 'a plain list' : text}`,
  });
  const isSameKind = isList(before, was) === isList(after, is);
  if (isSameKind) comparison.compareAt(was, is, { ...use, typescript });
  else if (one !== undefined && two !== undefined)
    comparison.compare(one, two, { ...use, subject: `items of ${use.subject}`, typescript });
};

const isList = (side: Side, type: Type): boolean => side.resolve(type)?.kind === 'list';

/** The type of an item: of a page where a rule says so, else of a list. */
const itemsOf = (side: Side, type: Type, rule: Pagination | undefined): Type | undefined =>
  itemsAt(side.types, type, rule?.items ?? [], side.version);

/** What callers notice of a rule; not how many items come in a page. */
const ruleText = (rule: Pagination): string =>
  JSON.stringify(
    Object.entries(rule)
      .filter(([key]) => key !== 'size')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const typeOf = (outcome: Outcome): Type | undefined => {
  if (outcome.kind === 'nothing') return undefined;
  return outcome.kind === 'value' ? outcome.type : outcome.event;
};

const mediaOf = (outcome: Outcome): string => {
  if (outcome.kind === 'nothing') return '';
  return outcome.kind === 'value' ? outcome.mediaType : outcome.framing;
};

const isOptional = (outcome: Outcome): boolean => outcome.kind === 'value' && outcome.maybeNothing;

const compareErrors: OperationComparison = (comparison, before, after, { holder, subject: operation }) => {
  const { ledger, before: left, after: right } = comparison;
  const removed = new Map(before.errors.map((each) => [each.status, each]));
  const toldOf = ({ status }: ErrorCase) => ({
    holder,
    subject: `error ${String(status)} of ${operation}`,
    before: left.nodes.response(before, String(status)),
    after: right.nodes.response(after, String(status)),
  });
  for (const now of after.errors) {
    const old = removed.get(now.status);
    removed.delete(now.status);
    const told = toldOf(now);
    if (old === undefined) {
      ledger.add('error-added', { ...told, before: undefined, message: 'is new' });
      continue;
    }
    compareWords(ledger, [old.doc, now.doc], told);
    if (old.type !== undefined && now.type !== undefined) {
      const [one, two] = [left.nodes.schema(told.before), right.nodes.schema(told.after)];
      comparison.compareAt(old.type, now.type, { ...told, before: one, after: two, direction: 'received' });
    } else if (now.type !== undefined) ledger.add('error-body-added', { ...told, message: 'has a body now' });
    else if (old.type !== undefined)
      ledger.add('error-body-removed', { ...told, message: 'has no body any more' });
  }
  for (const old of removed.values())
    ledger.add('error-removed', { ...toldOf(old), after: undefined, message: 'is gone' });
};
