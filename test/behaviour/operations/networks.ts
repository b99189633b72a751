import { type Case, operation } from '../support/operation.js';

const vpc = { metadata: { name: 'main' }, spec: {} };
const gateway = { metadata: { name: 'out' }, spec: { region: 'us-pdx-1' } };
const ip = { metadata: { name: 'fixed' }, spec: { ipFamily: 'IPv4' as const } };

const madeVpc = { ...vpc, status: 'DEPLOYED' };
const madeGateway = { ...gateway, metadata: { name: 'out', vpcName: 'main' }, status: 'DEPLOYED' };
const madeIp = {
  metadata: { name: 'fixed', vpcName: 'main', gatewayName: 'out' },
  spec: { ipFamily: 'IPv4', publicIp: '192.0.2.7' },
  status: 'DEPLOYED',
};

const VPCS: readonly Case[] = [
  operation({
    operation: 'GET /vpcs',
    send: ({ vpcs }) => vpcs.list(),
    target: '/vpcs',
    answers: { body: [madeVpc] },
    read: (vpcs) => vpcs.map(({ metadata, status }) => [metadata.name, status]),
    gives: [['main', 'DEPLOYED']],
  }),
  operation({
    operation: 'POST /vpcs',
    send: ({ vpcs }) => vpcs.create(vpc),
    target: '/vpcs',
    body: vpc,
    answers: { body: { ...madeVpc, status: 'DEPLOYING' } },
    read: ({ status }) => status,
    gives: 'DEPLOYING',
  }),
  operation({
    operation: 'GET /vpcs/{vpcName}',
    send: ({ vpcs }) => vpcs.get('main'),
    target: '/vpcs/main',
    answers: { body: madeVpc },
    read: ({ metadata }) => metadata.name,
    gives: 'main',
  }),
  operation({
    operation: 'DELETE /vpcs/{vpcName}',
    send: ({ vpcs }) => vpcs.delete('main'),
    target: '/vpcs/main',
    answers: { body: { ...madeVpc, status: 'DELETING' } },
    read: ({ status }) => status,
    gives: 'DELETING',
  }),
];

const GATEWAYS: readonly Case[] = [
  operation({
    operation: 'GET /vpcs/{vpcName}/egressgateways',
    send: ({ vpcs }) => vpcs.egressgateways.list('main'),
    target: '/vpcs/main/egressgateways',
    answers: { body: [madeGateway] },
    read: (gateways) => gateways.map(({ metadata, spec }) => [metadata.name, spec.region]),
    gives: [['out', 'us-pdx-1']],
  }),
  operation({
    operation: 'POST /vpcs/{vpcName}/egressgateways',
    send: ({ vpcs }) => vpcs.egressgateways.create('main', gateway),
    target: '/vpcs/main/egressgateways',
    body: gateway,
    answers: { body: madeGateway },
    read: ({ metadata }) => metadata.vpcName,
    gives: 'main',
  }),
  operation({
    operation: 'GET /vpcs/{vpcName}/egressgateways/{gatewayName}',
    send: ({ vpcs }) => vpcs.egressgateways.get('main', 'out'),
    target: '/vpcs/main/egressgateways/out',
    answers: { body: madeGateway },
    read: ({ status }) => status,
    gives: 'DEPLOYED',
  }),
  operation({
    operation: 'DELETE /vpcs/{vpcName}/egressgateways/{gatewayName}',
    send: ({ vpcs }) => vpcs.egressgateways.delete('main', 'out'),
    target: '/vpcs/main/egressgateways/out',
    answers: { body: madeGateway },
    read: ({ metadata }) => metadata.name,
    gives: 'out',
  }),
  operation({
    operation: 'GET /egressgateways',
    send: ({ egressgateways }) => egressgateways.list(),
    target: '/egressgateways',
    answers: { body: [madeGateway] },
    read: (gateways) => gateways.map(({ metadata }) => metadata.vpcName),
    gives: ['main'],
  }),
  operation({
    operation: 'GET /egressgateways/usage',
    send: ({ egressgateways }) => egressgateways.usage.get(),
    target: '/egressgateways/usage',
    answers: { body: { out: ['box', 'other'], unused: [] } },
    read: (usage) => [usage['out'], usage['unused']],
    gives: [['box', 'other'], []],
  }),
];

const IPS: readonly Case[] = [
  operation({
    operation: 'GET /vpcs/{vpcName}/egressgateways/{gatewayName}/ips',
    send: ({ vpcs }) => vpcs.egressgateways.ips.list('main', 'out'),
    target: '/vpcs/main/egressgateways/out/ips',
    answers: { body: [madeIp] },
    read: (ips) => ips.map(({ spec }) => [spec.ipFamily, spec.publicIp]),
    gives: [['IPv4', '192.0.2.7']],
  }),
  operation({
    operation: 'POST /vpcs/{vpcName}/egressgateways/{gatewayName}/ips',
    send: ({ vpcs }) => vpcs.egressgateways.ips.create('main', 'out', ip),
    target: '/vpcs/main/egressgateways/out/ips',
    body: ip,
    answers: { body: { ...madeIp, spec: { ipFamily: 'IPv4' } } },
    read: ({ spec }) => spec.publicIp,
    gives: undefined,
  }),
  operation({
    operation: 'GET /vpcs/{vpcName}/egressgateways/{gatewayName}/ips/{ipName}',
    send: ({ vpcs }) => vpcs.egressgateways.ips.get('main', 'out', 'fixed'),
    target: '/vpcs/main/egressgateways/out/ips/fixed',
    answers: { body: madeIp },
    read: ({ metadata, spec }) => [metadata.gatewayName, spec.publicIp],
    gives: ['out', '192.0.2.7'],
  }),
  operation({
    operation: 'DELETE /vpcs/{vpcName}/egressgateways/{gatewayName}/ips/{ipName}',
    send: ({ vpcs }) => vpcs.egressgateways.ips.delete('main', 'out', 'fixed'),
    target: '/vpcs/main/egressgateways/out/ips/fixed',
    answers: { body: { ...madeIp, status: 'DELETING' } },
    read: ({ status }) => status,
    gives: 'DELETING',
  }),
  operation({
    operation: 'GET /egressips',
    send: ({ egressips }) => egressips.list(),
    target: '/egressips',
    answers: { body: [madeIp] },
    read: (ips) => ips.map(({ metadata }) => [metadata.vpcName, metadata.gatewayName]),
    gives: [['main', 'out']],
  }),
];

export const NETWORKS: readonly Case[] = [...VPCS, ...GATEWAYS, ...IPS];
