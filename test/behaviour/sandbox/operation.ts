import { type BlaxelSandbox } from '../../../output/blaxel-sandbox/index.js';
import { type Case, caseOf, type Described } from '../support/operation.js';

export type SandboxCase = Case<BlaxelSandbox>;

/** An operation of the API of a sandbox. */
export function operation<T>(described: Described<BlaxelSandbox, T>): SandboxCase {
  return caseOf(described);
}

export const DONE = { message: 'done' };
