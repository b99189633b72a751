import { didYouMean } from '../did-you-mean.js';
import { say } from '../show.js';

/** What `lint` says of a description that can be followed all the same: docs/rules/ has a page for each. */
export const lintCodes = {
  'dead-reference': {
    severity: 'error',
    message: (args: { reference: string; versions: readonly string[]; kind: 'node' | 'member' }): string =>
      say`"${args.reference}" does not exist in ${args.versions}, and what refers to it does.`,
    help: ({ kind }: { reference: string; versions: readonly string[]; kind: 'node' | 'member' }): string =>
      kind === 'node'
        ? 'Give both the same life: date the node that refers, or leave the dates of its target out.'
        : 'This has no dates of its own: say in `x-members-before` of the object that holds it what stood there, or leave the dates of its target out.',
  },
  'annotation-on-reference': {
    severity: 'error',
    message: (args: { annotation: string }): string =>
      say`Tools ignore "${args.annotation}" here: this is a Reference Object.`,
    help: 'Move it to what is referenced, or write that out in place of the reference.',
  },
  'annotation-without-effect': {
    severity: 'warning',
    message: (args: { annotation: string; reason: string }): string =>
      say`"${args.annotation}" has no effect: ${args.reason}.`,
  },
  'before-equals-present': {
    severity: 'warning',
    message: (args: { version: string }): string =>
      say`What stood here before "${args.version}" is what stands here since.`,
    help: 'Delete the entry.',
  },
  'change-missing': {
    severity: 'warning',
    message: (args: { annotation: string }): string =>
      say`"${args.annotation}" may break callers, and no change says so.`,
    help: 'Name a change of x-api-changes beside it with x-change.',
  },
  'unused-change': {
    severity: 'warning',
    message: (args: { change: string }): string => say`Nothing belongs to change "${args.change}".`,
    help: 'Name it with x-change beside the annotations that belong to it, or delete it.',
  },
  'required-request-property': {
    severity: 'warning',
    message: (args: { property: string; operation: string; version: string }): string =>
      say`${args.operation} requires "${args.property}" from version "${args.version}" on: requests that were complete are refused.`,
    help: 'Make it optional, or name a breaking change beside it with x-change.',
  },
  'version-in-prose': {
    severity: 'warning',
    message: (args: { version: string }): string =>
      say`The text speaks of version "${args.version}", and nothing here is dated.`,
    help: 'Say it with an annotation, which programs understand, or leave the version out.',
  },
  'unused-component': {
    severity: 'warning',
    message: (args: { kind: string; name: string }): string =>
      say`Nothing uses "${args.name}" of ${args.kind} in any version.`,
    help: 'Delete it, or refer to it.',
  },
  'pagination-convention-misfit': {
    severity: 'warning',
    message: (args: { problem: string; versions: readonly string[] }): string =>
      args.versions.length === 0
        ? say`The operation has the parameter of a pagination rule and is not paged: ${args.problem}.`
        : say`The operation has the parameter of a pagination rule and is not paged in ${args.versions}: ${args.problem}.`,
    help: 'Mend the response, date the parameter, or set "x-pagination: false" on the operation.',
  },
  'duplicate-operation-id': {
    severity: 'error',
    message: (args: { id: string }): string => say`Operation id "${args.id}" is taken.`,
    help: 'Tools name functions after it: it has to be unique.',
  },
  'operation-id-style': {
    severity: 'warning',
    message: (args: { id: string; style: string }): string =>
      say`Operation id "${args.id}" is not in ${args.style}, as the others are.`,
  },
  'operation-without-tag': {
    severity: 'warning',
    message: (args: { operation: string }): string => say`${args.operation} has no tag.`,
    help: 'Documentation groups operations by `tags`.',
  },
  'operation-without-summary': {
    severity: 'warning',
    message: (args: { operation: string }): string => say`${args.operation} has no summary.`,
    help: 'A few words, without a full stop: they become the documentation of the method.',
  },
  'operation-without-success': {
    severity: 'warning',
    message: (args: { operation: string }): string =>
      say`${args.operation} does not say how it answers when all is well.`,
    help: 'Describe a response with a status of 2XX or 3XX.',
  },
  'operation-without-error': {
    severity: 'warning',
    message: (args: { operation: string }): string =>
      say`${args.operation} does not say how it answers when it fails.`,
    help: 'Describe a response with a status of 4XX or 5XX, or `default`.',
  },
  'property-without-description': {
    severity: 'warning',
    message: (args: { property: string }): string => say`Property "${args.property}" is not described.`,
  },
  'linter-failed': {
    severity: 'warning',
    message: (args: { version: string; reason: string }): string =>
      args.version === ''
        ? say`The rules of Redocly cannot be applied: ${args.reason}.`
        : say`The rules of Redocly cannot be applied to version "${args.version}": ${args.reason}.`,
  },
} as const;

/** The command line of `project`. */
export const projectCodes = {
  'version-not-named': {
    severity: 'error',
    message: (args: { versions: readonly string[] }): string =>
      say`Say which version: --version with one of ${args.versions}.`,
  },
  'no-such-version': {
    severity: 'error',
    message: (args: { version: string; known: readonly string[] }): string =>
      args.known.length === 0
        ? say`There is no version "${args.version}": the specification has no catalogue of versions.`
        : say`There is no version "${args.version}".`,
    help: (args: { version: string; known: readonly string[] }): string =>
      didYouMean(args.version, args.known) ??
      (args.known.length === 0 ? 'Leave --version out.' : say`Declared: ${args.known}.`),
  },
  'several-apis': {
    severity: 'error',
    message: (args: { apis: readonly string[] }): string =>
      say`One document can be printed, and the configuration has several APIs: ${args.apis}.`,
    help: 'Name one of them, or a specification.',
  },
} as const;
