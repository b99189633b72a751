// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Servers that say that they do not know the version that a client speaks. */
import { ApiError, type ErrorAnswer, property } from './errors.js';

/** The server does not know the version that the client speaks. */
export class InvalidApiVersionError extends ApiError {
  /** The version that was sent. */
  readonly requested: string;
  /** The versions that the server says it knows; empty when it names none. */
  readonly validVersions: readonly string[];

  constructor(answer: ErrorAnswer, requested: string) {
    super(answer);
    this.requested = requested;
    this.validVersions = namedVersions(answer.body);
  }
}

/** Knows the answer by its status and by a code, which stands at a place in the body. */
export function unknownVersion(
  status: number,
  code: string,
  at: readonly string[],
): (answer: ErrorAnswer, requested: string) => Error | undefined {
  return (answer, requested) =>
    answer.status === status && at.reduce(property, answer.body) === code
      ? new InvalidApiVersionError(answer, requested)
      : undefined;
}

/** From a list in the body, or from a message like "Valid versions: a, b." */
function namedVersions(body: unknown): readonly string[] {
  const values: unknown[] = typeof body === 'object' && body !== null ? Object.values(body) : [];
  const found = values.find((value) => isTextList(value));
  if (isTextList(found)) return found;
  const said = values.find((value) => typeof value === 'string' && NAMED.test(value));
  const names = typeof said === 'string' ? (NAMED.exec(said)?.[1] ?? '') : '';
  return names.split(/[\s,"'`]+/).filter((name) => name !== '' && name !== 'and');
}

const NAMED = /\bversions(?: are)?: *(.+?)(?:\.(?=\s|$)|$)/is;

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}
