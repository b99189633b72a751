import type { Body, Operation, Type } from '../ir/model.js';
import { compareWords } from './appearance.js';
import type { Finding } from './ledger.js';
import { compareMediaTypes } from './media.js';
import type { TypeComparison } from './types.js';

/** What is sent as the body. */
export const compareBodies = (
  comparison: TypeComparison,
  before: Operation,
  after: Operation,
  { holder, subject: operation }: Pick<Finding, 'holder' | 'subject'>,
): void => {
  const { ledger, before: left, after: right } = comparison;
  const [{ body: old }, { body: now }] = [before, after];
  const told = {
    holder,
    subject: `body of ${operation}`,
    before: left.nodes.body(before),
    after: right.nodes.body(after),
  };
  if (old === undefined && now === undefined) return;
  if (old === undefined || now === undefined) {
    comparePresence(comparison, old, now, told);
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
  compareMediaTypes(comparison, told, {
    direction: 'sent',
    usual: [old.mediaType, now.mediaType],
    typed: [typesOf(before), typesOf(after)],
  });
  compareWords(ledger, [old.doc, now.doc], told);
  const [one, two] = [
    left.nodes.schema(told.before, old.mediaType),
    right.nodes.schema(told.after, now.mediaType),
  ];
  comparison.compareAt(old.type, now.type, { ...told, before: one, after: two, direction: 'sent' });
};

/** What is sent as other media types than the usual one. Of text and bytes the type tells less than the schema. */
const typesOf = ({ otherBodies }: Operation): ReadonlyMap<string, Type> =>
  new Map(
    otherBodies.flatMap(({ codec, mediaType, type }) =>
      codec === 'text' || codec === 'bytes' ? [] : [[mediaType, type]],
    ),
  );

const comparePresence = (
  { ledger, before: left, after: right }: TypeComparison,
  old: Body | undefined,
  now: Body | undefined,
  told: Omit<Finding, 'message'>,
): void => {
  const typescript = {
    ...(old === undefined ? {} : { before: left.speller.type(old.type, 'sent') }),
    ...(now === undefined ? {} : { after: right.speller.type(now.type, 'sent') }),
  };
  if (now === undefined)
    ledger.add('request-body-removed', { ...told, message: 'is no longer taken', typescript });
  else if (now.required)
    ledger.add('required-request-body-added', { ...told, message: 'is new and required', typescript });
  else ledger.add('request-body-added', { ...told, message: 'is new', typescript });
};
