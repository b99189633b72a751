/** Calls to deployed workloads: answers that are no single JSON, and failures of the gateway before them. */
import { expect, it } from 'vitest';
import { type GatewayErrorCode, NotFoundError } from '../../../output/blaxel/index.js';
import { canned, json } from '../support/answers.js';
import { detoured } from '../support/blaxel/server.js';

const EVENTS = 'data: {"choices":[{"index":0,"delta":{"content":"Hi"}}]}\n\ndata: [DONE]\n\n';

const question = { messages: [{ role: 'user' as const, content: 'Hello!' }] };

it('gives a completion piece by piece to who asks for a stream', async () => {
  const { server, blaxel, urls } = await detoured();
  server.answer(canned({ body: EVENTS, type: 'text/event-stream' }));
  let said = '';
  for await (const chunk of blaxel.models.chat.completions.create('acme', 'gpt', {
    ...question,
    stream: true,
  })) {
    said += chunk.choices[0]?.delta.content ?? '';
  }
  expect(said).toBe('Hi');
  expect(urls).toEqual(['https://run.blaxel.ai/acme/models/gpt/chat/completions']);
  const { headers, body } = server.last();
  expect(headers['accept']).toBe('text/event-stream');
  expect(body).toEqual({ ...question, stream: true });
});

it('gives a whole completion to who does not', async () => {
  const { server, blaxel } = await detoured();
  const message = { role: 'assistant', content: 'Hi' };
  server.answer(json({ choices: [{ index: 0, message }] }));
  const completion = await blaxel.models.chat.completions.create('acme', 'gpt', {
    ...question,
    stream: false,
  });
  expect(completion.choices[0]?.message.content).toBe('Hi');
  expect(server.last().headers['accept']).toBe('application/json');
});

it('says so when a model that was asked for a stream gives none', async () => {
  const { server, blaxel } = await detoured();
  server.answer(json({ choices: [] }));
  const stream = blaxel.models.chat.completions.create('acme', 'gpt', { ...question, stream: true });
  await expect(stream).rejects.toThrow('answered 200 (application/json) with JSON where events were due');
});

it('fails as usual before a stream begins', async () => {
  const { server, blaxel } = await detoured();
  server.answer(json({ error: { code: 'WORKLOAD_NOT_FOUND', message: 'There is no such model.' } }, 404));
  const read = async (): Promise<void> => {
    const pieces = blaxel.models.chat.completions.create('acme', 'none', { ...question, stream: true });
    for await (const piece of pieces) throw new Error(`it gave ${String(piece.id)}`);
  };
  await expect(read()).rejects.toBeInstanceOf(NotFoundError);
});

it.each(['application/json', 'text/plain', 'text/event-stream'] as const)(
  'asks an agent for %s',
  async (accept) => {
    const { server, blaxel } = await detoured();
    const bodies = { 'application/json': '"Yes."', 'text/plain': 'Yes.', 'text/event-stream': 'data: Yes.' };
    server.answer(canned({ body: bodies[accept], type: accept }));
    const given: unknown[] = [];
    const asked = { body: 'Where?' };
    if (accept === 'text/event-stream') {
      for await (const event of blaxel.agents.run('acme', 'helper', asked, { accept }))
        given.push(event.data);
    } else if (accept === 'text/plain')
      given.push(await blaxel.agents.run('acme', 'helper', asked, { accept }));
    else given.push(await blaxel.agents.run('acme', 'helper', asked, { accept }));
    expect(given).toEqual(['Yes.']);
    expect(server.last().headers['accept']).toBe(accept);
  },
);

const call = { jsonrpc: '2.0' as const, id: 'a', method: 'tools/list' };
const answer = { jsonrpc: '2.0', id: 'a', result: { tools: [] } };
const progress = { jsonrpc: '2.0', method: 'notifications/progress' };

it.each([
  ['one answer', json(answer), [answer]],
  [
    'messages before the answer',
    canned({
      body: `data: ${JSON.stringify(progress)}\n\ndata: ${JSON.stringify(answer)}\n\n`,
      type: 'text/event-stream',
    }),
    [progress, answer],
  ],
  ['nothing, for a notification', canned({ status: 202 }), []],
])('takes from an MCP server %s', async (_what, canned, expected) => {
  const { server, blaxel } = await detoured();
  server.answer(canned);
  const messages: unknown[] = [];
  for await (const message of blaxel.functions.mcp.call('acme', 'search', call)) messages.push(message);
  expect(messages).toEqual(expected);
  expect(server.last().headers['accept']).toBe('text/event-stream, application/json');
});

it('shows the session that an MCP server began', async () => {
  const { server, blaxel } = await detoured();
  server.answer(json(answer, 200, { 'mcp-session-id': 'session-1' }));
  const asked = { ...call, method: 'initialize' };
  const options = { accept: 'application/json' } as const;
  const { data, response } = await blaxel.functions.mcp.call('acme', 'search', asked, options).withResponse();
  expect(data?.result).toEqual({ tools: [] });
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
