import { type Case, operation } from '../support/operation.js';

const RUN = 'https://run.blaxel.ai';

const conversation = {
  messages: [
    { role: 'system' as const, content: 'Be brief.' },
    { role: 'user' as const, content: [{ type: 'text', text: 'Hello!' }] },
  ],
  temperature: 0,
  seed: 7,
};

const call = { jsonrpc: '2.0' as const, id: 1, method: 'tools/call', params: { name: 'search' } };

export const INFERENCE: readonly Case[] = [
  operation({
    operation: 'POST /{workspace}/agents/{agentName}',
    send: ({ agents }) =>
      agents.run('acme', 'helper', {
        async: false,
        'X-Blaxel-Thread-Id': 'thread-4711',
        body: { inputs: 'Where is my order?' },
      }),
    at: RUN,
    target: '/acme/agents/helper?async=false',
    headers: { 'x-blaxel-thread-id': 'thread-4711' },
    body: { inputs: 'Where is my order?' },
    answers: { body: { answer: 'It is on its way.' } },
    read: (result) => result,
    gives: { answer: 'It is on its way.' },
  }),
  operation({
    operation: 'POST /{workspace}/models/{modelName}/chat/completions',
    send: ({ models }) => models.chat.completions.create('acme', 'gpt', conversation),
    at: RUN,
    target: '/acme/models/gpt/chat/completions',
    body: conversation,
    answers: {
      body: {
        choices: [{ index: 0, message: { role: 'assistant', content: 'Hi.' }, finish_reason: 'stop' }],
        usage: { total_tokens: 30 },
        system_fingerprint: 'fp',
      },
    },
    read: ({ choices, usage, system_fingerprint }) => [
      choices[0]?.message.content,
      usage?.total_tokens,
      system_fingerprint,
    ],
    gives: ['Hi.', 30, 'fp'],
  }),
  operation({
    operation: 'POST /{workspace}/functions/{functionName}/mcp',
    send: ({ functions }) =>
      functions.mcp.call(
        'acme',
        'search',
        { ...call, 'Mcp-Session-Id': 'session-1' },
        { accept: 'application/json' },
      ),
    at: RUN,
    target: '/acme/functions/search/mcp',
    headers: { 'mcp-session-id': 'session-1' },
    body: call,
    answers: { body: { jsonrpc: '2.0', id: 1, result: { content: [] } } },
    read: (response) => [response?.id, response?.result?.['content'], response?.error],
    gives: [1, [], undefined],
  }),
  operation({
    operation: 'POST /{workspace}/jobs/{jobName}/executions',
    send: ({ jobs }) => jobs.executions.run('acme', 'import', { tasks: [{ region: 'eu' }, {}] }),
    at: 'https://api.blaxel.ai',
    target: '/acme/jobs/import/executions',
    body: { tasks: [{ region: 'eu' }, {}] },
    answers: { body: { executionId: 'execution-1', tasks: [{ region: 'eu' }, {}] } },
    read: ({ executionId, tasks }) => [executionId, tasks?.length],
    gives: ['execution-1', 2],
  }),
];
