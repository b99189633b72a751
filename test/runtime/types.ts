/** What the types promise: compiled, never run. */
import type { NoParams } from '../../templates/runtime/operation.js';
import { type Agent, type Agents, type ErrorBody, NEW, OLD, Sample, type Version } from './sample.js';

function use(...values: readonly unknown[]): number {
  return values.length;
}

export async function versions(any: Version): Promise<void> {
  const now = new Sample({}, NEW);
  const old = now.withVersion(OLD);
  const all: Agent[] = await old.agents.list();
  const page = await now.agents.list({ limit: 3 });
  const cursor: string | undefined = page.body.meta?.nextCursor;
  for await (const agent of now.agents.list()) agent.name satisfies string;
  for await (const each of now.agents.list().pages()) each.data satisfies Agent[];
  for await (const agent of page) agent.name satisfies string;
  // @ts-expect-error the older version knows no limit
  void old.agents.list({ limit: 3 });
  // @ts-expect-error the older list is no iterable
  const iterable: AsyncIterable<Agent> = old.agents.list();
  // @ts-expect-error the operation exists in the newer version only
  void old.agents.promote('a');
  // @ts-expect-error resources of two versions are two types
  const wrong: Agents<typeof OLD> = now.agents;
  // @ts-expect-error no such version
  now.withVersion('2026-04-17');
  const either = await new Sample({}, any).agents.list();
  const items: readonly Agent[] = Array.isArray(either) ? either : either.data;
  use(all, cursor, wrong, items, iterable);
}

export async function results(): Promise<void> {
  const result = await new Sample({}, NEW).agents.get('a').result();
  if (result.ok) {
    result.data.name satisfies string;
  } else if (result.status === 404) {
    result.error.body.error satisfies string;
    // @ts-expect-error that is the body of another status
    result.error.body.trace satisfies string;
  } else if (result.status === '5XX') {
    result.error.body.trace satisfies string;
  } else if (result.status === 'default') {
    result.error.body.other satisfies number;
  } else {
    result.error satisfies Error;
    // @ts-expect-error an undocumented failure has no body
    result.error.body satisfies ErrorBody;
  }
  // @ts-expect-error the limit is required
  await new Sample({}, NEW).agents.list().toArray({});
  const plain = await new Sample({}, NEW).agents.create({ name: 'a' }).result();
  if (!plain.ok) plain.status satisfies undefined;
}

export const none: NoParams = {};
// @ts-expect-error an empty parameter set has no keys
export const some: NoParams = { limit: 3 };

export function given(): void {
  const { agents } = new Sample({}, NEW);
  // @ts-expect-error names and values, and no list of them
  void agents.get('a', {}, { headers: [['x-a', '1']] });
  // @ts-expect-error names and values, and no object of the platform
  void agents.get('a', {}, { headers: new Headers() });
  // @ts-expect-error names and values, and no object of the platform
  void agents.get('a', {}, { query: new URLSearchParams() });
}
