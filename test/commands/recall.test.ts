// What a run writes down that found nothing to do, and when the next one believes it.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, petStore, useBundle } from '../cli/command.js';

const command = useBundle();

const RECORDS = 'node_modules/.cache/apivintage';
/** Longer than what may be too recent to be told from another write. */
const LONG_ENOUGH_MS = 2100;

/** A change after which a record must not be believed, and what the run then says. */
interface Change {
  readonly name: string;
  readonly make?: (folder: string) => Promise<unknown>;
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly says: RegExp;
}

const UNCHANGED = /api\.yaml: unchanged/;
const DONE = /Pet Store, 2 operations/;

/** Another text of the same length, and the time of the file as it was. */
const inPlace = async (path: string, from: string, to: string): Promise<void> => {
  const { atime, mtime } = await stat(path);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
  await utimes(path, atime, mtime);
};

const CHANGES: readonly Change[] = [
  {
    name: 'the description, to the same length and time',
    make: (folder) => inPlace(join(folder, 'api.yaml'), 'listPets', 'listCats'),
    says: DONE,
  },
  {
    name: 'a generated file, to the same length and time',
    make: (folder) => inPlace(join(folder, 'out/index.ts'), 'export', 'exporT'),
    says: /output-edited/,
  },
  { name: 'a generated file that is gone', make: (folder) => rm(join(folder, 'out/index.ts')), says: DONE },
  {
    name: 'a file beside the generated ones',
    make: (folder) => writeFile(join(folder, 'out/mine.ts'), ''),
    says: UNCHANGED,
  },
  {
    name: 'the configuration',
    make: (folder) => inPlace(join(folder, 'apivintage.config.yaml'), 'pets:', 'cats:'),
    says: DONE,
  },
  {
    name: 'a second configuration',
    make: (folder) => writeFile(join(folder, 'apivintage.config.json'), '{}'),
    says: /config-ambiguous/,
  },
  {
    name: 'a copy of all of it',
    make: async (folder) => {
      await cp(join(folder, 'out'), join(folder, 'copy'), { recursive: true, preserveTimestamps: true });
      await rm(join(folder, 'out'), { recursive: true });
      await cp(join(folder, 'copy'), join(folder, 'out'), { recursive: true, preserveTimestamps: true });
    },
    says: UNCHANGED,
  },
  { name: 'another flag', words: ['--dry-run'], says: UNCHANGED },
  { name: 'a workflow, where reports look different', env: { GITHUB_ACTIONS: 'true' }, says: /Pet Store/ },
  {
    name: 'a record of another version',
    make: (folder) => editRecord(folder, (text) => text.replace('"version":"', '"version":"0.')),
    says: UNCHANGED,
  },
  { name: 'a broken record', make: (folder) => editRecord(folder, (text) => text.slice(1)), says: UNCHANGED },
  {
    name: 'a record of something else',
    make: (folder) => editRecord(folder, () => '{"stamps":null,"said":[]}'),
    says: UNCHANGED,
  },
];

const recordsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, RECORDS)).catch(() => [])).map((name) => join(folder, RECORDS, name));

const editRecord = async (folder: string, edit: (text: string) => string): Promise<void> => {
  const [path, ...others] = await recordsIn(folder);
  expect(others).toEqual([]);
  await writeFile(path!, edit(await readFile(path!, 'utf8')));
};

const FILES = {
  'api.yaml': petStore(),
  'apivintage.config.yaml': 'apis: { pets: { spec: api.yaml, output: out } }\n',
  'package.json': '{}',
  'node_modules/x/package.json': '{}',
};

describe('a run that found nothing to do', () => {
  const folders = new Map<string, string>();
  let home = '';

  /** One client for each change, old enough. */
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'apivintage-recall-'));
    for (const [index, { name }] of [...CHANGES, { name: '' }].entries()) {
      const folder = join(home, String(index));
      await mkdir(join(folder, 'node_modules'), { recursive: true });
      for (const path of ['api.yaml', 'apivintage.config.yaml', 'package.json'] as const) {
        await writeFile(join(folder, path), FILES[path]);
      }
      expect(await command.run(folder, [])).toMatchObject({ code: 0 });
      folders.set(name, folder);
    }
    await setTimeout(LONG_ENOUGH_MS);
  }, 60_000);
  afterAll(async () => rm(home, { recursive: true, force: true }));

  it('is written down, and believed without looking into a file', async () => {
    const folder = folders.get('')!;
    expect((await command.run(folder, [])).stdout).toMatch(UNCHANGED);
    expect(await recordsIn(folder)).toHaveLength(1);
    await editRecord(folder, (text) => text.replace('api.yaml: unchanged', 'api.yaml: as it was'));
    const { code, stdout, stderr } = await command.run(folder, []);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Read {3}api\.yaml: as it was\nWrote {2}out: .* unchanged, 0 removed\n$/);
    expect(stderr).toMatch(/^Took {3}\d+ ms\n$/);
  });

  it.each(CHANGES)('is not believed after $name', async ({ name, make, words = [], env = {}, says }) => {
    const folder = folders.get(name)!;
    expect((await command.run(folder, [])).stdout).toMatch(UNCHANGED);
    await editRecord(folder, (text) => text.replace('api.yaml: unchanged', 'api.yaml: believed'));
    await make?.(folder);
    const { stdout } = await command.run(folder, words, { env });
    expect(stdout).not.toContain('believed');
    expect(stdout).toMatch(says);
  });
});

it('is not written down while a write could still look the same', async () => {
  const folder = await folderWith(FILES);
  await command.run(folder, []);
  expect((await command.run(folder, [])).stdout).toMatch(UNCHANGED);
  expect(await recordsIn(folder)).toEqual([]);
});

it('is written down nowhere where there are no packages', async () => {
  const folder = await folderWith({ 'api.yaml': petStore() });
  const words = ['api.yaml', '-o', 'out'];
  await command.run(folder, words);
  await setTimeout(LONG_ENOUGH_MS);
  expect((await command.run(folder, words)).stdout).toMatch(UNCHANGED);
  expect((await readdir(folder)).sort()).toEqual(['api.yaml', 'out']);
});
