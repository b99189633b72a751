import { isList, own } from '../../ir/documents.js';
import type { Type } from '../../ir/model.js';
import type { ObjectNode } from '../reader.js';
import type { SchemaContext } from './context.js';
import { unevaluatedItems } from './rest.js';
import { ANY_LIST, SCALARS, union, UNKNOWN } from './types.js';

/** A list, or a tuple where a schema says what its first items are. */
export const lowerList = (context: SchemaContext, node: ObjectNode): Type => {
  const { reader } = context;
  const items = reader.at(node, 'items') ?? unevaluatedItems(reader, node);
  const prefix = reader.at(node, 'prefixItems') ?? (isList(items?.value) ? items : undefined);
  if (prefix === undefined)
    return { kind: 'list', items: items === undefined ? UNKNOWN : context.use(items) };
  const rest = prefix === items ? reader.at(node, 'additionalItems') : items;
  const minItems = own(node.value, 'minItems');
  const minimum = typeof minItems === 'number' ? minItems : 0;
  const types = reader.items(prefix).map((item) => context.use(item));
  const maxItems = own(node.value, 'maxItems');
  const isWhole = rest?.value === false || (typeof maxItems === 'number' && maxItems <= types.length);
  return {
    kind: 'tuple',
    items: types,
    required: Math.min(minimum, types.length),
    ...(isWhole ? {} : { rest: rest === undefined ? UNKNOWN : context.use(rest) }),
  };
};

/** An object, or whatever else a schema allows that names no type. */
export const orElse = (context: SchemaContext, node: ObjectNode, object: Type): Type => {
  const isOfLists = 'items' in node.value || 'prefixItems' in node.value;
  return union([object, isOfLists ? lowerList(context, node) : ANY_LIST, ...SCALARS]);
};
