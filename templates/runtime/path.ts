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
      typeof part === 'number' ? encodeSegment(values[part]) : part.write(values[part.at], encodeSegment);
    plain &&= PLAIN.test(written);
    text += written;
  }
  if (!plain) requireSameSegments(text);
  return text;
}

function encodeSegment(value: unknown): string {
  const text = scalarText(value);
  if (text === '' || DOTS.test(text)) throw refused(`is '${text}', which leads to another path`);
  try {
    return encodeURIComponent(text);
  } catch (cause) {
    throw refused('holds half of a surrogate pair', { cause });
  }
}

function scalarText(value: unknown): string {
  const isScalar = ['string', 'boolean', 'bigint'].includes(typeof value) || Number.isFinite(value);
  if (isScalar) return String(value);
  throw refused(`is ${typeof value === 'number' ? String(value) : shape(value)}: give a string`);
}

function refused(why: string, options?: ErrorOptions): PathParameterError {
  return new PathParameterError(`a path parameter ${why}`, options);
}

/** The guard behind the others: what URL parsers make of the text is the text, segment by segment. */
function requireSameSegments(path: string): void {
  const [own = ''] = path.split('?');
  if (new URL(`http://a${path}`).pathname.split('/').length !== own.split('/').length) {
    throw refused('leads to another path');
  }
}
