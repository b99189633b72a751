/** Ways to read a long list. Needs BL_API_KEY and BL_WORKSPACE in the environment. */
import { Blaxel, type Sandbox } from '../output/blaxel/index.js';

const blaxel = new Blaxel();

// Every item of every page; a page is requested when the one before it is read.
for await (const agent of blaxel.agents.list({ limit: 100, status: ['DEPLOYED'] })) {
  console.log('agent', agent.metadata.name);
}

// One page, and the next one only if somebody asks for it.
const show = (sandboxes: readonly Sandbox[]): void => {
  console.log('sandboxes', sandboxes.map(({ metadata }) => metadata.name).join(', '));
};
const first = await blaxel.sandboxes.list({ limit: 20, sort: 'name:asc' });
show(first.data);
console.log('sandboxes in all', first.body.meta.total);
if (first.hasNextPage()) show((await first.nextPage()).data);

// All pages, one after the other.
for await (const page of blaxel.jobs.list().pages()) console.log('jobs in this page', page.data.length);

// No more than so many, as an array.
const volumes = await blaxel.volumes.list({ limit: 200 }).toArray({ limit: 1_000 });
volumes.sort((one, other) => (other.spec?.size ?? 0) - (one.spec?.size ?? 0));
console.log('largest volume', volumes[0]?.metadata?.name);
