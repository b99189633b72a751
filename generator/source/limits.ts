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
  /** How often YAML aliases may multiply what they repeat. */
  readonly aliases: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  documentBytes: 32 * MIB,
  totalBytes: 128 * MIB,
  depth: 256,
  nodes: 5_000_000,
  aliases: 100,
};

/** A number of bytes for people: `32 MiB`. */
export const formatBytes = (bytes: number): string =>
  bytes >= MIB
    ? `${Math.round(bytes / MIB)} MiB`
    : bytes >= 1024
      ? `${Math.round(bytes / 1024)} KiB`
      : `${bytes} bytes`;
