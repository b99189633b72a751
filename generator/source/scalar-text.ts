import type { SourceDocument } from './document.js';
import { JsonTree } from './locate-json.js';
import { segmentsOf } from '../ir/pointer.js';

/**
 * A number as it was written: `1.10` where the parsed value is 1.1. For versions that somebody forgot to quote.
 *
 * In YAML this looks for a number of this value under the last key of the pointer; undefined where the document spells
 * that in two ways, or where there is no number.
 */
export const scalarText = (document: SourceDocument, pointer: string): string | undefined => {
  const segments = segmentsOf(pointer);
  const value = segments.reduce(member, document.value);
  if (typeof value !== 'number') return undefined;
  if (document.format === 'json') {
    const found = new JsonTree(document.text).find(segments);
    return document.text.slice(found.start, found.end);
  }
  return onlySpelling(document.text, segments.at(-1) ?? '', value);
};

const member = (node: unknown, segment: string): unknown =>
  typeof node === 'object' && node !== null
    ? Object.getOwnPropertyDescriptor(node, segment)?.value
    : undefined;

const onlySpelling = (text: string, key: string, value: number): string | undefined => {
  const escaped = key.replace(/[^\w-]/g, '\\$&');
  const pattern = new RegExp(`(?:^|[\\s{,])["']?${escaped}["']?[ \\t]*:[ \\t]+([-+.\\w]+)`, 'gm');
  const spellings = new Set<string>();
  for (const [, spelling] of text.matchAll(pattern)) {
    if (spelling !== undefined && Number(spelling) === value) spellings.add(spelling);
  }
  const [first, second] = spellings;
  return second === undefined ? first : undefined;
};
