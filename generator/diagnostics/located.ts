import type { Diagnostic, Place, Position, SourceLookup } from './diagnostic.js';

/** A diagnostic with the position of its place, where it has one. */
export interface Located {
  readonly diagnostic: Diagnostic;
  readonly position: Position | undefined;
}

/** The position of a place: the one it carries, else the one its document knows. */
export const positionOf = (place: Place | undefined, sources: SourceLookup): Position | undefined => {
  if (place === undefined) return undefined;
  if (place.line !== undefined) return { line: place.line, column: place.column ?? 1 };
  return sources.locate(place);
};

/** Diagnostics with their positions, sorted by file, line, column and code; those without a place come first. */
export const locateAll = (diagnostics: readonly Diagnostic[], sources: SourceLookup): readonly Located[] =>
  diagnostics
    .map((diagnostic) => ({ diagnostic, position: positionOf(diagnostic.place, sources) }))
    .sort(compare);

const compare = (a: Located, b: Located): number =>
  order(a.diagnostic.place?.file ?? '', b.diagnostic.place?.file ?? '') ||
  comparePositions(a.position, b.position) ||
  order(a.diagnostic.code, b.diagnostic.code) ||
  order(a.diagnostic.message, b.diagnostic.message);

const NOWHERE: Position = { line: 0, column: 0 };

const comparePositions = (a: Position = NOWHERE, b: Position = NOWHERE): number =>
  a.line - b.line || a.column - b.column;

/** By code units: the same on every machine, whatever its locale. */
const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
