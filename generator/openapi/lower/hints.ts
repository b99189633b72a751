import { isMembers, own } from '../../ir/documents.js';
import type { NameHint } from '../../ir/model.js';
import { hintOf } from '../location.js';
import type { Node, Reader } from '../reader.js';
import { typesOf, wrappedPart } from './keywords.js';
import { wordAt } from './media-choice.js';

/** What a schema may be called by where it stands. */
export const hintFor = (reader: Reader, node: Node): NameHint => {
  const whole = wrapperOf(reader, node);
  if (whole !== undefined) return hintFor(reader, whole);
  const place = { uri: node.uri, pointer: withoutOnlyOptions(reader, node) };
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
 * does. It has the name of the whole, unless that is declared itself.
 */
const withoutOnlyOptions = (reader: Reader, node: Node): string =>
  node.pointer.replace(OPTION, (step, at: number) => {
    const whole = node.pointer.slice(0, at);
    return !HAS_NAME.test(whole) && isOnlyOption(reader, node, whole, step) ? '' : step;
  });

const isOnlyOption = (reader: Reader, node: Node, whole: string, step: string): boolean => {
  const [, keyword = '', index] = step.split('/');
  const union = reader.find(`#${encodeURI(whole)}`, node)?.value;
  const options = isMembers(union) && !('discriminator' in union) ? own(union, keyword) : undefined;
  return Array.isArray(options) && options.every((option, at) => at === Number(index) || needsNoName(option));
};

/** Whether a schema is a text, a number or the like, which is no alternative that could have the name of the whole. */
const needsNoName = (option: unknown): boolean => {
  if (!isMembers(option)) return true;
  const types = typesOf(option);
  return types.length > 0 && types.every((type) => type !== 'object' && type !== 'array');
};
