import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import type { NameHint } from '../../ir/model.js';
import { lettersOf } from '../../ir/path.js';
import { hintOf } from '../location.js';
import type { Node, Reader } from '../reader.js';
import { typesOf, wrappedPart } from './keywords.js';
import { wordAt } from './media-choice.js';

/** What a schema may be called by where it stands. */
export const hintFor = (reader: Reader, node: Node): NameHint => {
  const whole = wrapperOf(reader, node);
  if (whole !== undefined) return hintFor(reader, whole);
  const place = { uri: node.uri, pointer: spokenPointer(reader, node) };
  return hintOf(place, (pointer) => wordAt(reader, pointer, node));
};

/** The schema in its place that consists of a part of its `allOf`, and has no name of its own. */
const wrapperOf = (reader: Reader, node: Node): Node | undefined => {
  if (!node.pointer.includes('/allOf/')) return undefined;
  const [, pointer, index] = /^(.+)\/allOf\/(\d+)$/.exec(node.pointer) ?? [];
  if (pointer === undefined || HAS_NAME.test(pointer)) return undefined;
  const whole = reader.find(`#${encodeURI(pointer)}`, node);
  return isMembers(whole?.value) && wrappedPart(whole.value) === Number(index) ? whole : undefined;
};

const HAS_NAME = /^(?:\/components\/[^/]+\/[^/]+|\/(?:definitions|\$defs)\/[^/]+)?$/;
const OPTION = /\/(?:oneOf|anyOf)\/\d+(?=\/|$)/g;

/**
 * A pointer without its steps to the one option of a union that needs a name, as that beside `null` or an empty text
 * does: it has the name of the whole, unless that is declared itself. Other options have a word in the place of their
 * number, where one tells them apart: `Card` says more than `1`, and stays what it is when options change places.
 */
const spokenPointer = (reader: Reader, node: Node): string =>
  node.pointer.replace(OPTION, (step, at: number) => {
    const whole = node.pointer.slice(0, at);
    const [, keyword = '', index] = step.split('/');
    const union = reader.find(`#${encodeURI(whole)}`, node)?.value;
    const options = isMembers(union) ? own(union, keyword) : undefined;
    if (!isMembers(union) || !isList(options)) return step;
    if (!HAS_NAME.test(whole) && isOnlyOption(union, options, Number(index))) return '';
    return `/${keyword}/${wordAmong(options, Number(index), whole) ?? String(index)}`;
  });

/** Of how many options each is held against all others: more are a list that a program has made, and have numbers. */
const MOST = 250;

/** What tells an option apart from all others: its title, else the one value of a property of which each has another. */
const wordAmong = (options: readonly unknown[], index: number, whole: string): string | undefined => {
  if (options.length > MOST) return undefined;
  const title = nameIn(titleOf(options[index]));
  const isAgain = title !== undefined && lettersOf(title) === lettersOf(whole.slice(whole.lastIndexOf('/')));
  const isShared = options.some((option, at) => at !== index && nameIn(titleOf(option)) === title);
  return title === undefined || isAgain || isShared ? tagAmong(options, index) : title;
};

const titleOf = (option: unknown): unknown => (isMembers(option) ? own(option, 'title') : undefined);

const tagAmong = (options: readonly unknown[], index: number): string | undefined => {
  for (const name of Object.keys(propertiesOf(options[index]))) {
    const values = options.map((option) => nameIn(onlyValue(propertiesOf(option)[name])));
    const others = values.filter((_, at) => at !== index && !('$ref' in membersOf(options[at])));
    if (!others.includes(undefined) && !others.includes(values[index])) return values[index];
  }
  return undefined;
};

const membersOf = (value: unknown): Members => (isMembers(value) ? value : {});

const propertiesOf = (option: unknown): Members => membersOf(own(membersOf(option), 'properties'));

const onlyValue = (schema: unknown): unknown => {
  const values = own(membersOf(schema), 'enum');
  return isList(values) && values.length === 1 ? values[0] : own(membersOf(schema), 'const');
};

/** A text that is short enough for a name, with a capital: in lower case it could be a keyword. */
const nameIn = (text: unknown): string | undefined =>
  typeof text === 'string' && /^\p{L}[\p{L}\p{N} ._-]{0,49}$/u.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : undefined;

const isOnlyOption = (union: Members, options: readonly unknown[], index: number): boolean =>
  !('discriminator' in union) && options.every((option, at) => at === index || needsNoName(option));

/** Whether a schema is a text, a number or the like, which is no alternative that could have the name of the whole. */
const needsNoName = (option: unknown): boolean => {
  if (!isMembers(option)) return true;
  const types = typesOf(option);
  return types.length > 0 && types.every((type) => type !== 'object' && type !== 'array');
};
