import { noSources, type Diagnostic, type SourceLookup } from './diagnostic.js';

/** Thrown by a stage that cannot go on because of its input. The command reports the diagnostics: never a stack trace. */
export class FatalError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  /** The documents that the diagnostics speak about, as far as they were read. */
  readonly sources: SourceLookup;

  constructor(
    diagnostics: Diagnostic | readonly [Diagnostic, ...Diagnostic[]],
    sources: SourceLookup = noSources,
  ) {
    const list = 'code' in diagnostics ? [diagnostics] : diagnostics;
    super(list.map((each) => each.message).join('\n'));
    this.name = 'FatalError';
    this.diagnostics = list;
    this.sources = sources;
  }
}
