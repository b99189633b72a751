/** What a description may cost. Real ones stay far below; hostile ones end here instead of exhausting memory. */
export interface Limits {
  /** Bytes of one document. */
  readonly documentBytes: number;
  /** Bytes of all documents together. */
  readonly totalBytes: number;
  /** Levels of nesting. */
  readonly depth: number;
  /** Objects, arrays and scalars of one document. */
  readonly nodes: number;
  /** How many times larger YAML aliases may make a document. */
  readonly aliases: number;
  /** Documents that one description brings together. */
  readonly documents: number;
  /** Bytes of all files of the client. */
  readonly outputBytes: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  documentBytes: 32 * MIB,
  totalBytes: 128 * MIB,
  depth: 256,
  nodes: 5_000_000,
  aliases: 100,
  documents: 20_000,
  outputBytes: 256 * MIB,
};

/** The names of the limits, as the configuration and the command line have them. */
export const LIMITS: readonly (keyof Limits)[] = [
  ...(['documentBytes', 'totalBytes', 'depth', 'nodes', 'aliases', 'documents', 'outputBytes'] as const),
];

/** What is read and lowered is descended into: more than this many levels would need more stack than there is. */
export const DEEPEST = 1000;

/** Limits that a user has set. */
export type SetLimits = Readonly<Partial<Record<keyof Limits, number | undefined>>>;

/** The limits that hold: those that are set, and the defaults. */
export const limitsFrom = (set: SetLimits = {}): Limits => ({
  ...DEFAULT_LIMITS,
  ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)),
});

/** A number of bytes for people: `32 MiB`. */
export const formatBytes = (bytes: number): string =>
  bytes >= MIB
    ? `${Math.round(bytes / MIB)} MiB`
    : bytes >= 1024
      ? `${Math.round(bytes / 1024)} KiB`
      : `${bytes} bytes`;
