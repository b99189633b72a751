import type { Operation } from '../ir/model.js';
import type { Finding } from './ledger.js';
import type { TypeComparison } from './types.js';
import { wordsOf } from './words.js';

/** What is sent as the body. */
export const compareBodies = (
  comparison: TypeComparison,
  { body: old, ...before }: Operation,
  { body: now, ...after }: Operation,
  { holder, subject: operation }: Pick<Finding, 'holder' | 'subject'>,
): void => {
  const { ledger, before: left, after: right } = comparison;
  const told = {
    holder,
    subject: `body of ${operation}`,
    before: left.nodes.body(before),
    after: right.nodes.body(after),
  };
  if (old === undefined && now === undefined) return;
  if (old === undefined || now === undefined) {
    const isDemanded = now?.required === true;
    const rule = isDemanded ? 'required-request-body-added' : now ? 'request-body-added' : 'request-body-removed';
    const message = isDemanded ? 'is new and required' : now ? 'is new' : 'is no longer taken';
    const typescript = {
      ...(old === undefined ? {} : { before: left.speller.type(old.type, 'sent') }),
      ...(now === undefined ? {} : { after: right.speller.type(now.type, 'sent') }),
    };
    ledger.add(rule, { ...told, message, typescript });
    return;
  }
  if (!old.required && now.required)
    ledger.add('request-body-became-required', { ...told, message: 'is required now' });
  if (old.required && !now.required)
    ledger.add('request-body-became-optional', { ...told, message: 'may be left out now' });
  if (old.mediaType !== now.mediaType) {
    const message = `is sent as \`${now.mediaType}\`, was \`${old.mediaType}\``;
    ledger.add('request-media-type-changed', { ...told, message });
  }
  if (wordsOf(old.doc) !== wordsOf(now.doc))
    ledger.add('documentation-changed', { ...told, message: 'is described in other words' });
  const [one, two] = [left.nodes.schema(told.before), right.nodes.schema(told.after)];
  comparison.compare(old.type, now.type, { ...told, before: one, after: two, direction: 'sent' });
};
