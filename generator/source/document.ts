/** A document as read. */
export interface SourceDocument {
  /** Identity: a `file:` or `http(s):` URL without credentials, `stdin:` or `memory:`. */
  readonly uri: string;
  /** The name to show: relative to the working directory, `/`-separated; a URL without credentials and query values. */
  readonly name: string;
  readonly text: string;
  /** The parsed root: plain data without cycles, in which `__proto__` is a key like any other. */
  readonly value: unknown;
  readonly format: 'json' | 'yaml';
}
