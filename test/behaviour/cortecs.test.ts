/** The client of an API without versions: all six operations, and no word of versions. */
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import * as everything from '../../output/cortecs/index.js';
import {
  BadRequestError,
  Cortecs,
  type CortecsOptions,
  createClient,
  type ErrorResponse,
  NotFoundError,
  PermissionDeniedError,
  ResponseParseError,
} from '../../output/cortecs/index.js';
import { json } from './support/answers.js';
import { cortecs, MANAGEMENT_KEY } from './support/cortecs.js';
import { documentedErrors } from './support/specification.js';

const STAMP = '2025-09-25T08:29:50.735Z';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the operations', () => {
  it('list keys', async () => {
    const { server, client } = await cortecs();
    const { api_keys = [] } = await client.manage.apiKeys.list();
    expect(
      api_keys.map(({ name, created_at, is_management_key }) => [name, created_at, is_management_key]),
    ).toEqual([['management', 1758788990, true]]);
    expect(server.lines()).toEqual(['GET /v1/manage/api-keys']);
  });

  it('create a key, whose value is in the answer', async () => {
    const { server, client } = await cortecs();
    const key = await client.manage.apiKeys.create({ name: 'ci', is_management_key: false });
    expectTypeOf(key.api_key).toEqualTypeOf<string>();
    expect(key).toEqual({ name: 'ci', created_at: 1758788990, is_management_key: false, api_key: 'ck-0123' });
    expect(server.last()).toMatchObject({
      line: 'POST /v1/manage/api-keys',
      body: { name: 'ci', is_management_key: false },
    });
  });

  it('do not send the default of a property that is left out', async () => {
    const { server, client } = await cortecs();
    await client.manage.apiKeys.create({ name: 'ci' });
    expect(server.last().body).toEqual({ name: 'ci' });
  });

  it('delete a key by a body', async () => {
    const { server, client } = await cortecs();
    await client.manage.apiKeys.create({ name: 'my old/key' });
    const { success, deleted } = await client.manage.apiKeys.delete({ name: 'my old/key' });
    expect([success, deleted]).toEqual([true, 'my old/key']);
    expect(server.last()).toMatchObject({ line: 'DELETE /v1/manage/api-keys', body: { name: 'my old/key' } });
    expect(server.last().headers['content-type']).toBe('application/json');
  });

  it('read the settings, with the underscore of their id', async () => {
    const { server, client } = await cortecs();
    const { _id, project_id, allow_overwrite, created_at } = await client.manage.projectConfigs.get();
    expect([_id, project_id, allow_overwrite, created_at]).toEqual(['config-1', 'project-1', true, STAMP]);
    expect(server.lines()).toEqual(['GET /v1/manage/project-configs']);
  });

  it.each([
    [null, true],
    [undefined, true],
    [false, false],
  ])('update the settings with the flag %j, so that it is %j', async (allow_overwrite, after) => {
    const { server, client } = await cortecs();
    const { projectConfigs } = client.manage;
    const { created_at, updated_at } = await projectConfigs.get();
    const stamps = { created_at, updated_at };
    const given = allow_overwrite === undefined ? stamps : { ...stamps, allow_overwrite };
    expect((await projectConfigs.update(given)).success).toBe(true);
    expect(server.last()).toMatchObject({ line: 'PUT /v1/manage/project-configs' });
    expect(server.last().body).toEqual(given);
    expect((await projectConfigs.get()).allow_overwrite).toBe(after);
  });

  it('read the balance', async () => {
    const { server, client } = await cortecs();
    const { current_balance, currency } = await client.manage.users.balance.get();
    expect([current_balance, currency]).toEqual([1234.56, 'EUR']);
    expect(server.lines()).toEqual(['GET /v1/manage/users/balance']);
  });

  it('are all there are', () => {
    expect([...documentedErrors('spec/cortecs/openapi.yaml').keys()].sort()).toEqual([
      'DELETE /manage/api-keys',
      'GET /manage/api-keys',
      'GET /manage/project-configs',
      'GET /manage/users/balance',
      'POST /manage/api-keys',
      'PUT /manage/project-configs',
    ]);
  });
});

describe('errors', () => {
  it('are of the class of their status and carry what the server said', async () => {
    const { client } = await cortecs();
    const { apiKeys } = client.manage;
    await expect(apiKeys.create({ name: 'management' })).rejects.toThrow(BadRequestError);
    await expect(apiKeys.delete({ name: 'management' })).rejects.toThrow('The key is in use.');
    await expect(apiKeys.delete({ name: 'nobody' })).rejects.toThrow(NotFoundError);
    await expect(client.withOptions({ managementKey: 'ordinary-key' }).manage.apiKeys.list()).rejects.toThrow(
      PermissionDeniedError,
    );
  });

  it('are values of result(), by status', async () => {
    const { client } = await cortecs();
    const result = await client.manage.apiKeys.delete({ name: 'nobody' }).result();
    if (result.ok || result.status !== 404) throw new Error('a 404 was due');
    expectTypeOf(result.error.body).toEqualTypeOf<ErrorResponse>();
    expect(result.error.body.error).toBe('There is no such key.');
  });

  it('have the status "default" where that is all that is documented', async () => {
    const { client } = await cortecs();
    const stale = { created_at: STAMP, updated_at: '1999-01-01T00:00:00Z' };
    const result = await client.manage.projectConfigs.update(stale).result();
    if (result.ok || result.status !== 'default') throw new Error('a documented error was due');
    expect(result.error.status).toBe(409);
    expect(result.error.body.error).toBe('The settings changed meanwhile.');
  });

  it('have no status where nothing is documented', async () => {
    const { server, client } = await cortecs();
    server.answer(json({ error: 'Later.' }, 409));
    const result = await client.manage.apiKeys.list().result();
    expect(result).toHaveProperty('error.message', 'GET /manage/api-keys answered 409: Later.');
    expect(result).not.toHaveProperty('status');
  });

  it('tell an answer that is no JSON', async () => {
    const { server, client } = await cortecs();
    server.answer(() => new Response('{"api_keys": [', { headers: { 'content-type': 'application/json' } }));
    await expect(client.manage.apiKeys.list()).rejects.toThrow(ResponseParseError);
  });

  it('do not arise from more than was documented', async () => {
    const { server, client } = await cortecs();
    server.answer(json({ api_keys: [], next: 'page' }));
    expect(await client.manage.apiKeys.list()).toEqual({ api_keys: [], next: 'page' });
  });
});

describe('the management key', () => {
  it('goes with every request', async () => {
    const { server, client } = await cortecs();
    await client.manage.users.balance.get();
    expect(server.last().headers['authorization']).toBe(`Bearer ${MANAGEMENT_KEY}`);
  });

  it('comes from the environment where the options have none', async () => {
    vi.stubEnv('CORTECS_API_KEY', 'from-the-environment');
    const { server } = await cortecs();
    const client = new Cortecs({ baseURL: `${server.origin}/v1` });
    await expect(client.manage.users.balance.get()).rejects.toMatchObject({ status: 401 });
    expect(server.last().headers['authorization']).toBe('Bearer from-the-environment');
  });
});

describe('versions', () => {
  const hasVersion = (name: string): boolean => /version/i.test(name);

  it('are in no request', async () => {
    const { server, client } = await cortecs();
    await client.manage.apiKeys.list();
    await client.manage.projectConfigs.get();
    for (const { headers, path } of server.seen)
      expect([...Object.keys(headers), path].filter(hasVersion)).toEqual([]);
  });

  it('are in no name that the client exports', () => {
    expect(Object.keys(everything).filter(hasVersion)).toEqual([]);
    expect(Object.keys(everything)).toContain('Cortecs');
  });

  it('are in no member of the client and its parts', () => {
    const client = new Cortecs({ managementKey: MANAGEMENT_KEY });
    const parts = [client, client.api, client.manage, client.manage.apiKeys, createClient()];
    const members = parts.flatMap((one) => [
      ...Reflect.ownKeys(one),
      ...Reflect.ownKeys(Reflect.getPrototypeOf(one) ?? {}),
    ]);
    expect(members).toContain('withOptions');
    expect(members.map(String).filter(hasVersion)).toEqual([]);
  });

  it('are in no option', () => {
    expectTypeOf<Extract<keyof CortecsOptions, `${string}ersion${string}`>>().toEqualTypeOf<never>();
  });

  it('are in no file', () => {
    const files = readdirSync('output/cortecs', { recursive: true, encoding: 'utf8' });
    expect(files).toContain('client.ts');
    expect(files.filter(hasVersion)).toEqual([]);
  });

  it('do not keep a caller from sending any header', async () => {
    const { server, client } = await cortecs();
    await client.manage.apiKeys.list({ headers: { 'Api-Version': '7' } });
    expect(server.last().headers['api-version']).toBe('7');
  });
});
