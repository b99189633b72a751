import { fieldAt, itemsAt } from '../ir/fields.js';
import type { Types } from '../ir/lookup.js';
import type { FieldPath, Operation, Pagination, Type, TypeDef, VersionId } from '../ir/model.js';
import type { RequestPlace } from '../ir/pagination.js';

/** Why a pagination rule cannot page an operation at a version; undefined where it can. */
export const misfit = (
  types: Types,
  operation: Operation,
  rule: Pagination,
  version: VersionId,
): string | undefined => {
  const { success } = operation;
  if (success.kind !== 'value' || success.codec !== 'json') return 'the operation does not answer with JSON';
  for (const place of [rule.request, rule.size]) {
    if (place !== undefined && !hasPlace(types, operation, place, version))
      return `the operation has no ${spoken(place)}`;
  }
  const problem = requestMisfit(types, operation, rule, version);
  if (problem !== undefined) return problem;
  const resolved = types.resolve(success.type, version);
  if (resolved?.kind === 'union' && rule.items.length > 0) return 'the response is one of several things';
  return itemsMisfit(types, success.type, rule, version) ?? fieldsMisfit(types, success.type, rule, version);
};

/** Whether an operation takes what a rule wants to send. */
export const hasPlace = (
  types: Types,
  operation: Operation,
  place: RequestPlace,
  version: VersionId,
): boolean => placeType(types, operation, place, version) !== undefined;

/** The type of a query parameter, or of a field of a JSON body. */
const placeType = (
  types: Types,
  { parameters, body }: Operation,
  place: RequestPlace,
  version: VersionId,
): Type | undefined => {
  if (typeof place === 'string')
    return parameters.find((each) => each.in === 'query' && each.wireName === place)?.type;
  return body?.codec === 'json' ? fieldAt(types, body.type, place, version) : undefined;
};

/** What is counted must be a number, which may be written as text in a query. A cursor in a body goes there as it came. */
const requestMisfit = (
  types: Types,
  operation: Operation,
  rule: Pagination,
  version: VersionId,
): string | undefined => {
  const isCounted = rule.kind === 'offset' || rule.kind === 'page';
  const isField = typeof rule.request === 'object';
  if (rule.request === undefined || (!isCounted && !isField)) return undefined;
  const type = placeType(types, operation, rule.request, version);
  const kinds: readonly Scalar[] = isCounted && isField ? ['number'] : ['number', 'string'];
  if (type === undefined || isScalar(types, type, kinds, version)) return undefined;
  return `the ${spoken(rule.request)} is not ${isCounted ? 'a number' : 'text or a number'}`;
};

const spoken = (place: RequestPlace): string =>
  typeof place === 'string' ? `query parameter \`${place}\`` : `field ${shown(place)} in a JSON body`;

const itemsMisfit = (
  types: Types,
  type: Type,
  { items }: Pagination,
  version: VersionId,
): string | undefined => {
  if (itemsAt(types, type, items, version) !== undefined) return undefined;
  if (items.length === 0) return 'the response is not a list';
  return fieldAt(types, type, items, version) === undefined
    ? `the response has no field ${shown(items)}`
    : `${shown(items)} is not a list`;
};

type Scalar = 'string' | 'number' | 'boolean';

const fieldsMisfit = (types: Types, type: Type, rule: Pagination, version: VersionId): string | undefined => {
  for (const [path, kinds, words] of fieldsOf(rule)) {
    const field = fieldAt(types, type, path, version);
    if (field === undefined) return `the response has no field ${shown(path)}`;
    if (!isScalar(types, field, kinds, version)) return `${shown(path)} is not ${words}`;
  }
  return undefined;
};

type Field = readonly [path: FieldPath, kinds: readonly Scalar[], words: string];

const fieldsOf = (rule: Pagination): readonly Field[] => {
  const field = (path: FieldPath | undefined, kinds: readonly Scalar[], words: string): readonly Field[] =>
    path === undefined ? [] : [[path, kinds, words]];
  switch (rule.kind) {
    case 'cursor':
      return [
        ...field(rule.next, ['string', 'number'], 'text or a number'),
        ...field(rule.more, ['boolean'], 'true or false'),
      ];
    case 'offset':
      return [
        ...field(rule.total, ['number'], 'a number'),
        ...field(rule.more, ['boolean'], 'true or false'),
      ];
    case 'page':
      return [
        ...field(rule.pages, ['number'], 'a number'),
        ...field(rule.total, ['number'], 'a number'),
        ...field(rule.more, ['boolean'], 'true or false'),
      ];
    case 'url':
      return field(rule.next, ['string'], 'text');
    case 'link':
      return [];
  }
};

/** Whether all values of a type but null are of some kinds; of a cursor alone nothing may be said. */
const isScalar = (types: Types, type: Type, kinds: readonly Scalar[], version: VersionId): boolean => {
  const resolved = types.resolve(type, version);
  if (resolved?.kind === 'union')
    return resolved.members.every((each) => isNull(each) || isScalar(types, each, kinds, version));
  if (resolved === undefined) return false;
  const kind = kindOf(resolved);
  return kind === 'unknown' ? kinds.includes('string') : kinds.some((each) => each === kind);
};

const kindOf = (type: Type | TypeDef): string => {
  if (type.kind === 'literal') return typeof type.value;
  if (type.kind === 'enum') return typeof type.values[0]?.wire;
  if (type.kind !== 'primitive') return type.kind;
  return type.name === 'integer' ? 'number' : type.name;
};

const isNull = (type: Type): boolean => type.kind === 'primitive' && type.name === 'null';

const shown = (path: FieldPath): string => `/${path.join('/')}`;
