import { say } from '../show.js';

/** The command lines of `diff` and `lock`, and versions that are not what they were. */
export const diffCodes = {
  'git-missing': {
    severity: 'error',
    message: (): string => 'There is no program "git" here.',
    help: 'Revisions are read with it: install it, or compare two files.',
  },
  'not-a-repository': {
    severity: 'error',
    message: (args: { path: string }): string => say`"${args.path}" is not in a git repository.`,
    help: 'Compare two files instead: apivintage diff old.yaml new.yaml',
  },
  'unknown-revision': {
    severity: 'error',
    message: (args: { revision: string }): string => say`The repository has no revision "${args.revision}".`,
    help: 'In CI, fetch it first: most checkouts have the newest commit only.',
  },
  'not-in-revision': {
    severity: 'error',
    message: (args: { path: string; revision: string }): string =>
      say`There is no file "${args.path}" in revision "${args.revision}".`,
    help: 'Name the file as it is called now. Renames since that revision are followed once git knows them: "git add" both names. Or compare two files.',
  },
  'not-a-tracked-file': {
    severity: 'error',
    message: (args: { spec: string }): string => say`"${args.spec}" has no revisions: it is no file.`,
  },
  'nothing-to-compare': {
    severity: 'error',
    message: (args: { spec: string }): string =>
      say`"${args.spec}" has one version only: there is nothing to compare it with.`,
    help: 'Name an older document, or a git revision: apivintage diff <old> <new>, --base main',
  },
  'conflicting-flags': {
    severity: 'error',
    message: (args: { flags: readonly string[] }): string =>
      say`Only one of these can say what is compared: ${args.flags}.`,
  },
  'released-version-changed': {
    severity: 'error',
    message: (args: { versions: readonly string[]; element: string; what: string; advice: string }): string =>
      say`${args.element} ${args.what}, in what is released: ${args.versions}.`,
    help: (args: { advice: string }): string =>
      say`${args.advice} Was it wrong before? apivintage lock --accept`,
  },
  'released-version-removed': {
    severity: 'error',
    message: (args: { version: string }): string =>
      say`Version "${args.version}" is locked and no longer in the catalogue as a released one.`,
    help: 'Put it back, with "status: retired" if nobody can use it, or record that: apivintage lock --accept',
  },
  'version-not-locked': {
    severity: 'warning',
    message: (args: { version: string }): string =>
      say`Version "${args.version}" is released, and versions.lock.json does not know it.`,
    help: 'Add it: apivintage lock',
  },
  'invalid-lock': {
    severity: 'error',
    message: (args: { problem: string }): string => say`The lock cannot be used: ${args.problem}.`,
    help: 'Restore it, or write it anew: delete it and run apivintage lock',
  },
  'lock-unwritable': {
    severity: 'error',
    message: (args: { path: string; reason: string }): string =>
      say`"${args.path}" cannot be written: ${args.reason}.`,
    help: 'A lock stands beside its specification: make that folder writable, or make room.',
  },
  'no-place-for-lock': {
    severity: 'error',
    message: (args: { spec: string }): string =>
      say`A lock stands beside its specification, and "${args.spec}" is no file.`,
  },
} as const;
