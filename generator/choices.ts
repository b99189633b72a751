// What options choose from: the words of the command line, of configurations and of the library are the same.

/** What becomes of references that lead nowhere. */
export const UNRESOLVED = ['error', 'unknown'] as const;
export type Unresolved = (typeof UNRESOLVED)[number];

/** How schemas are read. */
export const SCHEMAS = ['usual', 'literal'] as const;
export type Schemas = (typeof SCHEMAS)[number];

/** What integers of 64 bits are. */
export const INT64 = ['number', 'string', 'bigint'] as const;
export type Int64 = (typeof INT64)[number];

/** Whether a choice may have values that are not listed. */
export const ENUMS = ['closed', 'open'] as const;
export type Enums = (typeof ENUMS)[number];

/** Whether deprecated operations are in a client. */
export const DEPRECATED = ['keep', 'omit'] as const;
export type Deprecated = (typeof DEPRECATED)[number];
