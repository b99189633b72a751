import type { Place } from '../diagnostics/diagnostic.js';
import type { Change, Parameter, Property, Type } from '../ir/model.js';
import type { ChangeClass, RuleId } from './rules.js';

/** One change, told once, however many operations it reaches. */
export interface Difference {
  readonly rule: RuleId;
  readonly class: ChangeClass;
  /** What changed: an operation, a schema, or a part of one, such as `Agent.name`. */
  readonly subject: string;
  /** One line, the rest of a sentence that begins with the subject. */
  readonly message: string;
  /** Where it is written; absent on the side that lacks it. */
  readonly before?: Place;
  readonly after?: Place;
  /** What lacks it now, where it is gone. */
  readonly near?: Place;
  /** What a client had, and has, to write. */
  readonly typescript?: { readonly before?: string; readonly after?: string };
  /** What was said and what is said now, where words changed. */
  readonly words?: readonly WordChange[];
  /** The operations that it reaches, sorted; none where it concerns what no operation uses. */
  readonly operations: readonly string[];
  /** The versions that it is in, where several are compared and it is not in all of them. */
  readonly versions?: readonly string[];
  /** The entry of the changelog that announces it. */
  readonly change?: Change;
}

/** Words of one kind; absent on the side that lacks them. Long ones are shortened to the part that differs. */
export interface WordChange {
  /** The member of the description in which they stand, or `scope …` for what a scope is for. */
  readonly of: string;
  readonly before?: string;
  readonly after?: string;
}

/** How the parts of one side are written in TypeScript. */
export interface Speller {
  result(operation: string): string;
  method(operation: string): string;
  type(type: Type, direction: Direction): string;
  property(property: Property, direction: Direction): string;
  parameter(parameter: Parameter): string;
}

/** Which way the values of a type travel: sent by callers, or received by them. */
export type Direction = 'sent' | 'received';
