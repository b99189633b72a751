import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  ApiError,
  ClientError,
  ConflictError,
  ConnectionError,
  type ErrorBody,
  type GatewayError,
  NotFoundError,
  type OAuthError,
  RateLimitError,
  type SandboxError,
  ServerError,
} from '../../output/blaxel/index.js';
import { htmlTimeout, json, refusal, text } from './support/answers.js';
import { addAgents, connected } from './support/blaxel/server.js';

const caught = (thrown: unknown): unknown => thrown;

const sandbox = { metadata: { name: 'box' }, spec: {} };

describe('an error that the operation documents', () => {
  it('is of the class of its status and tells what the server said', async () => {
    const { blaxel } = await connected();
    const error = await blaxel.agents.get('nobody').catch(caught);
    if (!(error instanceof NotFoundError)) throw new Error('a NotFoundError was due');
    expectTypeOf(error.body).toEqualTypeOf<ErrorBody | GatewayError | OAuthError | undefined>();
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toBeInstanceOf(ClientError);
    expect(error.name).toBe('NotFoundError');
    expect(error.message).toBe('GET /agents/nobody answered 404: nobody does not exist');
    expect(error.status).toBe(404);
    expect(error.body).toEqual({ error: 'not_found', code: 404, message: 'nobody does not exist' });
    expect(error.requestId).toBe('request-1');
    expect(error.headers.get('content-type')).toBe('application/json');
    expect(error.request).toEqual({ method: 'GET', path: '/agents/nobody' });
  });

  it('is a value of result(), narrowed by status', async () => {
    const { blaxel } = await connected();
    const result = await blaxel.agents.get('nobody').result();
    if (result.ok || result.status !== 404) throw new Error('a 404 was due');
    expectTypeOf(result.error.body).toEqualTypeOf<ErrorBody>();
    expect(result.error.body.message).toBe('nobody does not exist');
  });

  it('leaves result() with the data where there is none', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    const result = await blaxel.agents.get('helper').result();
    if (!result.ok) throw new Error('the agent was due');
    expect(result.data.metadata.name).toBe('helper');
  });

  it('has the body that its operation documents: creating a sandbox twice', async () => {
    const { server, blaxel } = await connected();
    await blaxel.sandboxes.create(sandbox);
    const result = await blaxel.sandboxes.create(sandbox).result();
    if (result.ok || result.status !== 409) throw new Error('a conflict was due');
    expectTypeOf(result.error.body).toEqualTypeOf<SandboxError>();
    expect(result.error).toBeInstanceOf(ConflictError);
    expect(result.error.body).toMatchObject({ code: 'SANDBOX_ALREADY_EXISTS', sandbox_name: 'box' });
    expect(server.seen).toHaveLength(2);
  });

  it('is an ordinary conflict elsewhere', async () => {
    const { blaxel } = await connected();
    await blaxel.agents.create(sandbox);
    await expect(blaxel.agents.create(sandbox)).rejects.toMatchObject({
      name: 'ConflictError',
      body: { error: 'already_exists' },
    });
  });
});

describe('an error of a status that the operation does not document', () => {
  it('still has the class of its status, and is the default of result()', async () => {
    const { server, blaxel } = await connected();
    server.answer(refusal(429, 'slow_down', 'later'), refusal(429, 'slow_down', 'later'));
    await expect(blaxel.agents.create(sandbox)).rejects.toThrow(RateLimitError);
    const result = await blaxel.agents.create(sandbox).result();
    if (result.ok || result.status !== 'default') throw new Error('a documented error was due');
    expectTypeOf(result.error.body).toEqualTypeOf<ErrorBody>();
    expect(result.error).toMatchObject({ name: 'RateLimitError', status: 429, body: { error: 'slow_down' } });
  });

  it.each([402, 410, 418])('is an ApiError where no class is for %i', async (status) => {
    const { server, blaxel } = await connected();
    server.answer(refusal(status, 'strange', 'no idea'));
    const error = await blaxel.agents.get('helper').catch(caught);
    expect(error).toMatchObject({ name: 'ApiError', status, body: { error: 'strange' } });
  });

  it('may be a page of HTML from the edge', async () => {
    const { server, blaxel } = await connected();
    server.answer(htmlTimeout(), htmlTimeout());
    const error = await blaxel.sandboxes.create(sandbox).catch(caught);
    if (!(error instanceof ServerError)) throw new Error('a ServerError was due');
    expect(error.status).toBe(504);
    expect(error.body).toBeUndefined();
    expect(error.text).toContain('504 Gateway Timeout');
    expect(error.message).toBe('POST /sandboxes answered 504');
    expect(await blaxel.sandboxes.create(sandbox).result()).not.toHaveProperty('status');
  });

  it('may be a documented status with another body: then result() has no status', async () => {
    const { server, blaxel } = await connected();
    server.answer(text('<html>not here</html>', 'text/html', 404));
    const result = await blaxel.agents.get('helper').result();
    expect(result).toHaveProperty('error.name', 'NotFoundError');
    expect(result).not.toHaveProperty('status');
  });

  it('may be empty', async () => {
    const { server, blaxel } = await connected();
    server.answer(() => new Response(null, { status: 404 }));
    await expect(blaxel.agents.get('helper')).rejects.toMatchObject({
      status: 404,
      body: undefined,
      text: '',
    });
  });

  it('may come from the gateway, whose error is an object', async () => {
    const { server, blaxel } = await connected();
    server.answer(
      json({ error: { code: 'ROUTE_NOT_FOUND', message: 'no such route', retryable: false } }, 404),
    );
    await expect(blaxel.agents.get('helper')).rejects.toThrow(
      'GET /agents/helper answered 404: no such route',
    );
  });
});

describe('the request id', () => {
  it.each([
    ['x-request-id', 'a-1'],
    ['X-Request-Id', 'a-2'],
  ])('is read from %s', async (name, id) => {
    const { server, blaxel } = await connected();
    server.answer(json({ error: 'no' }, 404, { [name]: id }));
    await expect(blaxel.agents.get('helper')).rejects.toMatchObject({ requestId: id });
  });
});

describe('a server that cannot be reached', () => {
  it('is a ConnectionError with its cause', async () => {
    const { blaxel } = await connected({ baseURL: 'http://127.0.0.1:1/v0', maxRetries: 0 });
    const error = await blaxel.agents.get('helper').catch(caught);
    if (!(error instanceof ConnectionError)) throw new Error('a ConnectionError was due');
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.message).toBe('GET /agents/helper got no answer');
    expect(await blaxel.agents.get('helper').result()).toMatchObject({ ok: false });
  });
});

describe('what an error shows when it is logged', () => {
  it('is neither the body nor a cookie nor the credential', async () => {
    const { server, blaxel } = await connected({ apiKey: 'top-secret' });
    server.state.keys.add('top-secret');
    server.answer(json({ error: 'x', hidden: 'in-the-body' }, 404, { 'set-cookie': 'session=in-a-cookie' }));
    const { inspect } = await import('node:util');
    const error = await blaxel.agents.get('helper', { show_secrets: true }).catch(caught);
    const shown = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
    expect(shown).not.toMatch(/in-the-body|in-a-cookie|top-secret|show_secrets/);
  });
});

describe('the response behind a result', () => {
  it('comes with the data', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    const { data, response } = await blaxel.agents.get('helper').withResponse();
    expect(data.metadata.name).toBe('helper');
    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toBe('request-1');
  });

  it('comes unread', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    const response = await blaxel.agents.get('helper').asResponse();
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toMatchObject({ metadata: { name: 'helper' } });
  });

  it('belongs to one request, however often the call is looked at', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    const call = blaxel.agents.get('helper');
    const [data, { data: same }] = await Promise.all([call, call.withResponse(), call.asResponse()]);
    expect(data).toBe(same);
    expect(server.seen).toHaveLength(1);
  });

  it('is an error all the same where its status is one', async () => {
    const { blaxel } = await connected();
    await expect(blaxel.agents.get('nobody').asResponse()).rejects.toThrow(NotFoundError);
    await expect(blaxel.agents.get('nobody').withResponse()).rejects.toThrow(NotFoundError);
  });

  it('was asked for even when nobody waits', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'helper');
    void blaxel.agents.delete('helper');
    await expect.poll(() => server.lines()).toEqual(['DELETE /v0/agents/helper']);
  });
});
