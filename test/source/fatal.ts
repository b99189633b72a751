import { FatalError } from '../../generator/diagnostics/fatal.js';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';

/** The error that work ends with. */
export const fatalOf = async (work: Promise<unknown>): Promise<FatalError> => {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof FatalError) return outcome;
  throw new Error(`Expected a FatalError, got ${String(outcome)}`);
};

/** `code line:column` of each diagnostic. */
export const brief = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ code, place }) => `${code} ${place?.line ?? '-'}:${place?.column ?? '-'}`);
