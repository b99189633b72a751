/** A document as read. */
export interface SourceDocument {
  /** Identity: a `file:` or `http(s):` URL without credentials, `stdin:` or `memory:`. */
  readonly uri: string;
  /** The name to show: relative to the working directory, `/`-separated; a URL without credentials and query values. */
  readonly name: string;
  readonly text: string;
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
  /** The parsed root: plain data without cycles, in which `__proto__` is a key like any other. */
  readonly value: unknown;
  readonly format: 'json' | 'yaml';
  /** Every key in it that begins with `x-` or `$`, wherever it stands. */
  readonly marks: ReadonlySet<string>;
}

/** Where a configuration says what is to be read, and what is to be made of it. */
export interface Setting {
  /** The display name of the configuration. */
  readonly file: string;
  /** Where in it that stands; absent where it is a program, whose parts have no place. */
  readonly pointer?: string;
  /** The text of the configuration, for positions. */
  readonly text?: string;
}

/** A list of versions that stands in a configuration, for a description whose author keeps none. */
export interface ExternalCatalogue extends Setting {
  /** What the configuration says: the keys of `x-api-versions`, and `changes`. */
  readonly value: unknown;
  /** The uri against which the documents that it names are relative. */
  readonly base: string;
}
