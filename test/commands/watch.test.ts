// `watch` as a user runs it: edit, look, edit, Ctrl-C.
import { writeFileSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Inputs } from '../../generator/watch/inputs.js';
import { contentOf, expectMistake, folderWith, petStore, useBundle } from '../cli/command.js';
import { Watch } from './watching.js';

const command = useBundle();

const CONFIG =
  'apis:\n  pets: { spec: pets.yaml, output: out/pets }\n  zoo: { spec: zoo.yaml, output: out/zoo }\n';
const PET = 'type: object\nproperties: { id: { type: string } }\n';

const watching = async (): Promise<Watch> => {
  const watch = new Watch(
    command,
    await folderWith({
      'pets.yaml': petStore({ "$ref: '#/components/schemas/Pet'": "$ref: 'pet.yaml'" }),
      'pet.yaml': PET,
      'zoo.yaml': petStore(),
      'apivintage.config.yaml': CONFIG,
    }),
  );
  await watch.says(/Watching 4 files\. Ctrl-C ends\.\n/);
  return watch;
};

describe('watch', () => {
  it('refuses what is no file, which it would wait for without end', async () => {
    const result = await command.run(await folderWith({}), ['watch', '-', '-o', 'out'], {
      stdin: petStore(),
    });
    expectMistake(result);
    expect(result.stdout).toContain('nothing-to-watch');
  });

  it('writes what changed of the client that changed, and leaves cleanly', async () => {
    const watch = await watching();
    const before = await contentOf(join(watch.folder, 'out'));
    await watch.write('pet.yaml', `${PET}description: An animal.\n`);
    const said = await watch.says(/out\/pets: 0 new, [1-9]\d* changed, \d+ unchanged, 0 removed\n[^]*took/);
    expect(said).toContain('pet.yaml changed');
    expect(said).not.toContain('out/zoo');
    const after = await contentOf(join(watch.folder, 'out'));
    const changed = Object.keys(after).filter((path) => after[path]?.mtime !== before[path]?.mtime);
    expect(changed).toContain('pets/manifest.json');
    expect(changed.length).toBeLessThan(6);
    const { stdout, stderr, signal } = await watch.stop();
    expect(signal).toBe('SIGINT');
    expect(stdout).toMatch(/^(?:[\d:]{8} {2}out\/\w+: .*\n){3}$/);
    expect(stderr).toMatch(
      /\nWatching 4 files\. Ctrl-C ends\.\n[\d:]{8} {2}pet\.yaml changed\n[\d:]{8} {2}took \d+ ms\n$/,
    );
  });

  it('takes a burst of events for one, and files that say the same for none', async () => {
    const watch = await watching();
    for (let count = 0; count < 5; count++) {
      writeFileSync(join(watch.folder, 'zoo.yaml'), petStore({ 'Pet Store': `Zoo ${String(count)}` }));
    }
    await watch.says(/out\/zoo: .*\n/);
    await watch.write('zoo.yaml', petStore({ 'Pet Store': 'Zoo 4' }));
    await setTimeout(1500);
    const { stderr } = await watch.stop();
    expect(stderr.match(/zoo\.yaml changed/g)).toHaveLength(1);
    expect(await readFile(join(watch.folder, 'out/zoo/client.ts'), 'utf8')).toContain('Zoo 4');
  });

  it('survives a broken specification, also one that is gone, and says when it is good again', async () => {
    const watch = await watching();
    await watch.write('zoo.yaml', 'openapi: [');
    expect(await watch.says(/out\/zoo: left as it is until this is mended\n/)).toContain(
      'This is not valid YAML',
    );
    await rm(join(watch.folder, 'zoo.yaml'));
    expect(await watch.says(/left as it is/)).toContain('There is no file "zoo.yaml".');
    await watch.write('new.yaml', petStore());
    await rename(join(watch.folder, 'new.yaml'), join(watch.folder, 'zoo.yaml'));
    await watch.says(/out\/zoo: good again, 0 new, 0 changed/);
    expect(await watch.stop()).toMatchObject({ signal: 'SIGINT' });
  });

  it('does not take a file for changed that was there when it was first read', async () => {
    const watch = await watching();
    await watch.write('beast.yaml', PET);
    await setTimeout(100);
    await watch.write('zoo.yaml', petStore({ "$ref: '#/components/schemas/Pet'": "$ref: 'beast.yaml'" }));
    await watch.says(/out\/zoo: .*[1-9]\d* changed/);
    await setTimeout(300);
    expect((await watch.stop()).stderr).not.toContain('beast.yaml changed');
  });

  it('follows the configuration', async () => {
    const watch = await watching();
    await watch.write('apivintage.config.yaml', 'apis: {}\n');
    await watch.says(/going on with the configuration as it was\n/);
    await watch.write('apivintage.config.yaml', CONFIG.replace('out/zoo', 'out/animals'));
    await watch.says(/out\/animals: [1-9]\d* new/);
    expect(await watch.stop()).toMatchObject({ signal: 'SIGINT' });
  });

  it('follows what a configuration in TypeScript imports, templates, and overlays', async () => {
    const folder = await folderWith({
      'pets.yaml': petStore(),
      'names.ts': "export const name: string = 'First';\n",
      'apivintage.config.ts': PROGRAM,
      'new.overlay.yaml': OVERLAY,
      'templates/partials/head.hbs':
        '{{header}}\n{{#each imports}}import {{#if typesOnly}}type {{/if}}{ {{#each names}}{{name}}, {{/each}} } from {{from}};\n{{/each}}',
    });
    const watch = new Watch(command, folder);
    await watch.says(/Watching/);
    await watch.write('names.ts', "export const name: string = 'Second';\n");
    await watch.says(/names\.ts changed[^]*[1-9]\d* changed/);
    expect(await readFile(join(folder, 'out/client.ts'), 'utf8')).toContain('class Second');
    await watch.write('new.overlay.yaml', OVERLAY.replaceAll('New', 'Newer'));
    await watch.says(/new\.overlay\.yaml changed[^]*[1-9]\d* changed/);
    await watch.write('templates/partials/doc.hbs', '// No comment.\n');
    await watch.says(/templates[^]*[1-9]\d* changed/);
    expect(await readFile(join(folder, 'out/client.ts'), 'utf8')).toContain('// No comment.');
    await watch.write('templates/partials/doc.hbs', '{{comments}}\n');
    await watch.says(/template-unknown-field[^]*left as it is/);
    expect(await watch.stop()).toMatchObject({ signal: 'SIGINT' });
  });
});

const PROGRAM = `import { name } from './names.js';
import { defineConfig } from 'apivintage';
export default defineConfig({
  apis: {
    pets: {
      spec: 'pets.yaml',
      output: 'out',
      name,
      templates: 'templates',
      versions: { header: 'V', versions: [{ version: '1' }, { version: '2', overlay: 'new.overlay.yaml' }] },
    },
  },
});
`;

const OVERLAY = `overlay: 1.0.0
info: { title: 'New', version: '2' }
actions:
  - target: $.components.schemas.Pet
    update: { description: New }
`;

describe('a file that is watched', () => {
  it('has changed where it did since it was read, also before anybody looked', async () => {
    const folder = await folderWith({ 'a.yaml': 'a', 'b.yaml': 'b' });
    const [a, b] = [join(folder, 'a.yaml'), join(folder, 'b.yaml')];
    const inputs = new Inputs();
    try {
      await inputs.watch([b], Date.now() + 1000);
      await inputs.watch([a, b], Date.now() - 60_000);
      expect(await inputs.changes()).toEqual([a]);
      writeFileSync(b, 'c');
      expect(await inputs.changes()).toEqual([b]);
      await inputs.watch([a], Date.now());
      writeFileSync(b, 'd');
      await setTimeout(100);
      writeFileSync(a, 'd');
      expect(await inputs.changes()).toEqual([a]);
    } finally {
      inputs.close();
    }
  });

  it('has changed at whatever step of the first look it is saved', async () => {
    const folder = await folderWith({});
    for (let steps = 0; steps < 40; steps++) {
      const path = join(folder, `${String(steps)}.yaml`);
      writeFileSync(path, 'a');
      await setTimeout(20);
      const inputs = new Inputs();
      try {
        const watched = inputs.watch([path], Date.now());
        for (let step = 0; step < steps; step++) await setImmediate();
        writeFileSync(path, 'b');
        await watched;
        const found = await Promise.race([inputs.changes(), setTimeout(3000, [])]);
        expect(found, `saved after ${String(steps)} steps`).toEqual([path]);
      } finally {
        inputs.close();
      }
    }
  });
});
