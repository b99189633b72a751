import { type BlaxelSandbox } from '../../../output/blaxel-sandbox/index.js';
import { type Case, type DescribedCase, operationOf } from '../support/operation.js';

export type SandboxCase = Case<BlaxelSandbox>;

/** An operation of the API of a sandbox. */
export const operation: <T>(described: DescribedCase<BlaxelSandbox, T>) => SandboxCase =
  operationOf<BlaxelSandbox>();

export const DONE = { message: 'done' };

/** Everything that comes. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
