/** Metrics of an account come in pages of their own kind. */
import { expect, it } from 'vitest';
import { json } from '../support/answers.js';
import { connected } from '../support/blaxel/server.js';
import { type Answer } from '../support/listen.js';

const window = { startTime: '2026-05-01T00:00:00Z', endTime: '2026-06-01T00:00:00Z' };

function pageOf(workspaces: readonly string[], nextCursor: string): Answer {
  return json({
    ...window,
    resolution: 'monthly',
    summary: { totalCost: 10 },
    data: workspaces.map((workspace) => ({ workspace, summary: { cost: 5 }, timeseries: [] })),
    meta: { hasMore: nextCursor !== '', nextCursor },
  });
}

it('goes through the groups of all pages with the same window', async () => {
  const { server, blaxel } = await connected();
  server.answer(pageOf(['acme'], 'next+'), pageOf([], 'last'), pageOf(['lab'], ''));
  const groups: [string | undefined, number][] = [];
  for await (const { workspace, summary } of blaxel.accounts.metrics.list('a1', {
    ...window,
    groupBy: ['workspace'],
    billingDimension: 'volume_storage_gbs',
  })) {
    groups.push([workspace, summary.cost]);
  }
  expect(groups).toEqual([
    ['acme', 5],
    ['lab', 5],
  ]);
  const query = { ...window, groupBy: 'workspace', billingDimension: 'volume_storage_gbs' };
  expect(server.seen.map((seen) => seen.query)).toEqual([
    query,
    { ...query, cursor: 'next+' },
    { ...query, cursor: 'last' },
  ]);
  expect(new Set(server.seen.map(({ path }) => path))).toEqual(new Set(['/v0/accounts/a1/metrics']));
});

it('has the totals of the window on every page', async () => {
  const { server, blaxel } = await connected();
  server.answer(pageOf(['acme'], 'next'), pageOf(['lab'], ''));
  const first = await blaxel.accounts.metrics.list('a1', window);
  expect([first.body.summary.totalCost, first.hasNextPage()]).toEqual([10, true]);
  const second = await first.nextPage();
  expect([second.data[0]?.workspace, second.hasNextPage()]).toEqual(['lab', false]);
});
