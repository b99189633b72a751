import { type Case, operation } from '../support/operation.js';

const template = {
  name: 'template-next',
  url: 'https://example.com/template-next',
  topics: ['web'],
  variables: [{ name: 'API_KEY', secret: true }],
  starCount: 0,
};

export const HUBS: readonly Case[] = [
  operation({
    operation: 'GET /mcp/hub',
    send: ({ mcp }) => mcp.hub.list(),
    target: '/mcp/hub',
    answers: {
      body: [
        {
          name: 'github',
          transport: 'http-stream',
          entrypoint: { command: 'npx', args: ['server'], env: { LOG: 'debug' } },
          form: { secrets: { token: { required: true } }, oauth: { type: 'github', scope: ['repo'] } },
          coming_soon: false,
        },
      ],
    },
    read: (servers) =>
      servers.map(({ name, entrypoint, form, coming_soon }) => [
        name,
        entrypoint?.env?.['LOG'],
        form?.oauth?.scope,
        coming_soon,
      ]),
    gives: [['github', 'debug', ['repo'], false]],
  }),
  operation({
    operation: 'GET /sandbox/hub',
    send: ({ sandbox }) => sandbox.hub.list(),
    target: '/sandbox/hub',
    answers: { body: [{ name: 'base', memory: 2048, ports: [{ target: 8080, protocol: 'HTTP' }] }] },
    read: (sandboxes) => sandboxes.map(({ name, memory, ports }) => [name, memory, ports?.[0]?.target]),
    gives: [['base', 2048, 8080]],
  }),
  operation({
    operation: 'GET /templates',
    send: ({ templates }) => templates.list(),
    target: '/templates',
    answers: { body: [template] },
    read: (templates) => templates.map(({ name, starCount, topics }) => [name, starCount, topics]),
    gives: [['template-next', 0, ['web']]],
  }),
  operation({
    operation: 'GET /templates/{templateName}',
    send: ({ templates }) => templates.get('template-next'),
    target: '/templates/template-next',
    answers: { body: template },
    read: ({ variables }) => variables?.map(({ name, secret }) => [name, secret]),
    gives: [['API_KEY', true]],
  }),
];
