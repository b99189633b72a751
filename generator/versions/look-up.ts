import { isList, isMembers, own, type DocumentSet } from '../ir/documents.js';
import { fragmentPointer, segmentsOf } from '../ir/pointer.js';

/** The node that a reference names in documents as written. */
export const lookUp = (
  documents: Pick<DocumentSet, 'value' | 'resolve'>,
  reference: string,
  from: string,
): Found | undefined => {
  const hash = reference.indexOf('#');
  const file = hash === -1 ? reference : reference.slice(0, hash);
  const uri = file === '' ? from : documents.resolve(file, from);
  const pointer = fragmentPointer(hash === -1 ? '' : reference.slice(hash + 1));
  if (pointer === undefined) return undefined;
  let value = documents.value(uri);
  const way = [value];
  for (const segment of segmentsOf(pointer)) {
    if (isList(value)) value = value[Number(segment)];
    else if (isMembers(value)) value = own(value, segment);
    else return undefined;
    way.push(value);
  }
  return { uri, pointer, value, way };
};

/** The nodes that a reference leads through, and those that its target refers to in turn. */
export const wayThrough = (
  documents: Pick<DocumentSet, 'value' | 'resolve'>,
  reference: string,
  from: string,
): readonly unknown[] => {
  const way: unknown[] = [];
  let next: string | undefined = reference;
  let uri = from;
  for (let step = 0; next !== undefined && step <= CHAIN_LIMIT; step++) {
    const found = lookUp(documents, next, uri);
    way.push(...(found?.way ?? []));
    const further = isMembers(found?.value) ? own(found.value, '$ref') : undefined;
    next = typeof further === 'string' ? further : undefined;
    uri = found?.uri ?? uri;
  }
  return way;
};

/** How many references may stand one behind the other. */
export const CHAIN_LIMIT = 21;

/** What a reference leads to; its value is undefined where the last step leads nowhere. */
interface Found {
  readonly uri: string;
  readonly pointer: string;
  readonly value: unknown;
  /** The document, what the reference leads through, and the value. */
  readonly way: readonly unknown[];
}
