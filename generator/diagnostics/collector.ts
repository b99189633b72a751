import type { Diagnostic, Severity, SourceLookup } from './diagnostic.js';
import { locateAll } from './located.js';

/** Collects what the stages report, each thing once. */
export class Diagnostics {
  readonly #all: Diagnostic[] = [];
  /** What is known of a place, by pointer: pointers can be long, and are shared instead of copied into keys. */
  readonly #known = new Map<string, Set<string>>();

  /** Add a diagnostic; one that says the same of the same place is already there and counts once. */
  add(diagnostic: Diagnostic): void {
    const { code, message, place } = diagnostic;
    const pointer = place?.pointer ?? '';
    const known = this.#known.get(pointer) ?? new Set<string>();
    this.#known.set(pointer, known);
    const key = JSON.stringify([code, message, place?.file, place?.on, place?.line, place?.column]);
    if (known.has(key)) return;
    known.add(key);
    this.#all.push(diagnostic);
  }

  addAll(diagnostics: Iterable<Diagnostic>): void {
    for (const diagnostic of diagnostics) this.add(diagnostic);
  }

  /** In the order in which they were added. */
  get all(): readonly Diagnostic[] {
    return [...this.#all];
  }

  count(severity: Severity): number {
    return this.#all.filter((each) => each.severity === severity).length;
  }

  get hasErrors(): boolean {
    return this.#all.some((each) => each.severity === 'error');
  }

  /** By file, line, column and code, so that the order in which stages work does not show. */
  sorted(sources: SourceLookup): readonly Diagnostic[] {
    return locateAll(this.all, sources).map((each) => each.diagnostic);
  }
}
