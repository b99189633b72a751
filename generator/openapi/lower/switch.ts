import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own } from '../../ir/documents.js';
import type { Alternative, Operation, Switch } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { typesOf } from './keywords.js';
import { bodySchema, propertyOf, querySchema } from './request-schemas.js';

const KEY = 'x-stream-when';
const USUAL = 'stream';

type Representations = Pick<Operation, 'success' | 'alternatives'>;

/**
 * Where a success comes as a stream or as a whole, the boolean of the request that decides between them: what
 * `x-stream-when` names, or by convention `stream` in the body or the query. `x-stream-when: false` says that there is
 * none. Without one a caller asks by media type.
 */
export const withSwitch = (
  reader: Reader,
  node: ObjectNode,
  parameters: readonly Node[],
  representations: Representations,
): Representations => {
  const { success, alternatives } = representations;
  const rule = reader.at(node, KEY);
  const isOther = ({ outcome }: Alternative): boolean =>
    (outcome.kind === 'stream') !== (success.kind === 'stream');
  const other = alternatives.find(isOther);
  const name = nameIn(reader, rule);
  if (rule === undefined ? other === undefined : rule.value === false) return representations;
  const found = name === undefined ? undefined : findSwitch(reader, node, parameters, name);
  const misfit = misfitOf(name, found, other);
  if (rule !== undefined && misfit !== undefined) {
    reader.report(diagnose('switch-misfit', { problem: misfit }, reader.place(rule)));
  }
  if (found === undefined || other === undefined) return representations;
  // Where no value means a stream, the stream is the usual answer.
  const isStreamUsual = found.usually ?? success.kind === 'stream';
  const swaps = isStreamUsual !== (success.kind === 'stream') && success.kind !== 'nothing';
  const rest = alternatives.filter(
    (each) => each !== other && !(isOther(each) && each.outcome.kind === 'stream'),
  );
  const when: Switch = { ...found.at, value: !isStreamUsual, nullable: found.nullable };
  return swaps
    ? { success: other.outcome, alternatives: [{ outcome: success, when }, ...rest] }
    : { success, alternatives: [{ ...other, when }, ...rest] };
};

const nameIn = (reader: Reader, rule: Node | undefined): string | undefined => {
  if (rule === undefined) return USUAL;
  if (typeof rule.value === 'string') return rule.value;
  return isMembers(rule.value) ? reader.text(rule, 'property') : undefined;
};

const misfitOf = (
  name: string | undefined,
  found: Found | undefined,
  other: Alternative | undefined,
): string | undefined => {
  if (name === undefined) return 'it needs `property`: the name of a boolean of the request';
  if (found === undefined) return `the request has no boolean \`${name}\``;
  return other === undefined ? 'no success comes both as a stream and as a whole' : undefined;
};

interface Found {
  readonly at: Pick<Switch, 'in' | 'wireName'>;
  readonly nullable: boolean;
  /** The default that is written down. */
  readonly usually: boolean | undefined;
}

const findSwitch = (
  reader: Reader,
  node: ObjectNode,
  parameters: readonly Node[],
  name: string,
): Found | undefined => {
  const property = propertyOf(reader, bodySchema(reader, node), name);
  return (
    asSwitch(reader, property, { in: 'body', wireName: name }) ??
    asSwitch(reader, querySchema(reader, parameters, name), { in: 'query', wireName: name })
  );
};

const asSwitch = (reader: Reader, schema: Node | undefined, at: Found['at']): Found | undefined => {
  const resolved = schema === undefined || !isMembers(schema.value) ? undefined : reader.resolve(schema);
  if (resolved === undefined) return undefined;
  const { value } = resolved;
  const types = typesOf(value);
  const nullable = types.includes('null') || own(value, 'nullable') === true;
  const isFree = own(value, 'const') === undefined && own(value, 'enum') === undefined;
  const isBoolean = types.includes('boolean') && types.every((type) => type === 'boolean' || type === 'null');
  if (!isBoolean || !isFree) return undefined;
  const usually = own(value, 'default');
  return { at, nullable, usually: typeof usually === 'boolean' ? usually : undefined };
};
