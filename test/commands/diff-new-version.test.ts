// A branch that adds a version whose catalogue is in the configuration: its document is not in the commit that it left.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, useBundle } from '../cli/command.js';

const command = useBundle();

const api = (id: string): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
paths:
  /orders:
    get:
      responses:
        '200':
          description: All.
          content: { application/json: { schema: { type: object, properties: { id: { type: ${id} } } } } }
`;
const OVERLAY = `overlay: 1.1.0
info: { title: New, version: '1' }
actions:
  - target: $.paths['/orders'].get.responses['200'].content['application/json'].schema.properties.id
    update: { type: integer }
`;
const FILES: Readonly<Record<string, string>> = {
  'old.yaml': api('string'),
  'new.yaml': api('integer'),
  'new.overlay.yaml': OVERLAY,
};

const config = (spec: string, versions: string): string => `apis:
  shop: { spec: ${spec}, output: shop, versions: { header: Shop-Version, ${versions} } }
`;
const FIRST = config('old.yaml', "versions: [{ version: '2026-01' }]");
const DATED = "pin: '2026-02', changes: { ids: { in: '2026-02', summary: Ids are numbers. } }";

const git = (folder: string, ...words: readonly string[]): void => {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...words], { cwd: folder, stdio: 'ignore' });
};

/** A repository with the old version on `main`, in which a branch has written the new one. */
const branchWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await folderWith({
    'old.yaml': api('string'),
    'older.yaml': api('boolean'),
    'apivintage.config.yaml': FIRST,
  });
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'first');
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
};

/** What is found, and what is wrong. */
const differences = async (
  folder: string,
): Promise<{ readonly code: number | null; readonly text: string }> => {
  const { code, stdout, stderr } = await command.run(folder, ['diff', '--base', 'main', '--format', 'plain']);
  return { code, text: stdout + stderr };
};

it.each([
  [
    'a document beside that of the entry',
    ['new.yaml'],
    'old.yaml',
    "versions: [{ version: '2026-01' }, { version: '2026-02', document: new.yaml }]",
  ],
  [
    'an overlay',
    ['new.overlay.yaml'],
    'old.yaml',
    "versions: [{ version: '2026-01' }, { version: '2026-02', overlay: new.overlay.yaml }]",
  ],
  [
    'a document that takes the place of the entry',
    ['new.yaml'],
    'new.yaml',
    "versions: [{ version: '2026-01', document: old.yaml }, { version: '2026-02' }]",
  ],
])('a new version is compared with what was there: %s', async (_what, added, spec, versions) => {
  const files = Object.fromEntries(added.map((name) => [name, FILES[name] ?? '']));
  const changed = config(spec, `${versions}, ${DATED}`);
  const folder = await branchWith({ ...files, 'apivintage.config.yaml': changed });
  const { code, text } = await differences(folder);
  expect(text.match(/version `2026-02` is new/g)).toHaveLength(1);
  expect(text).toContain('result.id was `string` and is `number`');
  expect(code).toBe(0);
});

it('a document that was there by another name is no new one: it is named', async () => {
  const versions = "versions: [{ version: '2025-12', document: moved.yaml }, { version: '2026-01' }]";
  const folder = await branchWith({ 'apivintage.config.yaml': config('old.yaml', versions) });
  git(folder, 'mv', 'older.yaml', 'moved.yaml');
  const { code, text } = await differences(folder);
  expect(text).toContain('There is no file "moved.yaml" in revision "main"');
  expect(code).toBe(2);
});

it('what is missing is told where nothing of the catalogue was there', async () => {
  const folder = await branchWith({
    'new.yaml': api('integer'),
    'apivintage.config.yaml': config('new.yaml', "versions: [{ version: '2026-02' }]"),
  });
  const { code, text } = await differences(folder);
  expect(text).toContain('There is no file "new.yaml" in revision "main"');
  expect(code).toBe(2);
});
