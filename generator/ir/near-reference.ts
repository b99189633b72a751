import { isMembers, own, type DocumentSet } from './documents.js';
import { escapeSegment, fragmentPointer, segmentsOf } from './pointer.js';

/**
 * The reference that somebody meant who wrote one that leads nowhere: the same, with its first unknown name replaced by the
 * nearest one that stands there. Undefined where none is near, or where that leads nowhere either.
 *
 * @param from the uri of the document that holds the reference
 * @param nearest which of some words resembles one, if any does
 */
export const nearReference = (
  documents: Pick<DocumentSet, 'value' | 'resolve'>,
  reference: string,
  from: string,
  nearest: (word: string, candidates: Iterable<string>) => string | undefined,
): string | undefined => {
  const [file = '', fragment = ''] = reference.split('#');
  const written = fragmentPointer(fragment);
  // Without its first slash it is the name of an anchor, and of none.
  const pointer = written ?? fragmentPointer(`/${fragment}`) ?? '';
  const segments = [...segmentsOf(pointer)];
  let value = documents.value(file === '' ? from : documents.resolve(file, from));
  let replaced = written === undefined;
  for (const [index, segment] of segments.entries()) {
    if (!isMembers(value)) return undefined;
    let next = own(value, segment);
    if (next === undefined) {
      const meant = replaced ? undefined : nearest(segment, Object.keys(value));
      if (meant === undefined) return undefined;
      replaced = true;
      segments[index] = meant;
      next = own(value, meant);
    }
    value = next;
  }
  return replaced ? `${file}#${segments.map((segment) => `/${escapeSegment(segment)}`).join('')}` : undefined;
};
