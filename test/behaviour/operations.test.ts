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
  ServerError,
} from '../../output/blaxel/index.js';
import { OPERATIONS } from './operations/all.js';
import { refusal } from './support/answers.js';
import { connected } from './support/blaxel/server.js';
import { KEY, NEW, OLD } from './support/blaxel/state.js';
import { fill } from './support/blaxel/world.js';
import { documentedErrors } from './support/specification.js';

const DOCUMENTED = documentedErrors('spec/blaxel/openapi.yaml');

const CLASSES = new Map<number, new (...given: never[]) => Error>([
  [400, BadRequestError],
  [401, AuthenticationError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [500, ServerError],
]);

it('covers the specification', () => {
  expect(OPERATIONS.map(({ operation }) => operation).sort()).toEqual([...DOCUMENTED.keys()].sort());
  expect(OPERATIONS).toHaveLength(73);
});

describe('every operation', () => {
  it.each(OPERATIONS)('$operation', async ({ method, target, body, gives, value }) => {
    const { server, blaxel } = await connected();
    fill(server.store);
    expect(await value(blaxel)).toEqual(gives);
    expect(server.lines()).toEqual([`${method} /v0${target}`]);
    const { headers, body: sent } = server.last();
    expect(sent).toEqual(body);
    expect(headers).toMatchObject({ 'blaxel-version': NEW, accept: 'application/json' });
    expect(headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
  });
});

describe('documented errors', () => {
  const cases = OPERATIONS.flatMap((one) =>
    (DOCUMENTED.get(one.operation) ?? []).map((status) => ({ ...one, status })),
  );

  it.each(cases)('$operation: $status', async ({ status, result, value }) => {
    const { server, blaxel } = await connected({ maxRetries: 0 });
    const actual = status === 'default' ? 418 : Number(status);
    const answer = refusal(actual, 'some_error', 'this is why');
    server.answer(answer, answer);
    const Class = CLASSES.get(actual) ?? ApiError;
    const outcome = await result(blaxel);
    expect(outcome).toMatchObject({ ok: false, status: status === 'default' ? 'default' : actual });
    expect(outcome).toHaveProperty('error.name', Class.name);
    const error: unknown = await value(blaxel).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({
      status: actual,
      requestId: 'request-2',
      body: { error: 'some_error', code: actual, message: 'this is why' },
    });
    expect(String(error)).toContain(`answered ${actual}: this is why`);
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
});
