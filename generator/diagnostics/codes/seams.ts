import { didYouMean } from '../did-you-mean.js';
import { say } from '../show.js';

/** What users add: outputs, passes and templates. Mistakes in these are theirs, and are told as such. */
export const seamCodes = {
  'plugin-failed': {
    severity: 'error',
    message: (args: { plugin: string; problem: string }): string =>
      say`The ${args.plugin} failed: ${args.problem}.`,
    help: (args: { plugin: string }): string =>
      say`Mend it there. Without the ${args.plugin}, the configuration shows whether all else works.`,
  },
  'plugin-model': {
    severity: 'error',
    message: (args: { passes: readonly string[]; problem: string }): string =>
      say`The model is no longer whole after the passes (${args.passes}): ${args.problem}.`,
    help: 'A pass returns a whole model: copy what is there, and keep what refers to types and versions right.',
  },
  'templates-not-found': {
    severity: 'error',
    setting: '/templates',
    message: (args: { path: string }): string => say`There is no folder of templates "${args.path}".`,
    help: 'The key templates names a folder, relative to the configuration.',
  },
  'template-unknown': {
    severity: 'error',
    message: (args: { name: string; known: readonly string[] }): string =>
      say`Nothing is made with a template "${args.name}".`,
    help: (args: { name: string; known: readonly string[] }): string =>
      didYouMean(args.name, args.known) ?? say`There are: ${args.known}.`,
  },
  'template-syntax': {
    severity: 'error',
    message: (args: { problem: string }): string => say`This is no template: ${args.problem}.`,
  },
  'template-unknown-field': {
    severity: 'error',
    message: (args: { view: string; field: string; known: readonly string[] }): string =>
      say`${args.view} has no field "${args.field}".`,
    help: (args: { view: string; field: string; known: readonly string[] }): string =>
      didYouMean(args.field, args.known) ?? say`It has: ${args.known}.`,
  },
  'template-misuse': {
    severity: 'error',
    message: (args: { what: string; problem: string; advice: string }): string =>
      say`${args.what} ${args.problem}.`,
    help: (args: { advice: string }): string => args.advice,
  },
  'formatter-failed': {
    severity: 'error',
    setting: '/format',
    message: (args: { problem: string }): string => say`The Prettier of the project failed: ${args.problem}.`,
    help: 'Mend its configuration, or leave out the key format.',
  },
  'template-output': {
    severity: 'error',
    message: (args: { problem: string; printed: string }): string =>
      say`What this prints is not TypeScript: ${args.problem}.`,
    help: (args: { problem: string; printed: string }): string => say`It printed: ${args.printed}`,
  },
} as const;
