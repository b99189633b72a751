import { type BlaxelSandbox } from '../../../output/blaxel-sandbox/index.js';
import { type Case, caseOf, type Described } from '../support/operation.js';

export type SandboxCase = Case<BlaxelSandbox>;

/** An operation of the API of a sandbox. */
export function operation<T>(described: Described<BlaxelSandbox, T>): SandboxCase {
  return caseOf(described);
}

export const DONE = { message: 'done' };

/** Everything that comes. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
