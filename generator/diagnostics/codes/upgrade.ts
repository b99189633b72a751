import { commandLine } from '../command-line.js';
import { say } from '../show.js';

/** The command line of `upgrade`, and the project that it compiles. */
export const upgradeCodes = {
  'compiler-missing': {
    severity: 'error',
    message: (args: { name: string }): string =>
      say`There is no package "${args.name}" here to compile with.`,
    help: 'Install the TypeScript of your project first, or name another one: --typescript <package>',
  },
  'compiler-without-api': {
    severity: 'error',
    message: (args: { name: string; version: string }): string =>
      say`"${args.name}" (${args.version}) cannot be asked about types: TypeScript 5.4 to 6 can.`,
    help: 'Have one beside it: npm i -D typescript-6@npm:typescript@6, then upgrade --typescript typescript-6',
  },
  'no-tsconfig': {
    severity: 'error',
    message: (args: { path: string }): string => say`There is no configuration of TypeScript "${args.path}".`,
    help: 'Name that of the program that calls the API: --project <tsconfig.json>',
  },
  'only-jsconfig': {
    severity: 'error',
    message: (args: { path: string }): string =>
      say`There is no tsconfig.json, and "${args.path}" is only used where it is named.`,
    help: (args: { path: string }): string =>
      `Put "checkJs": true into its compilerOptions, without which a compiler finds no error in JavaScript, and run: ${commandLine('upgrade', '--project', args.path)}`,
  },
  'tsconfig-invalid': {
    severity: 'error',
    message: (args: { path: string; problem: string }): string =>
      say`TypeScript cannot use "${args.path}": ${args.problem}`,
  },
  'pins-not-written': {
    severity: 'error',
    message: (args: { reason: string }): string => say`The pins cannot be written: ${args.reason}. None was.`,
    help: 'Make the files writable and run it again, or change the pins by hand: without --write they are listed.',
  },
  'no-versions-to-choose': {
    severity: 'error',
    message: (args: { spec: string }): string => say`"${args.spec}" lists no versions to choose from.`,
    help: 'Versions are listed in x-api-versions: see docs/versions.md',
  },
  'client-not-used': {
    severity: 'error',
    message: (args: { output: string; project: string }): string =>
      say`The program of "${args.project}" does not import the client in "${args.output}".`,
    help: 'Generate the client if it is not there, or name the program that calls it: --project <tsconfig.json>',
  },
} as const;
