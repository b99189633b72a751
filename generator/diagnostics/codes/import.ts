import { say } from '../show.js';

/** Documents of single versions that are made one. */
export const importCodes = {
  'import-of-one': {
    severity: 'error',
    message: (): string => 'Documents of at least two versions are needed, oldest first.',
    help: 'Name them: apivintage import 2026-01-15.yaml 2026-06-01.yaml -o openapi.yaml',
  },
  'import-versions-unclear': {
    severity: 'error',
    message: (args: { versions: readonly string[]; count: number }): string =>
      say`There are ${String(args.count)} documents, and these names for their versions: ${args.versions}.`,
    help: 'Give each a name of its own, in the same order: --versions 2026-01-15,2026-06-01',
  },
  'import-of-versions': {
    severity: 'error',
    message: (): string => 'The document has versions already: it is not that of a single one.',
    help: 'Take it apart first: apivintage project --version <version>',
  },
  'import-over-file': {
    severity: 'error',
    message: (args: { path: string }): string => say`"${args.path}" is there already.`,
    help: 'Name another file, or overwrite it with --force.',
  },
  'import-not-written': {
    severity: 'error',
    message: (args: { path: string; reason: string }): string =>
      say`"${args.path}" cannot be written: ${args.reason}.`,
    help: 'Choose another place with -o, or print it without.',
  },
} as const;
