import type { Operation } from './model.js';

/** The end of a path that AIP-136 calls a custom method: `:cancel` in `/jobs/{id}:cancel`. */
const CUSTOM_METHOD = /(?=:\p{L}[\p{L}\p{N}_-]*$)/u;

/** A format behind a parameter: `.json` in `/jobs/{id}.json`. */
const FORMAT = /^\.\p{L}[\p{L}\p{N}]*(?=\/|$)/u;

/** Formats that a path may name at its end: `/drives/jwks.json` is about jwks. */
const EXTENSION = /\.(?:json|ya?ml|xml|txt|csv)$/i;

/** A path whose end is the name of a method: `/api/files.comments.delete`. */
const DOTTED = /^((?:\/[^/]+)*)\/(\p{L}[\p{L}\p{N}_-]*(?:\.\p{L}[\p{L}\p{N}_-]*)+)$/u;

/** What follows a dot in the name of a file. */
const FILE = /\.(?:json|ya?ml|xml|txt|csv|html?|php|pdf|rss|atom|ics|js|css|png|jpe?g|gif|svg|zip)$/i;

/**
 * Segments of a path that are fixed: `/a/{b}/c.{d}` has `a` and `c`, and so has `/a/{b}.json/c`. A custom method at the end
 * is one of its own, with its colon: `/a/b:c` has `a`, `b` and `:c`, and so has `/a.b.c` where it is the name of a method.
 * A format at the end is none: `/a/b.json` has `a` and `b`.
 */
export const staticSegments = (operation: Named): readonly string[] => {
  const known = KNOWN.get(operation);
  if (known !== undefined) return known;
  const found = (dotted(operation) ?? fixedParts(operation.path)).filter((segment) =>
    /[\p{L}\p{N}]/u.test(segment),
  );
  KNOWN.set(operation, found);
  return found;
};

type Named = Pick<Operation, 'path' | 'verb' | 'operationId'>;

const fixedParts = (path: Operation['path']): readonly string[] =>
  path.flatMap((segment, index) =>
    segment.kind === 'text'
      ? split(index === 0 ? segment.text : segment.text.replace(FORMAT, ''), index === path.length - 1)
      : [],
  );

/** A dot is no format, as in `/search.rss`, where the operation id has it too or, without one, something is posted. */
const dotted = ({ path, verb, operationId }: Named): readonly string[] | undefined => {
  const [only] = path;
  if (only?.kind !== 'text' || path.length > 1) return undefined;
  const [, before = '', name] = DOTTED.exec(only.text) ?? [];
  if (name === undefined || FILE.test(name)) return undefined;
  const isName =
    operationId === undefined ? verb === 'post' : lettersOf(operationId).endsWith(lettersOf(name));
  const parts = name.split('.');
  return isName ? [...before.split('/'), ...parts.slice(0, -1), `:${parts.at(-1) ?? ''}`] : undefined;
};

/** A name in any spelling: `chat_postMessage` and `chat.postMessage` are one. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Services, methods and files are all named by the same few paths. */
const KNOWN = new WeakMap<Named, readonly string[]>();

const split = (text: string, isLast: boolean): readonly string[] =>
  (isLast ? text.replace(EXTENSION, '').split(CUSTOM_METHOD) : [text]).flatMap((part) => part.split('/'));

/** Whether a path ends with a format, as a file does: `/drives/jwks.json`. */
export const namesFormat = ({ path }: Pick<Operation, 'path'>): boolean => {
  const last = path.at(-1);
  return last?.kind === 'text' && EXTENSION.test(last.text);
};

/** Whether a path ends with a parameter, behind which there may be a format: `/jobs/{id}.json`. */
export const endsInParameter = ({ path }: Pick<Operation, 'path'>): boolean => {
  const [before, last] = path.slice(-2);
  if (last === undefined) return before?.kind === 'parameter';
  return last.kind === 'parameter' || (before?.kind === 'parameter' && last.text.replace(FORMAT, '') === '');
};

/** Whether a static segment is a custom method, which does something and holds nothing. */
export const isCustomMethod = (segment: string): boolean => segment.startsWith(':');
