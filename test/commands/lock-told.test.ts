// `lock` where there is nothing to lock, something is wrong, or nobody wants to hear of it.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FatalError } from '../../generator/diagnostics/fatal.js';
import { storeText } from '../../generator/lock/store.js';
import { expectMistake, folderWith, useBundle } from '../cli/command.js';

const command = useBundle();

const LOCK = 'versions.lock.json';
const CATALOGUE = 'x-api-versions: { header: V, versions: [{ version: a }, { version: b.preview }] }\n';
const shop = (catalogue = CATALOGUE): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
${catalogue}paths: { /a: { get: { responses: { '204': { description: Done. } } } } }
`;

it.each([['--quiet'], ['--format', 'json']])('tells nobody what it wrote with %s %s', async (...words) => {
  const folder = await folderWith({ 'shop.yaml': shop() });
  const { code, stdout } = await command.run(folder, ['lock', 'shop.yaml', ...words]);
  expect(code).toBe(0);
  expect(stdout).not.toContain('written');
  expect(await readdir(folder)).toContain(LOCK);
});

it('locks nothing of a specification with errors', async () => {
  const folder = await folderWith({ 'shop.yaml': shop(CATALOGUE.replace('b.preview', 'a')) });
  const { code, stdout } = await command.run(folder, ['lock', 'shop.yaml', '--format', 'plain']);
  expect(code).toBe(2);
  expect(stdout).toMatch(/^shop\.yaml:3:\d+: error invalid-catalogue: [^\n]*\n$/);
  expect(await readdir(folder)).toEqual(['shop.yaml']);
});

it('forgets a specification whose versions are all gone, where that is accepted, and no other', async () => {
  const folder = await folderWith({ 'shop.yaml': shop(), 'other.yaml': shop() });
  for (const spec of ['shop.yaml', 'other.yaml']) await command.run(folder, ['lock', spec]);
  await writeFile(join(folder, 'shop.yaml'), shop(CATALOGUE.replace('{ version: a }, ', '')));
  const refused = await command.run(folder, ['lock', 'shop.yaml']);
  expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('released-version-removed')]);
  const accepted = await command.run(folder, ['lock', 'shop.yaml', '--accept']);
  expect([accepted.code, accepted.stdout]).toEqual([0, `${LOCK}: updated (no released versions)\n`]);
  const content: unknown = JSON.parse(await readFile(join(folder, LOCK), 'utf8'));
  expect(content).toEqual({ lockfile: 1, specifications: { 'other.yaml': expect.any(Array) as unknown } });
  expect((await command.run(folder, ['lock', 'shop.yaml'])).stdout).toContain('nothing to lock');
});

it('does not take a lock that it cannot read for none', async () => {
  const folder = await folderWith({ 'shop.yaml': shop(), [`${LOCK}/a`]: '' });
  const result = await command.run(folder, ['lock', 'shop.yaml']);
  expectMistake(result);
  expect(result.stdout).toContain('it cannot be read (EISDIR)');
});

it('leaves nothing beside what it could not replace', async () => {
  const folder = await folderWith({ 'shop.yaml': shop() });
  await mkdir(join(folder, LOCK));
  await writeFile(join(folder, LOCK, 'a'), '');
  await expect(storeText(join(folder, LOCK), LOCK, '{}')).rejects.toThrow(FatalError);
  expect((await readdir(folder)).sort()).toEqual(['shop.yaml', LOCK]);
});
