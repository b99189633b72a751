import { type Case, operation } from '../support/operation.js';

export const PLATFORM: readonly Case[] = [
  operation({
    operation: 'GET /configuration',
    send: ({ configuration }) => configuration.get(),
    target: '/configuration',
    answers: { body: { regions: [{ name: 'us-pdx-1', drivesAvailable: true }], detectedRegion: 'us-pdx-1' } },
    read: ({ regions, detectedRegion }) => [
      regions?.map(({ name, drivesAvailable }) => [name, drivesAvailable]),
      detectedRegion,
    ],
    gives: [[['us-pdx-1', true]], 'us-pdx-1'],
  }),
  operation({
    operation: 'GET /locations',
    send: ({ locations }) => locations.list(),
    target: '/locations',
    answers: { body: [{ location: 'pdx', country: 'US', flavors: [{ name: 't4', type: 'gpu' }] }] },
    read: (locations) => locations.map(({ location, flavors }) => [location, flavors?.[0]?.type]),
    gives: [['pdx', 'gpu']],
  }),
  operation({
    operation: 'GET /publicIps',
    send: ({ publicIps }) => publicIps.list({ region: 'us-pdx-1' }),
    target: '/publicIps?region=us-pdx-1',
    answers: { body: { 'us-pdx-1': { description: 'Out', ipv4Cidrs: ['192.0.2.0/24'], ipv6Cidrs: [] } } },
    read: (ips) => [ips['us-pdx-1']?.ipv4Cidrs, ips['us-pdx-1']?.ipv6Cidrs],
    gives: [['192.0.2.0/24'], []],
  }),
  operation({
    operation: 'GET /changelog',
    send: ({ changelog }) => changelog.get(),
    target: '/changelog',
    headers: { authorization: undefined },
    answers: { body: { entries: [{ title: 'Forks', date: '2026-05-04', content: '**New**' }] } },
    read: ({ entries }) => entries?.map(({ title, date }) => [title, date]),
    gives: [['Forks', '2026-05-04']],
  }),
  operation({
    operation: 'GET /features',
    send: ({ features }) => features.list(),
    target: '/features',
    answers: { body: { features: { applications: true } } },
    read: ({ features }) => [features?.['applications'], features?.['unknown']],
    gives: [true, undefined],
  }),
  operation({
    operation: 'GET /features/{featureKey}',
    send: ({ features }) => features.get('new ui', { account: 'a1' }),
    target: '/features/new%20ui?account=a1',
    answers: { body: { featureKey: 'new ui', enabled: true, variant: 'b', payload: { color: 'red' } } },
    read: ({ enabled, variant, payload }) => [enabled, variant, payload?.['color']],
    gives: [true, 'b', 'red'],
  }),
];
