// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Paths from templates: each value stays inside the segment that the template gives it. */
import { PathParameterError, shape } from './errors.js';
import type { Path, PathValue } from './operation.js';

const PLAIN = /^[\w-]+$/;
const DOTS = /^(?:\.|%2e){1,2}$/i;

/** The path with its parameters. Throws {@link PathParameterError} for a value that would change the route. */
export function fillPath(path: Path, values: readonly PathValue[]): string {
  let text = '';
  let plain = true;
  for (const part of path) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const written =
      typeof part === 'number'
        ? encodeSegment(values[part], path, part)
        : part.write(values[part.at], (value) => encodeSegment(value, path, part.at));
    plain &&= PLAIN.test(written);
    text += written;
  }
  if (!plain) requireSameSegments(text, path);
  return text;
}

function encodeSegment(value: unknown, path: Path, at: number): string {
  if (!isScalar(value)) throw refused(`is ${kind(value)}: give a string`, path, at);
  const text = String(value);
  if (text === '' || DOTS.test(text)) throw refused(`is '${text}', which leads to another path`, path, at);
  try {
    return encodeURIComponent(text);
  } catch (cause) {
    throw refused('holds half of a surrogate pair', path, at, { cause });
  }
}

function isScalar(value: unknown): boolean {
  return ['string', 'boolean', 'bigint'].includes(typeof value) || Number.isFinite(value);
}

function kind(value: unknown): string {
  if (typeof value === 'object') return shape(value);
  return typeof value === 'number' ? String(value) : typeof value;
}

/** Says which argument of the method it is: the runtime knows no names of what is in a path. */
function refused(why: string, path: Path, at?: number, options?: ErrorOptions): PathParameterError {
  const which = at === undefined ? 'a path parameter' : `path parameter ${at + 1}`;
  const template = Array.from(path, (part) => (typeof part === 'string' ? part : '{}')).join('');
  return new PathParameterError(`${which} of ${template} ${why}`, options);
}

/** The guard behind the others: what URL parsers make of the text is the text, segment by segment. */
function requireSameSegments(text: string, path: Path): void {
  const [own = ''] = text.split('?');
  if (new URL(`http://a${text}`).pathname.split('/').length !== own.split('/').length) {
    throw refused('leads to another path', path);
  }
}
