/** Every operation of the specification: what a call sends, what it gives, and what its documented errors are. */
import { describe, expect, it } from 'vitest';
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  Blaxel,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from '../../output/blaxel/index.js';
import { OPERATIONS } from './operations/all.js';
import { canned, json } from './support/answers.js';
import { refusalOf } from './support/blaxel/refusals.js';
import { connected, detoured } from './support/blaxel/server.js';
import { KEY, NEW, OLD } from './support/blaxel/state.js';
import { fill } from './support/blaxel/world.js';
import { documented } from './support/specification.js';

const DOCUMENTED = documented('spec/blaxel/openapi.yaml');

const CLASSES = new Map<number, new (...given: never[]) => Error>([
  [400, BadRequestError],
  [401, AuthenticationError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [429, RateLimitError],
  [500, ServerError],
]);

it('covers the specification', () => {
  expect(OPERATIONS.map(({ operation }) => operation).sort()).toEqual([...DOCUMENTED.keys()].sort());
});

describe('every operation', () => {
  it.each(OPERATIONS)('$operation', async ({ method, target, body, answers, at, headers, gives, value }) => {
    const { server, blaxel, urls } = await detoured();
    fill(server.store);
    if (answers !== undefined) server.answer(canned(answers));
    expect(await value(blaxel)).toEqual(gives);
    expect(urls).toEqual([(at ?? 'https://api.blaxel.ai/v0') + target]);
    const { line, headers: sent, body: sentBody } = server.last();
    expect(line.split(' ', 1)).toEqual([method]);
    expect(sentBody).toEqual(body);
    const usual = { 'blaxel-version': NEW, accept: 'application/json', authorization: `Bearer ${KEY}` };
    const type = body === undefined ? undefined : 'application/json';
    for (const [name, text] of Object.entries({ ...usual, 'content-type': type, ...headers })) {
      expect.soft(sent[name], name).toBe(text);
    }
  });

  it.each(OPERATIONS)('$operation is answered as documented', ({ operation, answers }) => {
    const statuses = DOCUMENTED.get(operation)?.successes.map(({ status }) => status);
    expect(statuses).toContain(String(answers?.status ?? 200));
  });
});

describe('documented errors', () => {
  const cases = OPERATIONS.flatMap((one) =>
    (DOCUMENTED.get(one.operation)?.errors ?? []).map((error) => ({ ...one, ...error })),
  );

  it.each(cases)('$operation: $status', async ({ status, schema, result, value }) => {
    const { server, blaxel } = await detoured({ maxRetries: 0 });
    const actual = status === 'default' ? 418 : Number(status);
    const { body, said } = refusalOf(schema, actual);
    server.answer(json(body, actual), json(body, actual));
    const Class = CLASSES.get(actual) ?? ApiError;
    const outcome = await result(blaxel);
    expect(outcome).toMatchObject({ ok: false, status: status === 'default' ? 'default' : actual });
    expect(outcome).toHaveProperty('error.name', Class.name);
    const error: unknown = await value(blaxel).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ status: actual, requestId: 'request-2' });
    expect(error).toHaveProperty('body', body);
    expect(String(error)).toContain(`answered ${actual}: ${said}`);
  });
});

describe('lists that were arrays before', () => {
  it('are arrays in the older version, with the parameters that it has', async () => {
    const { server } = await connected();
    fill(server.store);
    const old = new Blaxel({ version: OLD, baseURL: server.baseURL, apiKey: KEY });
    expect((await old.agents.list()).map(({ metadata }) => metadata.name)).toEqual(['helper']);
    expect((await old.models.list()).map(({ metadata }) => metadata.name)).toEqual(['gpt']);
    expect((await old.jobs.list()).map(({ metadata }) => metadata.name)).toEqual(['import']);
    expect((await old.policies.list()).map(({ metadata }) => metadata.name)).toEqual(['europe']);
    expect((await old.volumes.list({ externalId: 'disk' })).map(({ spec }) => spec.size)).toEqual([2048]);
    const sandboxes = await old.sandboxes.list({ showTerminated: true, status: ['DEPLOYED'] });
    expect(sandboxes.map(({ metadata }) => metadata.name)).toEqual(['box']);
    const executions = await old.jobs.executions.list('import', { limit: 1, offset: 0 });
    expect(executions.map(({ status }) => status)).toEqual(['running']);
    expect((await old.sandboxes.schedules.list('box')).map(({ id }) => id)).toEqual(['nightly']);
    expect(server.lines()).toEqual([
      'GET /v0/agents',
      'GET /v0/models',
      'GET /v0/jobs',
      'GET /v0/policies',
      'GET /v0/volumes?externalId=disk',
      'GET /v0/sandboxes?showTerminated=true&status=DEPLOYED',
      'GET /v0/jobs/import/executions?limit=1&offset=0',
      'GET /v0/sandboxes/box/schedules',
    ]);
  });

  it('are arrays for applications, functions and drives, too', async () => {
    const { server } = await connected();
    const old = new Blaxel({ version: OLD, baseURL: server.baseURL, apiKey: KEY });
    const items = json([{ metadata: { name: 'one' }, spec: {} }]);
    server.answer(items, items, items);
    expect((await old.applications.list()).map(({ metadata }) => metadata.name)).toEqual(['one']);
    expect((await old.functions.list()).map(({ metadata }) => metadata.name)).toEqual(['one']);
    expect((await old.drives.list({ externalId: 'a' })).map(({ metadata }) => metadata.name)).toEqual([
      'one',
    ]);
    expect(server.lines()).toEqual([
      'GET /v0/applications',
      'GET /v0/functions',
      'GET /v0/drives?externalId=a',
    ]);
    expect(new Set(server.seen.map(({ headers }) => headers['blaxel-version']))).toEqual(new Set([OLD]));
  });
});
