/** Servers that say that they do not know the version that a client speaks. */
import { ApiError, type ErrorAnswer, isObject, property } from './errors.js';

/** The server does not know the version that the client speaks. */
export class InvalidApiVersionError extends ApiError {
  override readonly name: string = 'InvalidApiVersionError';
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
  const values: unknown[] = isObject(body) ? Object.values(body) : [];
  const named = values.map((value) => NAMED.exec(isText(value) ? value : '')?.[1]).find(isText) ?? '';
  const listed = values.find(
    (value): value is string[] => Array.isArray(value) && value.length > 0 && value.every(isText),
  );
  return listed ?? named.split(/[\s,"'`]+/).filter((name) => name !== '' && name !== 'and');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

const NAMED = /\bversions(?: are)?: *(.+?)(?:\.(?=\s|$)|$)/is;
