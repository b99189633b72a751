// A description from before and one from after a change of the list format, from an array to pages with cursors: as a
// document for each version and as an overlay, with the catalogue in the configuration. The client compiles, and pages where
// there are pages.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../generator/config/load.js';
import { describe as described } from '../../generator/description.js';
import { generate, generateFromText } from '../../generator/generate.js';
import { importDocuments } from '../../generator/import/import.js';
import { documentsFromText, loadDocuments } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';
import { reply, serve, type TestServer } from '../runtime/server.js';
import { complaints, COMPILERS } from '../support/compilers.js';
import { reportOf } from '../support/fixtures.js';
import { ROOT, writeAll } from '../support/folders.js';
import { listingOf, methodOf, type LiveClient } from '../support/live-client.js';

const cwd = join(ROOT, 'test/behaviour/list-format');
const [BEFORE, AFTER] = ['2026-04-16', '2026-04-28'] as const;
const FORMS = ['documents', 'overlays', 'imported'];

const PROGRAM = `
import { Fleet, type Execution, type Sandbox, type Version } from './client/index.js';

export const run = async (version: Version): Promise<void> => {
  const now = new Fleet();
  for await (const { name, region } of now.sandboxes.list({ limit: 2 })) console.log(name, region);
  const page = await now.sandboxes.executions.list('a');
  const execution: Execution | undefined = page.data[0];
  const more: boolean = page.body.meta.hasMore;
  const old = now.withVersion('${BEFORE}');
  const all: Sandbox<'${BEFORE}'>[] = await old.sandboxes.list({ offset: 3 });
  const regions: string[] = await now.regions.list();
  const same: string[] = await old.regions.list();
  // @ts-expect-error -- pages came later
  for await (const each of old.sandboxes.list()) console.log(each);
  // @ts-expect-error -- so did cursors
  await old.sandboxes.executions.list('a', { cursor: 'b' });
  // @ts-expect-error -- what has pages is no array
  (await now.sandboxes.list()).map(String);
  const either = await now.withVersion(version).sandboxes.list();
  const names = (Array.isArray(either) ? either : either.data).map(({ name }) => name);
  console.log(execution, more, all, regions, same, names);
};
`;

const state = { folder: '' };
const clients = new Map<string, ReadonlyMap<string, string>>();

const imported = async (): Promise<string> => {
  const documents = await Promise.all(
    ['before.yaml', 'after.yaml'].map((file) => loadDocuments(file, { cwd })),
  );
  const carrier = { kind: 'header', name: 'Fleet-Version' } as const;
  return JSON.stringify(importDocuments(documents, { versions: [BEFORE, AFTER], carrier }));
};

beforeAll(async () => {
  const apis = (await loadConfig(cwd))?.apis ?? {};
  const [{ pagination = [] } = {}] = Object.values(apis);
  for (const [form, { spec, catalogue }] of Object.entries(apis)) {
    const made = await generate({ spec, cwd, name: 'Fleet', pagination, ...(catalogue && { catalogue }) });
    expect(await reportOf(made)).toBe('');
    clients.set(form, new Map(made.files));
  }
  const annotated = await generateFromText('after.yaml', await imported(), { name: 'Fleet', pagination });
  expect(await reportOf(annotated)).toBe('');
  clients.set('imported', new Map(annotated.files));

  await mkdir(join(ROOT, '.scratch'), { recursive: true });
  state.folder = await mkdtemp(join(ROOT, '.scratch/list-format-'));
  for (const [form, files] of clients) {
    await writeAll(join(state.folder, form, 'client'), files);
    await writeAll(join(state.folder, form), [['program.ts', PROGRAM]]);
  }
});
afterAll(async () => await rm(state.folder, { recursive: true, force: true }));

const PAGES: Readonly<Record<string, object>> = {
  '': { data: [{ name: 'a' }, { name: 'b' }], meta: { hasMore: true, nextCursor: 'two' } },
  two: { data: [{ name: 'c' }], meta: { hasMore: false, nextCursor: null } },
};

/** A server that follows its documents, or, where a proxy drops the header, always the older one. */
const fleet = async (isDropped = false): Promise<TestServer> =>
  await serve(({ headers, url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://fleet.example');
    const isOld = isDropped || headers['fleet-version'] === BEFORE;
    const old = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
    const page = PAGES[searchParams.get('cursor') ?? ''];
    reply(response, 200, pathname === '/regions' ? ['north'] : isOld ? old : page);
  });

const connected = async (form: string, { url }: TestServer, version?: string): Promise<LiveClient> => {
  const exports: unknown = await import(join(state.folder, form, 'client/index.ts'));
  if (typeof exports !== 'object' || exports === null) throw new TypeError('a package exports something');
  const made: unknown = Reflect.get(exports, 'Fleet');
  if (typeof made !== 'function') throw new TypeError('no client');
  const options = { baseURL: url, maxRetries: 0, ...(version === undefined ? {} : { version }) };
  const client: unknown = Reflect.construct(made, [options]);
  if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
  return { client, exports };
};

describe.each(FORMS)('lists that became pages, by %s', (form) => {
  it.each(COMPILERS)('compile with a program that knows of both: $name', async ({ path }) => {
    expect(await complaints(path, join(state.folder, form), ['program.ts', 'client'])).toBe('');
  });

  it.each([
    ['sandboxes.list', [], '/sandboxes'],
    ['sandboxes.executions.list', ['a'], '/sandboxes/a/executions'],
  ])('%s follows the cursors where there are any', async (method, given, path) => {
    const server = await fleet();
    const now = await connected(form, server);
    const found = await listingOf(methodOf(now, method)(...given)).toArray({ limit: 9 });
    expect(found).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    expect(server.seen.map(({ url }) => url)).toEqual([path, `${path}?cursor=two`]);

    const old = await connected(form, server, BEFORE);
    expect(await methodOf(old, method)(...given)).toEqual(found);
    expect(server.seen.slice(2).map(({ url }) => url)).toEqual([path]);
    expect(server.seen.map(({ headers }) => headers['fleet-version'])).toEqual([AFTER, AFTER, BEFORE]);
  });

  it('a list that never had pages is the same in both', async () => {
    const server = await fleet();
    for (const version of [BEFORE, AFTER]) {
      expect(await methodOf(await connected(form, server, version), 'regions.list')()).toEqual(['north']);
    }
  });

  it('sends parameters where they exist', async () => {
    const server = await fleet();
    const given = { offset: 3, limit: 2 };
    for (const version of [BEFORE, AFTER]) {
      await methodOf(await connected(form, server, version), 'sandboxes.list')(given);
    }
    expect(server.seen.map(({ url }) => url)).toEqual(['/sandboxes?offset=3', '/sandboxes?limit=2']);
  });

  it('tells of an answer of the other version, with the header that may have been dropped', async () => {
    const { client, exports } = await connected(form, await fleet(true));
    const error: unknown = await Promise.resolve(methodOf({ client, exports }, 'sandboxes.list')()).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'VersionMismatchError', requested: AFTER });
    expect(String(error)).toContain(`Fleet-Version: ${AFTER}`);
  });
});

it('all forms have one client, byte for byte but for what they were made from', () => {
  const plain = (form: string): readonly (readonly [string, string])[] =>
    [...(clients.get(form) ?? [])]
      .filter(([path]) => path.endsWith('.ts'))
      .map(([path, text]) => [path, text.replaceAll(/(?:before|after)\.yaml/g, '')]);
  expect(plain('imported')).toEqual(plain('documents'));
  expect(plain('overlays')).toEqual(plain('documents'));
});

it('what was imported says in each version what its document says', async () => {
  const { views } = described(await documentsFromText('a.json', await imported()), ({ message }) => {
    throw new Error(message);
  });
  for (const [index, file] of ['before.yaml', 'after.yaml'].entries()) {
    const { entry } = await loadDocuments(file, { cwd });
    const view = views[index];
    expect(view === undefined ? undefined : bundle(view, { whole: true }).document).toEqual(entry.value);
  }
});
