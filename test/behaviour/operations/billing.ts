import { type Case, operation } from '../support/operation.js';

const window = { startTime: '2026-05-01T00:00:00Z', endTime: '2026-06-01T00:00:00Z' };

export const BILLING: readonly Case[] = [
  operation({
    operation: 'GET /accounts/{accountId}/metrics',
    send: ({ accounts }) =>
      accounts.metrics.list('a1', {
        ...window,
        resolution: 'daily',
        groupBy: ['workspace', 'resource_type'],
        limit: 1,
      }),
    target:
      '/accounts/a1/metrics?endTime=2026-06-01T00%3A00%3A00Z&groupBy=workspace,resource_type&limit=1' +
      '&resolution=daily&startTime=2026-05-01T00%3A00%3A00Z',
    answers: {
      body: {
        ...window,
        resolution: 'daily',
        summary: { totalCost: 142.37 },
        data: [
          {
            workspace: 'acme',
            resourceType: 'sandbox',
            summary: { cost: 102.11 },
            timeseries: [{ timestamp: window.startTime, cost: 3.41 }],
          },
        ],
        meta: { hasMore: false, nextCursor: '' },
      },
    },
    read: ({ data, body }) => [
      data.map(({ workspace, timeseries }) => [workspace, timeseries[0]?.cost]),
      body.summary.totalCost,
    ],
    gives: [[['acme', 3.41]], 142.37],
  }),
  operation({
    operation: 'GET /accounts/{accountId}/metrics/enums/group-by',
    send: ({ accounts }) => accounts.metrics.enums.groupBy.get('a1'),
    target: '/accounts/a1/metrics/enums/group-by',
    answers: { body: { values: ['workspace', 'billing_dimension'] } },
    read: ({ values }) => values,
    gives: ['workspace', 'billing_dimension'],
  }),
  operation({
    operation: 'GET /accounts/{accountId}/metrics/enums/resource-types',
    send: ({ accounts }) => accounts.metrics.enums.resourceTypes.get('a1', window),
    target:
      '/accounts/a1/metrics/enums/resource-types?endTime=2026-06-01T00%3A00%3A00Z' +
      '&startTime=2026-05-01T00%3A00%3A00Z',
    answers: { body: { values: ['sandbox'] } },
    read: ({ values }) => values,
    gives: ['sandbox'],
  }),
];
