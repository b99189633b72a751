/** Calls to deployed workloads: answers that are no single JSON, and failures of the gateway before them. */
import { expect, it } from 'vitest';
import { type GatewayErrorCode, NotFoundError } from '../../../output/blaxel/index.js';
import { canned, json } from '../support/answers.js';
import { detoured } from '../support/blaxel/server.js';

const notification = { jsonrpc: '2.0' as const, method: 'notifications/initialized' };
const EVENTS = 'data: {"choices":[{"index":0,"delta":{"content":"Hi"}}]}\n\ndata: [DONE]\n\n';

it('leaves a stream of events to a caller who asks for one', async () => {
  const { server, blaxel, urls } = await detoured();
  server.answer(canned({ body: EVENTS, type: 'text/event-stream' }));
  const question = { messages: [{ role: 'user' as const, content: 'Hello!' }], stream: true };
  const options = { headers: { accept: 'text/event-stream' } };
  const response = await blaxel.models.chat.completions.create('acme', 'gpt', question, options).asResponse();
  expect(await response.text()).toBe(EVENTS);
  expect(urls).toEqual(['https://run.blaxel.ai/acme/models/gpt/chat/completions']);
  const { headers, body } = server.last();
  expect(headers['accept']).toBe('text/event-stream');
  expect(body).toEqual(question);
});

it('leaves text to a caller who asks for it', async () => {
  const { server, blaxel } = await detoured();
  server.answer(canned({ body: 'On its way.', type: 'text/plain' }));
  const response = await blaxel.agents.run('acme', 'helper', { body: 'Where?' }).asResponse();
  expect(await response.text()).toBe('On its way.');
  expect(server.last().body).toBe('Where?');
});

it('gives nothing for a notification to an MCP server', async () => {
  const { server, blaxel } = await detoured();
  server.answer(canned({ status: 202 }));
  expect(await blaxel.functions.mcp.call('acme', 'search', notification)).toBeUndefined();
  const { headers, body } = server.last();
  expect(headers['mcp-session-id']).toBeUndefined();
  expect(body).toEqual(notification);
});

it('shows the session that an MCP server began', async () => {
  const { server, blaxel } = await detoured();
  const answer = { jsonrpc: '2.0', id: 'a', result: { capabilities: {} } };
  server.answer(json(answer, 200, { 'mcp-session-id': 'session-1' }));
  const call = { jsonrpc: '2.0' as const, id: 'a', method: 'initialize' };
  const { data, response } = await blaxel.functions.mcp.call('acme', 'search', call).withResponse();
  expect(data?.result).toEqual({ capabilities: {} });
  expect(response.headers.get('mcp-session-id')).toBe('session-1');
});

it('tells a failure of the gateway by its code', async () => {
  const { server, blaxel } = await detoured();
  const error = { code: 'WORKLOAD_UNAVAILABLE', message: 'It is asleep.', retryable: true };
  server.answer(json({ error }, 404));
  const outcome = await blaxel.agents.run('acme', 'helper', { body: {} }).result();
  if (outcome.ok || outcome.status !== 404) throw new Error('it is no 404');
  expect(outcome.error).toBeInstanceOf(NotFoundError);
  const code: GatewayErrorCode = outcome.error.body.error.code;
  expect([code, outcome.error.body.error.retryable]).toEqual(['WORKLOAD_UNAVAILABLE', true]);
});

it('is not sent again when it fails: a workload may have worked already', async () => {
  const { server, blaxel } = await detoured();
  server.answer(json({ error: { code: 'BAD_REQUEST', message: 'broken' } }, 502), json({}));
  await expect(blaxel.agents.run('acme', 'helper', { body: {} })).rejects.toThrow('answered 502: broken');
  expect(server.seen).toHaveLength(1);
});
