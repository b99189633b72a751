import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { bodyOf, formOf, isBody, isField, nameOf, reportUnusable, type Listed } from './bodies.js';
import { below, endOf, referenceOf, same, stringsOf, without, type Spot, type Upgrade } from './context.js';
import { upgradeParameter } from './parameters.js';
import { upgradeResponses } from './responses.js';
import { serversOf } from './servers.js';

const VERBS: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** A path item, in its place. */
export const upgradePathItem = (upgrade: Upgrade, item: Spot): unknown => {
  const { value } = item;
  if (!isMembers(value)) return value;
  const shared = listedIn(upgrade, below(item, 'parameters'));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'parameters') return [key, plainParameters(upgrade, below(item, key))];
      return [key, VERBS.has(key) ? upgradeOperation(upgrade, below(item, key), shared) : member];
    }),
  );
};

const upgradeOperation = (upgrade: Upgrade, operation: Spot, shared: readonly Listed[]): unknown => {
  const { value } = operation;
  if (!isMembers(value)) return value;
  const consumes = stringsOf(own(value, 'consumes')) ?? upgrade.consumes;
  const produces = stringsOf(own(value, 'produces')) ?? upgrade.produces;
  const parameters = below(operation, 'parameters');
  const body = requestBody(upgrade, operation, consumes, shared);
  const responses = below(operation, 'responses');
  return {
    ...without(value, 'consumes', 'produces', 'schemes', 'parameters', 'responses'),
    ...(parameters.value === undefined ? {} : { parameters: plainParameters(upgrade, parameters) }),
    ...(body === undefined ? {} : { requestBody: body }),
    ...(responses.value === undefined
      ? {}
      : { responses: upgradeResponses(upgrade, responses, produces, responses.pointer) }),
    ...(stringsOf(own(value, 'schemes')) === undefined
      ? {}
      : { servers: serversOf(upgrade, below(operation, 'schemes'), child(operation.pointer, 'servers')) }),
  };
};

/** The parameters of a list, each with what it is at the end of its reference. */
const listedIn = ({ view }: Upgrade, list: Spot): readonly Listed[] =>
  (isList(list.value) ? list.value : []).flatMap((_, index) => {
    const listed = below(list, index);
    const end = endOf(view, listed);
    return end !== undefined && isMembers(end.value) ? [{ listed, end: { ...end, value: end.value } }] : [];
  });

/** What is left of a list of parameters without bodies and form fields. */
const plainParameters = (upgrade: Upgrade, list: Spot): unknown => {
  if (!isList(list.value)) return list.value;
  const plain: unknown[] = [];
  for (const [index] of list.value.entries()) {
    const listed = below(list, index);
    const end = endOf(upgrade.view, listed);
    if (isBody(end?.value) || isField(end?.value)) continue;
    const at = child(list.pointer, plain.length);
    upgrade.moves.add(list.uri, listed.pointer, at);
    plain.push(upgradeParameter(upgrade, listed, at));
  }
  return plain;
};

/** The body of an operation: its own, or that of its path. */
const requestBody = (
  upgrade: Upgrade,
  operation: Spot,
  consumes: readonly string[],
  shared: readonly Listed[],
): Members | undefined => {
  const own = listedIn(upgrade, below(operation, 'parameters'));
  const at = { uri: operation.uri, pointer: child(operation.pointer, 'requestBody') };
  const [body, ...others] = [...own, ...shared].filter(({ end }) => isBody(end.value));
  const fields = fieldsOf(own, shared);
  if (body === undefined) return fields.length === 0 ? undefined : formOf(upgrade, fields, consumes, at);
  reportUnusable(upgrade, fields, 'formData');
  reportUnusable(
    upgrade,
    others.filter((each) => own.includes(each)),
    'body',
  );
  const reference = referenceOf(body.listed.value);
  if (reference !== undefined && body.listed.uri === at.uri && same(consumes, upgrade.consumes)) {
    return { $ref: reference };
  }
  const isShared = reference !== undefined;
  upgrade.moves.made(at.uri, body.listed.pointer, at.pointer);
  return bodyOf(upgrade, body, consumes, { ...at, isShared });
};

/** The fields of a form: those of the operation replace those of its path. */
const fieldsOf = (own: readonly Listed[], shared: readonly Listed[]): readonly Listed[] => {
  const fields = new Map<string, Listed>();
  for (const each of [...shared, ...own]) {
    const name = isField(each.end.value) ? nameOf(each.end.value) : undefined;
    if (name !== undefined) fields.set(name, each);
  }
  return [...fields.values()];
};
