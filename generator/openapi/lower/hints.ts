import { isMembers } from '../../ir/documents.js';
import type { NameHint } from '../../ir/model.js';
import { hintOf } from '../location.js';
import type { Node, Reader } from '../reader.js';
import { wrappedPart } from './keywords.js';
import { wordAt } from './media-choice.js';

/** What a schema may be called by where it stands. */
export const hintFor = (reader: Reader, node: Node): NameHint => {
  const whole = wrapperOf(reader, node);
  if (whole !== undefined) return hintFor(reader, whole);
  return hintOf(node, (pointer) => wordAt(reader, pointer, node));
};

/** The schema in its place that consists of a part of its `allOf`, and has no name of its own. */
const wrapperOf = (reader: Reader, node: Node): Node | undefined => {
  if (!node.pointer.includes('/allOf/')) return undefined;
  const [, pointer, index] = /^(.+)\/allOf\/(\d+)$/.exec(node.pointer) ?? [];
  if (pointer === undefined || /^\/components\/[^/]+\/[^/]+$/.test(pointer)) return undefined;
  const whole = reader.find(`#${encodeURI(pointer)}`, node);
  return isMembers(whole?.value) && wrappedPart(whole.value) === Number(index) ? whole : undefined;
};
