// What stands in and around the output folder when a hostile, or just unlucky, run begins.
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../support/folders.js';
import { useCommand } from './support/command.js';
import { document, operations } from './support/documents.js';
import { inWorld, snapshot, type World } from './support/sandbox.js';
import { expectCivil } from './support/verdict.js';

const SPEC = [['openapi.json', operations(['/pets'])]] as const;
const GENERATE = ['generate', 'openapi.json', '-o', 'out', '--format', 'plain'];

describe('the command', () => {
  const command = useCommand();

  it.each(['resources', 'index.ts'])('writes nothing through a link at %s', async (path) => {
    await inWorld(command, SPEC, async (world) => {
      await mkdir(join(world.work, 'out'));
      await symlink(
        path === 'index.ts' ? '../../other/precious.txt' : '../../other',
        join(world.work, 'out', path),
      );
      const result = await world.run(GENERATE);
      expectCivil(result);
      expect(result.stdout).toContain('output-symlink');
      expect(result.code).toBe(2);
    });
  });

  it.each([
    ['the working directory of a project', '.', '.git/config'],
    ['the home folder', '../home', '../home/notes.txt'],
  ])('does not take %s for its output', async (_name, output, precious) => {
    await inWorld(command, [...SPEC, [precious, 'precious'], ['package.json', '{}']], async (world) => {
      const result = await world.run(['generate', 'openapi.json', '-o', output, '--format', 'plain']);
      expectCivil(result);
      expect(result.code).toBe(2);
      expect(result.stdout).toMatch(/output-(?:unsafe-folder|is-input|not-owned)/);
    });
  });

  it("keeps the user's files, and does not overwrite what was edited", async () => {
    await inWorld(command, SPEC, async (world) => {
      expectCivil(await world.run(GENERATE));
      await writeFile(join(world.work, 'out/mine.ts'), 'mine');
      await writeFile(join(world.work, 'out/resources/pets.ts'), 'edited');
      await writeFile(join(world.work, 'openapi.json'), operations(['/pets', '/shops']));
      const result = await world.run(GENERATE);
      expectCivil({ ...result, disturbed: [] });
      expect(result.stdout).toContain('output-edited');
      expect(await readFile(join(world.work, 'out/mine.ts'), 'utf8')).toBe('mine');
      expect(await readFile(join(world.work, 'out/resources/pets.ts'), 'utf8')).toBe('edited');
    });
  });

  it.each(['out/openapi.json', 'out/index.ts'])('never writes over its input, %s', async (path) => {
    await inWorld(command, [[path, document({})]], async (world) => {
      const result = await world.run(['generate', `./${path}`, '-o', 'out', '--format', 'plain']);
      expectCivil(result);
      expect(await readFile(join(world.work, path), 'utf8')).toBe(document({}));
    });
  });

  it('leaves whole files when killed, and two runs at once do not disturb each other', async () => {
    await inWorld(command, SPEC, async (world) => {
      const clean = await cleanRun(world);
      const [first, second] = await Promise.all([world.run(GENERATE), world.run(GENERATE)]);
      for (const { code, stdout } of [first, second]) expect([0, 2], stdout).toContain(code);
      for (const delay of [150, 250, 300, 350]) await killed(command, world, delay);
      expect((await world.run(GENERATE)).code).toBe(0);
      expect(await contents(world)).toEqual(clean);
    });
  });

  it('loads no configuration from where the specification is', async () => {
    const config =
      "import { writeFileSync } from 'node:fs';\nwriteFileSync('pwned.txt', '');\nexport default {};\n";
    const files = ['mjs', 'js', 'ts'].map(
      (ending) => [`theirs/apivintage.config.${ending}`, config] as const,
    );
    const spec = [['theirs/openapi.json', operations(['/pets'])]] as const;
    const others = [
      ['theirs/.prettierrc.cjs', config],
      ['theirs/.env', 'NODE_OPTIONS=--nonsense'],
    ] as const;
    await inWorld(command, [...files, ...spec, ...others], async (world) => {
      const result = await world.run(['generate', 'theirs/openapi.json', '-o', 'out', '--format', 'plain']);
      expectCivil(result);
      expect(result.code).toBe(0);
    });
  });
});

const cleanRun = async (world: World): Promise<unknown> => {
  expectCivil(await world.run(GENERATE));
  return await contents(world);
};

const contents = async (world: World): Promise<unknown> => {
  const paths = await filesIn(join(world.work, 'out'));
  const hashes = await snapshot(join(world.work, 'out'));
  return paths.map((path) => [path, hashes.get(`/${path}`)]);
};

/** Change the specification, and kill the run that follows. */
const killed = async (command: ReturnType<typeof useCommand>, world: World, delay: number): Promise<void> => {
  const child = command.start(world.work, GENERATE, { node: [], env: {} });
  await new Promise((resolve) => setTimeout(resolve, delay));
  child.kill('SIGKILL');
  await new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.on('close', resolve) : resolve(0),
  );
};
