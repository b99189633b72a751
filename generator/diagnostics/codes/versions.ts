import type { Cause } from '../diagnostic.js';
import { didYouMean } from '../did-you-mean.js';
import { say } from '../show.js';

const known = (word: string, all: readonly string[]): string => {
  // A description without versions has one that has no name.
  const isNone = all.length === 0 || (all.length === 1 && all[0] === '');
  return didYouMean(word, all) ?? (isNone ? NONE : say`Declared: ${all}.`);
};

const NONE = 'None is declared.';

/** The catalogue of versions and the annotations that refer to it. */
export const versionCodes = {
  'invalid-catalogue': {
    severity: 'error',
    message: (args: { problem: string }): string =>
      say`The version catalogue cannot be used: ${args.problem}.`,
  },
  'invalid-overlay': {
    severity: 'error',
    message: (args: { problem: string }): string => say`The overlay cannot be applied: ${args.problem}.`,
    help: 'An overlay has `overlay: 1.0.0`, `info`, and `actions`, each with a `target` and one of `update`, `remove` and `copy`.',
  },
  'overlay-without-match': {
    severity: 'error',
    message: (args: { target: string }): string =>
      say`The action does nothing: "${args.target}" matches no node of the version before.`,
    help: 'Mend the expression, or delete the action: what it was for is not there any more.',
  },
  'overlay-misfit': {
    severity: 'error',
    message: (args: { problem: string }): string => say`The action cannot be carried out: ${args.problem}.`,
    help: 'Remove the node with an action of its own first, or say what is of its kind.',
  },
  'overlay-of-another': {
    severity: 'warning',
    message: (args: { extended: string; document: string }): string =>
      say`The overlay says that it is for "${args.extended}", and is applied to "${args.document}".`,
    help: 'Name that document in `extends`, relative to the overlay, or leave `extends` out.',
  },
  'unknown-version': {
    severity: 'error',
    message: (args: { version: string; known: readonly string[] }): string =>
      say`Version "${args.version}" is not in the catalogue.`,
    help: (args: { version: string; known: readonly string[] }): string => known(args.version, args.known),
    cause: (args: { version: string; known: readonly string[] }): Cause => ({ of: args.version }),
  },
  'malformed-annotation': {
    severity: 'error',
    message: (args: { annotation: string; expected: string; example: string }): string =>
      say`"${args.annotation}" must be ${args.expected}.`,
    help: (args: { annotation: string; expected: string; example: string }): string =>
      say`Such as ${args.annotation}: ${args.example}`,
  },
  'empty-interval': {
    severity: 'error',
    message: (): string => 'This exists in no version: it is removed before it is added.',
    help: 'Swap the versions, or delete the annotated node.',
  },
  'server-without-host-by-version': {
    severity: 'warning',
    message: (args: { addresses: readonly string[] }): string =>
      say`Versions have servers of their own, and not all say their host (${args.addresses}): a baseURL is for every version.`,
    help: 'Write whole addresses. Or let `server` of the catalogue name a variable: a baseURL may then be `https://host/{variable}`.',
  },
  'version-without-variable': {
    severity: 'warning',
    message: (args: { variable: string }): string =>
      say`No server has a variable "${args.variable}": requests do not say their version.`,
    help: 'Put it into the address of a server, as `https://host/{variable}`; a baseURL may have it too.',
  },
  'unknown-change': {
    severity: 'error',
    message: (args: { change: string; known: readonly string[] }): string =>
      say`Change "${args.change}" is not declared in x-api-changes.`,
    help: (args: { change: string; known: readonly string[] }): string => known(args.change, args.known),
    cause: (args: { change: string; known: readonly string[] }): Cause => ({ of: args.change }),
  },
} as const;
