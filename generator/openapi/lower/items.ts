import type { Node, Reader } from '../reader.js';
import { typesOf } from './keywords.js';
import type { Media } from './media.js';
import { follow } from './object-like.js';

/**
 * What each item of a media type holds that is a sequence of them: `itemSchema`, the items of a list, or what is no list,
 * since all of these are written. Undefined where nothing is said of it: a text in place of JSON is the whole sequence.
 */
export const itemsOf = (reader: Reader, { node, kind }: Media): Node | undefined => {
  const item = reader.at(node, 'itemSchema');
  const schema = reader.at(node, 'schema');
  if (item !== undefined || schema === undefined) return item;
  const target = follow(reader, schema);
  const [type] = target === undefined ? [] : typesOf(target.value);
  if (type === 'string' && (kind === 'jsonl' || kind === 'jsonSequence')) return undefined;
  return target !== undefined && type === 'array' ? reader.at(target, 'items') : schema;
};
