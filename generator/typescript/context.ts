import type { Enums, Int64 } from '../choices.js';
import type { Code } from '../code.js';
import type { Facts } from '../ir/facts.js';
import { type Types, versionsOf } from '../ir/lookup.js';
import type { Api, Operation, Timeline, Type, TypeId, VersionId } from '../ir/model.js';
import type { Names } from '../naming/names.js';
import type { ImportExtension } from './literal.js';
import type { FileScope } from './scope.js';

/** What every builder of views knows. */
export interface Context {
  readonly api: Api;
  readonly facts: Facts;
  readonly names: Names;
  readonly types: Types;
  /** The file in which a type is declared, relative to the output folder. */
  readonly homes: ReadonlyMap<TypeId, string>;
  /** Every version, oldest first. */
  readonly versions: readonly VersionId[];
  /** The one that a client speaks when its user names none; undefined for an API without versions. */
  readonly pin: VersionId | undefined;
  /** The display name of the entry document, for the first line of each file. */
  readonly source: string;
  /** How files name each other in imports. */
  readonly importExtension: ImportExtension;
  /** What integers of 64 bits are. */
  readonly int64: Int64;
  /** Whether a choice may have values that are not listed. */
  readonly enums: Enums;
}

/** What writes where integers of 64 bits stand, as data that the runtime reads. */
export interface Int64Places {
  /** In values of a type at a version; undefined where there are none. */
  of(type: Type, version: VersionId, scope: FileScope): Code | undefined;
  /** The same of what is sent, also where a bigint may stand because anything may. */
  ofSent(type: Type, version: VersionId, scope: FileScope): Code | undefined;
  isIn(type: Type, version: VersionId): boolean;
  /** Whether some, or any bigint, stand below the members of a value, where no style of a parameter writes them. */
  isDeep(type: Type, version: VersionId): boolean;
  /** The versions in which they stand elsewhere in what an operation takes or gives than in the version before. */
  turns(operation: Operation): ReadonlySet<VersionId>;
}

/** What the builders of requests know besides. */
export interface ClientContext extends Context {
  /** Only where such integers are no numbers. */
  readonly places?: Int64Places;
}

/** Which way the values of a type travel. */
export type Direction = 'sent' | 'received';

/** Whether an element exists in every version. */
export const isEverywhere = <Id, T>(context: Context, timeline: Timeline<Id, T>): boolean =>
  versionsOf(timeline, context.api).length === context.versions.length;
