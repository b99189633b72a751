import type { FlagName } from '../flags.js';
import type { SharedFlag } from '../shared-flags.js';

/** How a flag is written, what it does, and what it takes, where that is one of a few words. */
type OwnFlag = readonly [spelling: string, description: string, choices?: readonly string[]];

/** Flags of one command alone. */
export type OwnFlags = Readonly<Partial<Record<FlagName, OwnFlag>>>;

/** A command as the command line knows it, without any of its code: what `--help` needs, and nothing more. */
export interface Word {
  readonly description: string;
  readonly usage: string;
  /** What a word after the command is called, and what it is. Default: specifications and APIs. */
  readonly argument?: readonly [term: string, meaning: string];
  /** False where no words may follow. */
  readonly takesWords?: boolean;
  /** Flags of this command alone. */
  readonly own?: OwnFlags;
  /** Flags that it shares with others: each changes something here, and all others are refused. */
  readonly flags: readonly SharedFlag[];
  /** What such flags do here, where that is not what they do elsewhere. */
  readonly says?: Readonly<Partial<Record<SharedFlag, string>>>;
  /** What `--format` takes here. The first is the default. */
  readonly formats?: readonly string[];
  /** What `--fail-on` takes here. */
  readonly failOn?: readonly string[];
}

/** Flags of a command that reads specifications. */
export const READS = ['config', 'cwd', 'allowRef', 'limit'] as const;

/** Flags of a command that reports what is wrong with them. */
export const REPORTS = ['format', 'failOn', 'maxProblems', 'verbose', 'color'] as const;

/** Flags of a command that writes clients. */
export const CLIENTS = ['output', 'name', 'deprecated', 'unresolved', 'schemas', 'int64', 'enums'] as const;
