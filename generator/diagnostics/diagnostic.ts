export type Severity = 'error' | 'warning' | 'info';

/** A position in a text. Both 1-based; columns count UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A place in a document: a JSON pointer, located only when somebody looks, or a position that is known already.
 * Without either it is the document as a whole.
 */
export interface Place {
  /** The display name of the document: relative to the working directory, `/`-separated. */
  readonly file: string;
  /** RFC 6901; `''` is the root. */
  readonly pointer?: string;
  /** Whether the key or the value at `pointer` is meant. Default: the value. */
  readonly on?: 'key' | 'value';
  readonly line?: number;
  readonly column?: number;
}

/** Another place that explains a diagnostic, such as the first of two definitions. */
export interface Related {
  readonly message: string;
  readonly place: Place;
}

/** What several diagnostics of one code may have in common: with it mended, all of them are. */
export interface Cause {
  /** What it is, such as the path of a file. */
  readonly of: string;
  /** The version of the API, where a diagnostic is about one. */
  readonly version?: string;
}

/** Something to tell the author of a specification or the caller of a command. */
export interface Diagnostic {
  /** Kebab-case, stable, unique: what `explain` takes. */
  readonly code: string;
  readonly severity: Severity;
  /** One line, a sentence. */
  readonly message: string;
  /** One line: what to do about it. */
  readonly help?: string;
  readonly place?: Place;
  readonly related?: readonly Related[];
  /** Lines that show it, such as a difference: each begins with `+`, `-` or a space. */
  readonly detail?: readonly string[];
  readonly cause?: Cause;
  /** The JSON pointer of what it is about below an API in a configuration, where that has one. */
  readonly setting?: string;
}

/** What reporters ask of the documents that diagnostics speak about. */
export interface SourceLookup {
  /** Load what finding places takes. Await it before a report; without it, places in YAML documents have no position. */
  prepare(): Promise<void>;
  /** The position of a place; undefined where the document is unknown or the place names no position. */
  locate(place: Place): Position | undefined;
  /** The text of a document by display name; undefined where it is unknown or must not be shown. */
  text(file: string): string | undefined;
}

/** The look-up of a program that has read nothing yet: only positions that places carry themselves. */
export const noSources: SourceLookup = {
  prepare: () => Promise.resolve(),
  locate: (place) => (place.line === undefined ? undefined : { line: place.line, column: place.column ?? 1 }),
  text: () => undefined,
};
