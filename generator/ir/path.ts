import type { Operation } from './model.js';

/** The end of a path that AIP-136 calls a custom method: `:cancel` in `/jobs/{id}:cancel`. */
const CUSTOM_METHOD = /(?=:\p{L}[\p{L}\p{N}_-]*$)/u;

/** A format behind a parameter: `.json` in `/jobs/{id}.json`. */
const FORMAT = /^\.\p{L}[\p{L}\p{N}]*(?=\/|$)/u;

/**
 * Segments of a path that are fixed: `/a/{b}/c.{d}` has `a` and `c`, and so has `/a/{b}.json/c`. A custom method at the end is one of its own, with
 * its colon: `/a/b:c` has `a`, `b` and `:c`.
 */
export const staticSegments = ({ path }: Pick<Operation, 'path'>): readonly string[] => {
  const known = KNOWN.get(path);
  if (known !== undefined) return known;
  const found = path
    .flatMap((segment, index) =>
      segment.kind === 'text'
        ? split(index === 0 ? segment.text : segment.text.replace(FORMAT, ''), index === path.length - 1)
        : [],
    )
    .filter((segment) => /[\p{L}\p{N}]/u.test(segment));
  KNOWN.set(path, found);
  return found;
};

/** Services, methods and files are all named by the same few paths. */
const KNOWN = new WeakMap<Operation['path'], readonly string[]>();

const split = (text: string, isLast: boolean): readonly string[] =>
  (isLast ? text.split(CUSTOM_METHOD) : [text]).flatMap((part) => part.split('/'));

/** Whether a static segment is a custom method, which does something and holds nothing. */
export const isCustomMethod = (segment: string): boolean => segment.startsWith(':');
