import type { Facts } from '../ir/facts.js';
import { type Types, versionsOf } from '../ir/lookup.js';
import type { Api, Timeline, TypeId, VersionId } from '../ir/model.js';
import type { Names } from '../naming/names.js';
import type { ImportExtension } from './literal.js';

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
}

/** Which way the values of a type travel. */
export type Direction = 'sent' | 'received';

/** Whether an element exists in every version. */
export const isEverywhere = <Id, T>(context: Context, timeline: Timeline<Id, T>): boolean =>
  versionsOf(timeline, context.api).length === context.versions.length;
