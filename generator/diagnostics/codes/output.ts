import { say } from '../show.js';
import { DISK_FULL } from '../unwritable.js';
import { raise } from './source.js';

/** Writing the output folder. Paths in these are relative to it, except that of the folder itself. */
export const outputCodes = {
  'output-not-owned': {
    severity: 'error',
    message: (args: { path: string }): string =>
      say`"${args.path}" was not written by apivintage and is in the way.`,
    help: 'Move it away, or choose another output folder with -o.',
  },
  'output-file-not-owned': {
    severity: 'error',
    setting: '/output',
    message: (args: { path: string }): string =>
      say`"${args.path}" was not generated, or no longer begins as it was.`,
    help: 'Choose another file with -o, or overwrite this one with --force.',
  },
  'output-is-file': {
    severity: 'error',
    setting: '/output',
    message: (args: { path: string }): string =>
      say`"${args.path}" is one file, and more than one is to be written.`,
    help: 'Give -o a folder of its own. One file is enough for the output paths alone.',
  },
  'output-is-declaration': {
    severity: 'error',
    setting: '/output',
    message: (args: { path: string }): string =>
      say`"${args.path}" holds types alone, and enums and lists of values are code.`,
    help: 'Name the file .ts, or leave out enum, enumValues and makePathsEnum.',
  },
  'output-is-stream': {
    severity: 'error',
    message: (): string => 'A client is many files: standard output can take only one.',
    help: 'Give -o a folder. The commands paths, project and import print single files.',
  },
  'output-edited': {
    severity: 'error',
    message: (args: { path: string }): string =>
      say`"${args.path}" was edited by hand after it was generated.`,
    help: 'Move the edit elsewhere and delete the file, or overwrite it with --force.',
  },
  'output-kept': {
    severity: 'warning',
    message: (args: { path: string }): string =>
      say`"${args.path}" is no longer generated, but was edited by hand: it is kept.`,
    help: 'Delete it when nothing needs it.',
  },
  'output-stale': {
    severity: 'error',
    message: (args: { path: string; isEdited: boolean }): string =>
      say`"${args.path}" is not what would be generated now.`,
    help: (args: { isEdited: boolean }): string =>
      args.isEdited
        ? 'It was edited by hand: move the edit elsewhere, run apivintage generate --force, and commit what it writes.'
        : 'Run apivintage generate, and commit what it writes.',
  },
  'output-absent': {
    severity: 'error',
    message: (args: { path: string }): string => say`"${args.path}" is not there, and would be generated.`,
    help: 'Run apivintage generate, and commit what it writes.',
  },
  'output-extra': {
    severity: 'error',
    message: (args: { path: string }): string => say`"${args.path}" is no longer generated.`,
    help: 'Run apivintage generate, which removes it unless it was edited by hand.',
  },
  'output-symlink': {
    severity: 'error',
    message: (args: { path: string }): string =>
      say`"${args.path}" is a symbolic link; nothing is written through links.`,
    help: 'Replace the link by a real folder or file.',
  },
  'output-blocked': {
    severity: 'error',
    setting: '/output',
    message: (args: { path: string; found: string }): string =>
      say`"${args.path}" is ${args.found}, where a file or folder must go.`,
    help: 'Move it away, or choose another place with -o.',
  },
  'output-unsafe-folder': {
    severity: 'error',
    setting: '/output',
    message: (args: { path: string; what: string }): string =>
      say`"${args.path}" is ${args.what}: it cannot be the output folder.`,
    help: 'Choose a folder of its own, such as src/api, with -o or as "output" in the configuration.',
  },
  'output-is-input': {
    severity: 'error',
    setting: '/output',
    message: (args: { path: string }): string =>
      say`"${args.path}" is an input: writing there would destroy it.`,
    help: 'Choose another output folder with -o.',
  },
  'output-locked': {
    severity: 'error',
    message: (args: { pid: number }): string =>
      say`Another run (process ${args.pid}) is writing this folder.`,
    help: 'Wait for it, or end it.',
  },
  'output-manifest-invalid': {
    severity: 'error',
    message: (args: { path: string }): string => say`"${args.path}" is not a manifest that apivintage wrote.`,
    help: 'Restore it from version control, or delete it: files that are unchanged will be recognised.',
  },
  'output-too-large': {
    severity: 'error',
    message: (args: { limit: number }): string => say`The client is larger than ${args.limit} bytes.`,
    help: (): string => raise('outputBytes'),
  },
  'output-unwritable': {
    severity: 'error',
    setting: '/output',
    message: (args: { path: string; reason: string }): string =>
      say`"${args.path}" cannot be written: ${args.reason}.`,
    help: ({ reason }: { path: string; reason: string }): string =>
      reason === DISK_FULL
        ? 'Make room on it, or choose another place with -o.'
        : 'Choose another place with -o, or make this one writable.',
  },
} as const;
