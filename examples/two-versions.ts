/** One program, two versions of the API: how to move to the newer one call by call. */
import {
  type Agent,
  Blaxel,
  InvalidApiVersionError,
  type Version,
  VERSIONS,
} from '../output/blaxel/index.js';

const blaxel = new Blaxel(); // Speaks the newest stable version.
const old = blaxel.withVersion('2026-04-16'); // With the same credentials and connections.

// In the older version a list is an array: all of it, in one answer.
const before: Agent[] = await old.agents.list();

// In the newer one it comes in pages.
const after: Agent[] = [];
for await (const agent of blaxel.agents.list({ limit: 200 })) after.push(agent);
console.log('agents', before.length, after.length);

// What is the same in every version can be written once.
async function region<V extends Version>(client: Blaxel<V>, sandboxName: string): Promise<string> {
  const { spec } = await client.sandboxes.get(sandboxName);
  return spec.region ?? 'anywhere';
}
console.log('regions', await region(old, 'box'), await region(blaxel, 'box'));

// A server that does not know the version says which ones it has.
try {
  await blaxel.workspaces.list();
} catch (error) {
  if (!(error instanceof InvalidApiVersionError)) throw error;
  const usable = VERSIONS.filter(({ version }) => error.validVersions.includes(version));
  console.log('no', error.requested, 'but', usable.map(({ version }) => version).join(', '));
}
