import { diagnose } from '../../diagnostics/catalogue.js';
import { isList, isMembers, own } from '../../ir/documents.js';
import type { Type } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';
import { follow } from './object-like.js';
import { NEVER, union, UNKNOWN } from './types.js';

/** Keywords beside which it depends on the value which properties are left to `unevaluatedProperties`. */
const APPLICATORS: readonly string[] = [
  ...['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'],
];

/** Patterns that every name matches. */
const ANY_NAME: ReadonlySet<string> = new Set([
  '',
  '^',
  '$',
  '.*',
  '^.*',
  '.*$',
  '^.*$',
  '.+',
  '^.+',
  '^.+$',
]);

/** What properties that are not declared by name hold; undefined where nothing is said. */
export const lowerRest = (context: SchemaContext, node: ObjectNode): Type | undefined => {
  const { reader } = context;
  const additional = reader.at(node, 'additionalProperties') ?? unevaluated(context, node);
  const patterns = reader.members(reader.at(node, 'patternProperties'));
  if (patterns.length === 0) {
    return additional === undefined
      ? undefined
      : additional.value === false
        ? NEVER
        : context.use(additional);
  }
  const matched = patterns.map(([, each]) => context.use(each));
  const isTotal = patterns.some(([pattern]) => ANY_NAME.has(pattern));
  if (isTotal || additional?.value === false) return union(matched);
  if (additional === undefined) {
    // Names that match no pattern may hold anything, and no type tells them apart.
    const keyword = 'patternProperties';
    const place = reader.place(reader.at(node, keyword) ?? node);
    if (patterns.some(([, { value }]) => value !== true))
      reader.report(diagnose('untyped-keyword', { keyword }, place));
    return UNKNOWN;
  }
  // No type tells names by a pattern, so that each has to hold what those may that match none.
  return union([...matched, context.use(additional)]);
};

/** The names that properties may have, where those are a choice of some and none is declared with a type of its own. */
export const lowerKeys = (context: SchemaContext, node: ObjectNode): { readonly keys?: Type } => {
  const names = context.reader.at(node, 'propertyNames');
  return names !== undefined && isChoiceOfNames(context.reader, node) ? { keys: context.use(names) } : {};
};

/** Whether `propertyNames` is what the keys of a map are in TypeScript. */
export const isChoiceOfNames = (reader: Reader, node: ObjectNode): boolean => {
  if (['properties', 'required'].some((keyword) => keyword in node.value)) return false;
  const names = reader.at(node, 'propertyNames');
  const end = isMembers(names?.value) ? follow(reader, names) : undefined;
  if (!isMembers(end?.value)) return false;
  const [values, value] = [own(end.value, 'enum'), own(end.value, 'const')];
  if (isList(values)) return values.length > 0 && values.every((each) => typeof each === 'string');
  return typeof value === 'string';
};

/** Whether `propertyNames` says of names no more than what is said of texts elsewhere, such as their length. */
export const isOfTexts = ({ value }: ObjectNode): boolean => {
  const names = own(value, 'propertyNames');
  return isMembers(names) && Object.keys(names).every((key) => TEXTUAL.has(key) || key.startsWith('x-'));
};

const TEXTUAL: ReadonlySet<string> = new Set([
  ...['type', 'minLength', 'maxLength', 'pattern', 'format', 'title', 'description', '$comment', 'examples'],
]);

/** `unevaluatedProperties` where it does what `additionalProperties` does. */
const unevaluated = ({ reader }: SchemaContext, node: ObjectNode): Node | undefined => {
  const keyword = 'unevaluatedProperties';
  const member = reader.at(node, keyword);
  if (member === undefined || !APPLICATORS.some((each) => each in node.value)) return member;
  // That nothing else may be there is nothing that a type says.
  if (typeof member.value !== 'boolean') {
    reader.report(diagnose('untyped-keyword', { keyword }, reader.place(member)));
  }
  return undefined;
};

/** `unevaluatedItems` where it does what `items` does. */
export const unevaluatedItems = (reader: Reader, node: ObjectNode): Node | undefined =>
  isItemsAlone(node) ? reader.at(node, 'unevaluatedItems') : undefined;

/** Whether nothing in a schema but `prefixItems` evaluates items. */
export const isItemsAlone = ({ value }: ObjectNode): boolean =>
  ![...APPLICATORS, 'items', 'contains'].some((keyword) => keyword in value);
