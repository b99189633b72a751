// What the client of the reference API promises. What follows an expected error is what a user reads.
import { Blaxel, type Agent, type AgentListParams, type Version } from '../../output/blaxel/index.js';

export async function promises(any: Version): Promise<void> {
  const now = new Blaxel({ apiKey: 'k' });
  for await (const agent of now.agents.list({ limit: 3 })) agent.metadata.name.trim();
  const page = await now.agents.list();
  page.data[0]?.metadata.name.trim();
  await page.nextPage();

  const old = now.withVersion('2026-04-16');
  const all: Agent[] = await old.agents.list();
  all.at(0)?.metadata.name.trim();
  // @ts-expect-error 'limit' does not exist in type
  await old.agents.list({ limit: 3 });
  // @ts-expect-error must have a '[Symbol.asyncIterator]()' method
  for await (const agent of old.agents.list()) String(agent);
  // @ts-expect-error Property 'data' does not exist on type 'Agent[]'
  (await old.agents.list()).data;
  // @ts-expect-error Property 'map' does not exist on type
  (await now.agents.list()).map(String);
  // @ts-expect-error Did you mean '"2026-04-16"'?
  new Blaxel({ version: '2026-04-17' });
  // @ts-expect-error Argument of type '"2026-04-17"' is not assignable to parameter of type 'Version'
  now.withVersion('2026-04-17');

  const either = await new Blaxel({ version: any }).agents.list();
  if (Array.isArray(either)) either.at(0)?.metadata.name.trim();
  else either.data.at(0)?.metadata.name.trim();
  // @ts-expect-error Property 'data' does not exist on type
  either.data;

  const result = await now.agents.get('a').result();
  if (result.ok) result.data.metadata.name.trim();
  else if (result.status === 404) result.error.body.error.trim();

  const params: AgentListParams = { limit: 3 };
  // @ts-expect-error 'limit' does not exist in type
  const older: AgentListParams<'2026-04-16'> = { limit: 3 };
  // @ts-expect-error Argument of type 'number' is not assignable to parameter of type 'string'
  await now.agents.get(3);
  // @ts-expect-error Property 'lst' does not exist on type 'Agents<"2026-04-28">'. Did you mean 'list'?
  now.agents.lst;
  [params, older].forEach(String);
}
