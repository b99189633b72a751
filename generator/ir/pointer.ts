/** RFC 6901 JSON pointers as text. */

export const escapeSegment = (segment: string): string =>
  segment.includes('~') || segment.includes('/')
    ? segment.replaceAll('~', '~0').replaceAll('/', '~1')
    : segment;

export const unescapeSegment = (segment: string): string =>
  segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment;

/** The pointer of a member or an item. */
export const step = (pointer: string, segment: string | number): string =>
  `${pointer}/${typeof segment === 'number' ? String(segment) : escapeSegment(segment)}`;

/** The pointer of what is any number of steps below. */
export const child = (pointer: string, ...segments: readonly (string | number)[]): string => {
  let result = pointer;
  for (const segment of segments) result = step(result, segment);
  return result;
};

export const segmentsOf = (pointer: string): readonly string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeSegment);

/** The pointer in the fragment of a reference, percent-decoded; undefined where it is not a pointer. */
export const fragmentPointer = (fragment: string): string | undefined => {
  if (fragment === '' || fragment === '/') return '';
  if (!fragment.startsWith('/')) return undefined;
  return percentDecoded(fragment);
};

/** Text without its percent-encoding; as it is written where that is none. */
export const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A pointer as the fragment of a reference, without its `#`. */
export const escapeFragment = (pointer: string): string =>
  pointer.replaceAll('%', '%25').replace(/[^\w!$&'()*+,./:;=?@~%-]/gu, encodeURIComponent);

/** A reference to a place in the same document. */
export const referenceTo = (pointer: string): string => `#${escapeFragment(pointer)}`;
