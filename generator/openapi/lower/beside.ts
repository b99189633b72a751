/** What a schema says beside those that it is joined to, and what that means for them. */
import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import { Answers } from '../../ir/answers.js';
import type { Type } from '../../ir/model.js';
import { isBinary, isNullable, isStructure, NUMERIC_KEYWORDS, typesOf } from './keywords.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { follow, isObjectLike } from './object-like.js';

const UNIONS = ['oneOf', 'anyOf'] as const;

/** What properties hold that a schema requires, and those that it is joined to declare as optional. */
export type Demanded = ReadonlyMap<string, readonly Node[]>;

/** The properties that a schema requires beside `$ref`, `allOf`, `oneOf` or `anyOf`, where nothing there does. */
export const demandedOf = (reader: Reader, node: ObjectNode): Demanded => {
  const demanded = new Map<string, readonly Node[]>();
  const required = own(node.value, 'required');
  if (!isList(required)) return demanded;
  const declared = own(node.value, 'properties');
  const tag = own(node.value, 'discriminator');
  for (const name of required) {
    if (typeof name !== 'string' || (isMembers(declared) && Object.hasOwn(declared, name))) continue;
    if (isMembers(tag) && own(tag, 'propertyName') === name) continue;
    const found = findJoined({ reader, name, answers: new Answers(undefined) }, node);
    if (found !== undefined && !found.required) demanded.set(name, found.nodes);
  }
  return demanded;
};

/** A property of what is joined. */
interface Found {
  readonly nodes: readonly Node[];
  /** It is there in any case. */
  readonly required: boolean;
}

interface Search {
  readonly reader: Reader;
  /** Of the property. */
  readonly name: string;
  readonly answers: Answers<Found | undefined>;
}

const findJoined = (search: Search, node: ObjectNode): Found | undefined => {
  const { reader } = search;
  const reference = own(node.value, '$ref');
  const target = typeof reference === 'string' ? reader.find(reference, node) : undefined;
  const parts = [
    ...(target === undefined ? [] : [target]),
    ...('allOf' in node.value ? reader.items(reader.at(node, 'allOf')) : []),
  ];
  const all = parts.flatMap((part) => find(search, part) ?? []);
  const unions = UNIONS.flatMap((keyword) => {
    const options = keyword in node.value ? reader.items(reader.at(node, keyword)) : [];
    const found = options.flatMap((option) => inOption(search, node, option) ?? []);
    return found.length === 0
      ? []
      : [{ nodes: nodesOf(found), required: found.every((each) => each.required) }];
  });
  const joined = [...all, ...unions];
  if (joined.length === 0) return undefined;
  return { nodes: nodesOf(joined), required: joined.some((each) => each.required) };
};

const nodesOf = (found: readonly Found[]): readonly Node[] => [
  ...new Set(found.flatMap(({ nodes }) => nodes)),
];

/** An option that is written in place takes what stands beside its union, see {@link requiredAround}. */
const inOption = (search: Search, union: ObjectNode, option: Node): Found | undefined => {
  const { reader, name } = search;
  const found = find(search, option);
  const isInPlace = isMembers(option.value) && !('$ref' in option.value);
  const takes =
    isInPlace && requires(union.value, name) && isObjectLike(reader, { ...option, value: option.value });
  return found === undefined || !takes ? found : { ...found, required: true };
};

const find = (search: Search, node: Node): Found | undefined => {
  const { reader, name, answers } = search;
  const target = follow(reader, node);
  if (target === undefined) return undefined;
  return answers.of(target.value, () => {
    const properties = reader.at(target, 'properties');
    const property = properties === undefined ? undefined : reader.at(properties, name);
    const found =
      property === undefined ? findJoined(search, target) : { nodes: [property], required: false };
    const isRequired = found !== undefined && requires(target.value, name);
    return isRequired ? { ...found, required: true } : found;
  });
};

const requires = (schema: Members, name: string): boolean => {
  const required = own(schema, 'required');
  return isList(required) && required.includes(name);
};

const NOTHING: readonly never[] = [];

/** What is required of every option of the union that a schema stands in. */
export const requiredAround = (reader: Reader, node: ObjectNode): readonly string[] => {
  if (!node.pointer.includes('Of/')) return NOTHING;
  const [, pointer] = /^(.*)\/(?:oneOf|anyOf)\/\d+$/.exec(node.pointer) ?? [];
  const union = pointer === undefined ? undefined : reader.find(`#${encodeURI(pointer)}`, node);
  const required = isMembers(union?.value) ? own(union.value, 'required') : undefined;
  return isList(required) ? required.filter((name) => typeof name === 'string') : [];
};

/** Whether what a schema is joined to leaves it nothing but objects: then `type: object` beside it says nothing. */
export const isJoinedToObjects = (reader: Reader, node: ObjectNode): boolean =>
  joinsObjects(reader, node, new Answers(false));

const joinsObjects = (reader: Reader, node: ObjectNode, answers: Answers<boolean>): boolean => {
  const items = (keyword: string): readonly Node[] =>
    keyword in node.value ? reader.items(reader.at(node, keyword)) : [];
  const isObject = (part: Node): boolean => {
    const target = follow(reader, part);
    if (target === undefined || isBinary(target.value)) return false;
    const types = typesOf(target.value);
    if (types.length > 0) return types.every((type) => type === 'object');
    return isObjectLike(reader, target) || joinsObjects(reader, target, answers);
  };
  return answers.of(
    node.value,
    () =>
      items('allOf').some(isObject) ||
      UNIONS.some((keyword) => items(keyword).length > 0 && items(keyword).every(isObject)),
  );
};

/** Whether a schema says of its values anything that what its reference leads to does not say. */
export const addsToReference = (reader: Reader, schema: Members, target: Node): boolean => {
  const keywords = Object.keys(schema).filter(isStructure);
  if (keywords.length === 0) return false;
  const types = own(schema, 'nullable') === true ? [...typesOf(schema), 'null'] : typesOf(schema);
  return keywords.some((key) => !REPEATED.has(key)) || !isOfTypes(reader, target, types);
};

/** Whether the text, number or boolean that a schema is by its `type` is what a part of its `allOf` is anyway. */
export const isScalarAnyway = (reader: Reader, node: ObjectNode): boolean => {
  const types = typesOf(node.value);
  if (!('allOf' in node.value) || types.some((type) => type === 'object' || type === 'array')) return false;
  return reader.items(reader.at(node, 'allOf')).some((part) => isOfTypes(reader, part, types));
};

/** What may stand beside a reference without making the values of another type than it has. */
const REPEATED: ReadonlySet<string> = new Set(['type', 'default', 'pattern', ...NUMERIC_KEYWORDS]);

/** Whether values of a schema are of some of these types in any case. */
const isOfTypes = (reader: Reader, part: Node, types: readonly string[]): boolean => {
  const target = types.length === 0 ? undefined : follow(reader, part);
  if (target === undefined || isBinary(target.value)) return false;
  const named = typesOf(target.value);
  const found = named.length > 0 ? named : typesOfValues(target.value);
  if (found.length > 0) {
    const all = isNullable(target.value) ? [...found, 'null'] : found;
    return all.every((type) => types.includes(type) || (type === 'integer' && types.includes('number')));
  }
  if (reader.isLiteral || !types.includes('object')) return false;
  return isObjectLike(reader, target) || isJoinedToObjects(reader, target);
};

/** The types of the values that a schema lists; empty where one is no text. */
const typesOfValues = (schema: Members): readonly string[] => {
  const values = own(schema, 'enum');
  return isList(values) && values.every((each) => typeof each === 'string') ? values.map(() => 'string') : [];
};

/** Whether a schema is a choice between others, and nothing else. */
export const isUnionOnly = (reader: Reader, node: ObjectNode): boolean =>
  UNIONS.filter((keyword) => keyword in node.value).length === 1 &&
  !ELSE.some((key) => key in node.value) &&
  !limitsOptions(reader, node) &&
  demandedOf(reader, node).size === 0;

/** Whether `type` beside alternatives is what makes text, a number or a list of them, as beside formats of dates. */
const limitsOptions = (reader: Reader, node: ObjectNode): boolean => {
  const types = typesOf(node.value);
  if (types.every((type) => type === 'object' || type === 'null')) return false;
  const options = UNIONS.flatMap((keyword) =>
    keyword in node.value ? reader.items(reader.at(node, keyword)) : [],
  );
  return !options.every((option) => isOfTypes(reader, option, types));
};

const ELSE = ['allOf', 'properties', 'items', 'enum', 'const', 'additionalProperties'];

/** Whether further properties hold anything, or are none: beside objects that have their own that is never meant of these. */
export const isAnything = (type: Type): boolean =>
  type.kind === 'primitive' && (type.name === 'unknown' || type.name === 'never');
