import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { watch, type RolldownPlugin } from 'rolldown';
import { expect, it } from 'vitest';
import type { BuildStepOptions } from '../../generator/bundlers/options.js';
import type * as rolldown from '../../generator/bundlers/rolldown.js';
import { folderWith, petStore, useBundle } from '../cli/command.js';

const bundle = useBundle();

const isModule = (loaded: unknown): loaded is Pick<typeof rolldown, 'apivintage'> =>
  typeof loaded === 'object' && loaded !== null && 'apivintage' in loaded;

const plugin = async (options: BuildStepOptions): Promise<RolldownPlugin> => {
  const loaded: unknown = await import(join(bundle.dist, 'bundlers/rolldown.js'));
  if (!isModule(loaded)) throw new TypeError('there is no plugin');
  return loaded.apivintage(options);
};

it('generates again while Rolldown watches, also after a mistake', async () => {
  const folder = await folderWith({
    'api.yaml': petStore(),
    'src/main.ts': `export { PetStore } from './api/index.js';`,
  });
  const apis = { petStore: { spec: 'api.yaml', output: 'src/api' } };
  const bundled = join(folder, 'out/main.js');
  const mistakes: string[] = [];
  const watcher = watch({
    cwd: folder,
    input: 'src/main.ts',
    output: { file: bundled },
    plugins: [await plugin({ apis, cwd: folder })],
  });
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') mistakes.push(event.error.message);
  });
  const save = async (text: string): Promise<void> => {
    await writeFile(join(folder, 'next.yaml'), text);
    await rename(join(folder, 'next.yaml'), join(folder, 'api.yaml'));
  };
  const builds = async (text: string): Promise<void> =>
    await expect
      .poll(async () => await readFile(bundled, 'utf8').catch(() => ''), { timeout: 20_000 })
      .toContain(text);
  try {
    await builds('https://pets.example.com');
    await save('openapi: 3.1.0\n  info: {');
    await expect.poll(() => mistakes.join('\n'), { timeout: 20_000 }).toContain('api.yaml');
    // Where the bundler was at is of no use to who has to mend a description.
    expect(mistakes.join('\n')).not.toMatch(/^ +at /m);
    await save(petStore({ 'https://pets.example.com': 'https://dogs.example.com' }));
    await builds('https://dogs.example.com');
  } finally {
    await watcher.close();
  }
});
