/** Values of JSON, and what a description says of things beyond their shape. */

export interface Doc {
  readonly summary?: string;
  readonly body?: string;
  readonly example?: Json;
  readonly deprecated?: boolean;
}

export interface Constraints {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  /** How bytes are written as text, such as `base64`. */
  readonly encoding?: string;
  /** The media type of what a text holds. */
  readonly media?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly default?: Json;
}
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The keys from a body down to one of its fields. */
export type FieldPath = readonly string[];
