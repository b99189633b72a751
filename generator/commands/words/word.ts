/** A command as the command line knows it, without any of its code: what `--help` needs, and nothing more. */
export interface Word {
  readonly description: string;
  readonly usage: string;
  /** What `--format` takes here. The first is the default. */
  readonly formats: readonly string[];
  /** What `--fail-on` takes here. Default: severities. */
  readonly failOn?: readonly string[];
  /** What the words after the command are. Default: specifications and APIs. */
  readonly argument?: string;
  /** Flags of this command alone: those of all commands are in program.ts. */
  readonly options?: readonly (readonly [flags: string, description: string])[];
  /** Whether `--version` names a version of the API, and does not ask for ours. */
  readonly takesVersion?: boolean;
}
