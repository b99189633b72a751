import type { Operation, Parameter } from '../ir/model.js';
import { compareDocs } from './appearance.js';
import { compareConstraints } from './constraints.js';
import type { Finding, Ledger } from './ledger.js';
import { loweredOf, type Node } from './nodes.js';
import type { TypeComparison } from './types.js';

type Subject = Pick<Finding, 'holder' | 'subject'>;

/** What an operation takes beside its body. Parameters of the path belong together by their position. */
export const compareParameters = (
  comparison: TypeComparison,
  before: Operation,
  after: Operation,
  { holder }: Subject,
): void => {
  const find = (side: 'before' | 'after') => (parameter: Parameter) =>
    comparison[side].nodes.parameter(side === 'before' ? before : after, parameter);
  const places = { before: find('before'), after: find('after') };
  const isInPath = (each: Parameter): boolean => each.in === 'path';
  const positions = after.parameters.filter(isInPath);
  before.parameters.filter(isInPath).forEach((old, index) => {
    const now = positions[index];
    if (now !== undefined) compareParameter(comparison, holder, { old, now }, places);
  });
  compareLists(
    comparison,
    holder,
    before.parameters.filter((each) => !isInPath(each)),
    after.parameters.filter((each) => !isInPath(each)),
    places,
  );
};

/** The parameters that a client is given once. */
export const compareClientParameters = (comparison: TypeComparison): void => {
  const { before, after, ledger } = comparison;
  const find = (side: 'before' | 'after') => (parameter: Parameter) => {
    const { nodes } = comparison[side];
    return nodes.parameterIn(nodes.root('x-client-parameters'), parameter);
  };
  const places = { before: find('before'), after: find('after') };
  compareLists(comparison, ledger.api, before.api.clientParameters, after.api.clientParameters, places);
};

interface Places {
  readonly before: (parameter: Parameter) => Node | undefined;
  readonly after: (parameter: Parameter) => Node | undefined;
}

const compareLists = (
  comparison: TypeComparison,
  holder: Finding['holder'],
  before: readonly Parameter[],
  after: readonly Parameter[],
  places: Places,
): void => {
  const { ledger } = comparison;
  const removed = new Map(before.map((each) => [keyOf(each), each]));
  const added: Parameter[] = [];
  for (const now of after) {
    const old = removed.get(keyOf(now));
    removed.delete(keyOf(now));
    if (old === undefined) added.push(now);
    else compareParameter(comparison, holder, { old, now }, places);
  }
  for (const now of added) {
    const old = [...removed.values()].find((each) =>
      isSame(each, now, comparison.after.nodes.otherNames(places.after(now))),
    );
    if (old !== undefined) {
      removed.delete(keyOf(old));
      compareParameter(comparison, holder, { old, now }, places);
      continue;
    }
    ledger.add(now.required ? 'required-parameter-added' : 'parameter-added', {
      holder,
      subject: subjectOf(now),
      message: now.required ? 'is new and required' : 'is new',
      after: places.after(now),
      typescript: { after: comparison.after.speller.parameter(now) },
    });
  }
  for (const old of removed.values()) {
    ledger.add('parameter-removed', {
      holder,
      subject: subjectOf(old),
      message: 'is no longer taken',
      before: places.before(old),
      typescript: { before: comparison.before.speller.parameter(old) },
    });
  }
};

/** Whether a parameter is another one under a new name, or in a new place. */
const isSame = (old: Parameter, now: Parameter, otherNames: readonly string[]): boolean => {
  if (old.in !== now.in) return old.wireName === now.wireName;
  return otherNames.includes(old.wireName);
};

const compareParameter = (
  comparison: TypeComparison,
  holder: Finding['holder'],
  { old, now }: { readonly old: Parameter; readonly now: Parameter },
  places: Places,
): void => {
  const { ledger, before, after } = comparison;
  const told = {
    holder,
    subject: subjectOf(now),
    before: places.before(old),
    after: places.after(now),
    typescript: { before: before.speller.parameter(old), after: after.speller.parameter(now) },
  };
  compareCarriage(ledger, old, now, told);
  if (!old.required && now.required)
    ledger.add('parameter-became-required', { ...told, message: 'is required now' });
  if (old.required && !now.required)
    ledger.add('parameter-became-optional', { ...told, message: 'may be left out now' });
  comparison.compare(old.type, now.type, { ...told, direction: 'sent' });
  compareConstraints(
    comparison,
    [before.nodes.schemaOf(told.before) ?? loweredOf(old.constraints)],
    [after.nodes.schemaOf(told.after) ?? loweredOf(now.constraints)],
    { ...told, direction: 'sent' },
  );
  compareDocs(ledger, 'parameter', [old.doc, now.doc], told);
};

/** Name, place and spelling of a parameter on the wire. */
const compareCarriage = (
  ledger: Ledger,
  old: Parameter,
  now: Parameter,
  told: Omit<Finding, 'message'>,
): void => {
  // Names in a path are the business of the path: nothing is called by them on the wire.
  if (old.in !== 'path' && old.wireName !== now.wireName && keyOf(old) !== keyOf(now))
    ledger.add('parameter-renamed', { ...told, message: `was called \`${old.wireName}\`` });
  if (old.in !== now.in)
    ledger.add('parameter-moved', { ...told, message: `is sent in the ${now.in}, was in the ${old.in}` });
  if (old.in === now.in && styleOf(old) !== styleOf(now))
    ledger.add('parameter-style-changed', {
      ...told,
      message: `is written as ${styleOf(now)}, was ${styleOf(old)}`,
    });
};

const keyOf = ({ wireName, in: place }: Parameter): string =>
  `${place} ${place === 'header' ? wireName.toLowerCase() : wireName}`;

const subjectOf = ({ wireName, in: place }: Parameter): string => `${place} parameter \`${wireName}\``;

const styleOf = ({ style, explode, reserved }: Parameter): string =>
  `\`${style}\`${explode ? ', exploded' : ''}${reserved === true ? ', with reserved characters' : ''}`;
