import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as Old from '../../output/blaxel/2026-04-16.js';
import {
  type Agent,
  Agents,
  Blaxel,
  createClient,
  DEFAULT_VERSION,
  InvalidApiVersionError,
  type LiteVolume,
  type Version,
  VERSIONS,
  type Volume,
} from '../../output/blaxel/index.js';
import { json } from './support/answers.js';
import { addAgents, connected } from './support/blaxel/server.js';
import { KEY, NEW, OLD } from './support/blaxel/state.js';
import { type Seen } from './support/listen.js';

const versionIn = ({ headers }: Seen): string | undefined => headers['blaxel-version'];

describe('the version of a client', () => {
  it('is the newest stable one unless another is named, and always sent', async () => {
    const { server, blaxel } = await connected();
    await blaxel.agents.list();
    await blaxel.workspaces.list();
    expect(DEFAULT_VERSION).toBe(NEW);
    expect(blaxel.api.version).toBe(NEW);
    expect(server.seen.map(versionIn)).toEqual([NEW, NEW]);
  });

  it('is what the catalogue of the client holds, oldest first', () => {
    expect(VERSIONS.map(({ version, status }) => [version, status])).toEqual([
      [OLD, 'stable'],
      [NEW, 'stable'],
    ]);
  });

  it('can be named in the options', async () => {
    const { server } = await connected();
    const pinned = new Blaxel({ version: OLD, baseURL: server.baseURL, apiKey: KEY });
    expectTypeOf(await pinned.agents.list()).toEqualTypeOf<Agent[]>();
    expect(server.seen.map(versionIn)).toEqual([OLD]);
  });

  it('may be chosen at run time: then a list is an array or a page', async () => {
    const { server } = await connected();
    addAgents(server, 'helper');
    const sizes: number[] = [];
    for (const { version } of VERSIONS) {
      const either = new Blaxel<Version>({ version, baseURL: server.baseURL, apiKey: KEY });
      const list = await either.agents.list();
      sizes.push((Array.isArray(list) ? list : list.data).length);
    }
    expect(sizes).toEqual([1, 1]);
    expect(server.seen.map(versionIn)).toEqual([OLD, NEW]);
  });

  it('has types of its own, for programs that pin it for ever', () => {
    expectTypeOf<Old.Version>().toEqualTypeOf<typeof OLD>();
    expectTypeOf<Old.Agent>().toEqualTypeOf<Agent>();
    // @ts-expect-error -- pages of agents came later
    expectTypeOf<Old.AgentList>();
  });

  it('belongs to a resource used alone, too', async () => {
    const { server } = await connected();
    addAgents(server, 'helper');
    const agents = new Agents(createClient({ version: OLD, baseURL: server.baseURL, apiKey: KEY }));
    expect((await agents.list()).map(({ metadata }) => metadata.name)).toEqual(['helper']);
    expect(versionIn(server.last())).toBe(OLD);
  });

  it('cannot be one that the client was not generated for', () => {
    const options: object = { version: '2026-99-99' };
    expect(() => new Blaxel(options)).toThrow(RangeError);
    expect(() => new Blaxel(options)).toThrow(/2026-99-99.*2026-04-16, 2026-04-28/);
  });

  it('cannot be set by hand, neither for all calls nor for one', async () => {
    const { server, blaxel } = await connected();
    const headers = { 'BLAXEL-version': OLD };
    expect(() => new Blaxel({ baseURL: server.baseURL, headers })).toThrow(/withVersion/);
    await expect(blaxel.agents.get('helper', {}, { headers })).rejects.toThrow(/withVersion/);
    await expect(blaxel.agents.list({}, { headers })).rejects.toThrow(/withVersion/);
    expect(server.seen).toEqual([]);
  });
});

describe('a client of another version', () => {
  it('comes from withVersion, and leaves the first as it was', async () => {
    const { server, blaxel } = await connected();
    addAgents(server, 'first', 'second');
    const old = blaxel.withVersion(OLD);
    expectTypeOf(await old.agents.list()).toEqualTypeOf<Agent[]>();
    expect((await old.agents.list()).map(({ metadata }) => metadata.name)).toEqual(['first', 'second']);
    expect((await blaxel.agents.list()).data.map(({ metadata }) => metadata.name)).toEqual([
      'second',
      'first',
    ]);
    expect(server.seen.map(versionIn)).toEqual([OLD, OLD, NEW]);
  });

  it('uses the same credential, workspace and connection', async () => {
    const { server, blaxel } = await connected({ workspace: 'acme' });
    const old = blaxel.withVersion(OLD);
    await old.workspaces.list();
    expect(old.api.connection).toBe(blaxel.api.connection);
    expect(server.last().headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'x-blaxel-workspace': 'acme',
    });
  });

  it('leads back', async () => {
    const { server, blaxel } = await connected();
    await blaxel.withVersion(OLD).withVersion(NEW).agents.list({ limit: 1 });
    expect(server.last().line).toBe('GET /v0/agents?limit=1');
    expect(versionIn(server.last())).toBe(NEW);
  });

  it('keeps its version when other options change', async () => {
    const { server, blaxel } = await connected();
    await blaxel.withVersion(OLD).withOptions({ workspace: 'acme' }).agents.list();
    expect(versionIn(server.last())).toBe(OLD);
  });

  it('gets what a list of its version holds', async () => {
    const { server, blaxel } = await connected();
    const spec = { region: 'us-pdx-1', size: 2048, template: 'git' };
    server.store.put('/volumes', 'data', { metadata: { name: 'data' }, spec, events: [] });
    const [old] = await blaxel.withVersion(OLD).volumes.list();
    const [now] = await blaxel.volumes.list().toArray({ limit: 1 });
    expectTypeOf(old).toEqualTypeOf<Volume | undefined>();
    expectTypeOf(now).toEqualTypeOf<LiteVolume | undefined>();
    expect(old?.spec.template).toBe('git');
    expect(now).toEqual({ metadata: { name: 'data' }, spec: { region: 'us-pdx-1', size: 2048 } });
  });
});

describe('what another version has', () => {
  it('is not sent when it is a parameter', async () => {
    const { server, blaxel } = await connected();
    const old = blaxel.withVersion(OLD);
    // @ts-expect-error -- an old list has no pages
    await old.agents.list({ limit: 2 });
    // @ts-expect-error -- an old list of executions has no cursor
    await expect(old.jobs.executions.list('j', { limit: 2, offset: 4, cursor: 'c' })).rejects.toThrow('404');
    // @ts-expect-error -- the new one takes a cursor instead of an offset
    await expect(blaxel.jobs.executions.list('j', { limit: 2, offset: 4 })).rejects.toThrow('404');
    expect(server.lines()).toEqual([
      'GET /v0/agents',
      'GET /v0/jobs/j/executions?limit=2&offset=4',
      'GET /v0/jobs/j/executions?limit=2',
    ]);
  });

  it('is refused before sending when it is an operation', async () => {
    const { server, blaxel } = await connected();
    const { tasks } = blaxel.withVersion(OLD).jobs.executions;
    // @ts-expect-error -- tasks can be listed in the newer version only
    const call = async (): Promise<unknown> => tasks.list('job', 'execution');
    await expect(call()).rejects.toThrow(TypeError);
    await expect(call()).rejects.toThrow(/not exist in version 2026-04-16, only in 2026-04-28/);
    expect(server.seen).toEqual([]);
  });

  it('exists where it is in every version', async () => {
    const { server, blaxel } = await connected();
    server.store.put('/sandboxes', 'box', { metadata: { name: 'box' }, spec: {} });
    for (const id of ['1', '2', '3']) server.store.put('/sandboxes/box/schedule-executions', id, { id });
    const { scheduleExecutions } = blaxel.withVersion(OLD).sandboxes;
    const found = await scheduleExecutions.list('box', { limit: 1 }).toArray({ limit: 10 });
    expect(found.map(({ id }) => id)).toEqual(['3', '2', '1']);
    expect(server.seen.map(versionIn)).toEqual([OLD, OLD, OLD]);
  });
});

describe('a version that the server does not know', () => {
  it('is an error that names what was sent and what exists', async () => {
    const { server, blaxel } = await connected();
    server.state.known = [OLD];
    const error: unknown = await blaxel.agents.get('helper').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidApiVersionError);
    expect(error).toMatchObject({
      status: 400,
      requested: NEW,
      validVersions: [OLD],
      requestId: 'request-1',
      body: { error: 'invalid_api_version' },
    });
    expect(server.seen).toHaveLength(1);
  });

  it('does not keep the versions that the server does know from working', async () => {
    const { server, blaxel } = await connected();
    server.state.known = [OLD];
    const error: unknown = await blaxel.agents.list().catch((thrown: unknown) => thrown);
    if (!(error instanceof InvalidApiVersionError)) throw new Error('the version should be refused');
    const version = VERSIONS.map((one) => one.version).findLast((one) => error.validVersions.includes(one));
    expect(await blaxel.withVersion(version ?? NEW).agents.list()).toEqual([]);
  });

  it('names none where the server does not', async () => {
    const { server, blaxel } = await connected();
    server.answer(json({ error: 'invalid_api_version', message: 'no' }, 400));
    await expect(blaxel.agents.list()).rejects.toMatchObject({ requested: NEW, validVersions: [] });
  });

  it('is not read into any other 400', async () => {
    const { server, blaxel } = await connected();
    server.answer(json({ error: 'bad_request', message: 'Valid versions: a, b.' }, 400));
    await expect(blaxel.agents.list()).rejects.not.toBeInstanceOf(InvalidApiVersionError);
  });
});
