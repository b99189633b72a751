import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Deprecated, Enums, Int64, Schemas, Unresolved } from '../choices.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { SetLimits } from '../source/limits.js';

/** The formats of a report. */
export const FORMATS = ['pretty', 'plain', 'json', 'github', 'sarif', 'junit', 'markdown'] as const;

/** The formats of a document that is printed. */
export const DOCUMENT_FORMATS = ['yaml', 'json'] as const;

/** The format of a page. */
export const PAGE_FORMATS = ['html'] as const;

/** The formats of a comparison. */
export const DIFF_FORMATS = ['pretty', 'plain', 'markdown', 'json', 'github'] as const;
export const FAIL_ON = ['error', 'warn'] as const;
export const DIFF_FAIL_ON = ['breaking'] as const;

export type Format = (typeof FORMATS)[number];
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** The flags as commander hands them over: absent where the user gave none. */
export interface Flags {
  readonly output?: string;
  readonly config?: string;
  readonly cwd?: string;
  readonly name?: string;
  readonly format?: Format | (typeof DOCUMENT_FORMATS)[number] | (typeof PAGE_FORMATS)[number] | DiffFormat;
  readonly failOn?: (typeof FAIL_ON)[number] | (typeof DIFF_FAIL_ON)[number];
  readonly maxProblems?: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly allowRef?: readonly string[];
  readonly deprecated?: Deprecated;
  readonly unresolved?: Unresolved;
  readonly schemas?: Schemas;
  readonly int64?: Int64;
  readonly enums?: Enums;
  readonly limit?: SetLimits;
  /** The version of the API that is asked for; true where the flag has no value. */
  readonly version?: string | true;
  /** `init`: ask nothing. */
  readonly yes?: boolean;
  /** `init`: leave package.json alone. */
  readonly script?: boolean;
  /** `upgrade`: the configuration of TypeScript, and the package. */
  readonly project?: string;
  readonly typescript?: string;
  /** `upgrade`: write the pins. */
  readonly write?: boolean;
  /** The versions that are compared. */
  readonly from?: string;
  readonly to?: string;
  /** The git revisions that are compared: `a..b`, or `a` with what is on disk. */
  readonly git?: string;
  /** The branch, or any revision, that this one left. */
  readonly base?: string;
  /** Record what a released version says now, although it said something else. */
  readonly accept?: boolean;
  /** `paths`: how it spells, by the names of openapi-typescript. */
  readonly additionalProperties?: boolean;
  readonly alphabetize?: boolean;
  readonly arrayLength?: boolean;
  readonly conditionalEnums?: boolean;
  readonly dedupeEnums?: boolean;
  readonly defaultNonNullable?: string;
  readonly emptyObjectsUnknown?: boolean;
  readonly enum?: boolean;
  readonly enumValues?: boolean;
  readonly excludeDeprecated?: boolean;
  readonly exportType?: boolean;
  readonly immutable?: boolean;
  readonly makePathsEnum?: boolean;
  readonly pathParamsAsTypes?: boolean;
  readonly propertiesRequiredByDefault?: boolean;
  readonly readWriteMarkers?: boolean;
  readonly rootTypes?: boolean;
  readonly rootTypesKeepCasing?: boolean;
  readonly rootTypesNoSchemaPrefix?: boolean;
  /** `paths`: write nothing. */
  readonly check?: boolean;
  /** `import`: the names of the versions, with commas, and how they travel. */
  readonly versions?: string;
  readonly header?: string;
  readonly query?: string;
  readonly serverVariable?: string;
}

/** What a flag is called where commands find it. */
export type FlagName = keyof Flags;

/**
 * The working directory that the flags name, absolute.
 *
 * @throws {FatalError} no-such-folder
 */
export const workingDirectory = ({ cwd }: Flags): string => {
  const absolute = resolve(cwd ?? '.');
  const isFolder = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) throw new FatalError(diagnose('no-such-folder', { path: cwd ?? absolute }));
  return absolute;
};

/** The format of reports: the one that was asked for; in a workflow on GitHub annotations; else text for people. */
export const formatOf = ({ format }: Flags): Format =>
  FORMATS.find((each) => each === format) ?? (process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'pretty');

/** Whether text for a stream has colour: `--no-color`, `NO_COLOR` and `FORCE_COLOR` decide, else whether it is a terminal. */
export const hasColor = ({ color }: Flags, stream: { readonly isTTY?: boolean }): boolean => {
  const { NO_COLOR: forbidden = '', FORCE_COLOR: forced, TERM: terminal } = process.env;
  if (color === false || forbidden !== '') return false;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && terminal !== 'dumb';
};
