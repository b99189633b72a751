// A real run, killed from outside at random moments: `crash.test.ts` goes through every step, this one trusts no list of steps.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Random } from '../hostile/fuzz/random.js';
import { folderWith } from '../source/folder.js';
import { bundled, textsIn, write } from './folders.js';
import { EARLIER, LATER } from './states.js';

const MOMENTS = 100;
const AT_ONCE = 4;

/** Run until some milliseconds after it says that it starts; whether it was killed before its end. */
const runFor = async (program: string, dir: string, wait: number): Promise<boolean> => {
  const child = spawn(process.execPath, [program, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended: Promise<readonly unknown[]> = once(child, 'exit');
  await once(child.stdout, 'data');
  const timer = setTimeout(() => child.kill('SIGKILL'), wait);
  const [code, signal] = await ended;
  clearTimeout(timer);
  if (signal === null) expect(code).toBe(0);
  return signal === 'SIGKILL';
};

it('that is killed at random moments leaves each file old or new, and the next run repairs the rest', { timeout: 600_000 }, async () => {
  const root = await folderWith({ 'run.mjs': await bundled('long-run.ts') });
  const program = join(root, 'run.mjs');
  const clean = join(root, 'clean');
  await write(clean, EARLIER);
  const start = performance.now();
  await runFor(program, clean, 60_000);
  const whole = performance.now() - start;
  const expected = await textsIn(clean);
  const random = new Random(100);
  const waits = Array.from({ length: MOMENTS }, () => (random.below(1000) / 1000) * whole);

  let killed = 0;
  const dieOnce = async (wait: number, nth: number): Promise<void> => {
    const dir = join(root, String(nth));
    await write(dir, EARLIER);
    if (await runFor(program, dir, wait)) killed++;
    const { 'manifest.json': manifest, ...files } = await textsIn(dir);
    expect(JSON.parse(manifest ?? '')).toMatchObject({});
    const paths = new Set([...Object.keys(EARLIER), ...Object.keys(LATER), ...Object.keys(files)]);
    const torn = [...paths].filter((path) => ![EARLIER[path], LATER[path]].includes(files[path]));
    expect(torn, `after ${wait} ms`).toEqual([]);
    await write(dir, LATER);
    expect(await textsIn(dir)).toEqual(expected);
    expect((await readdir(dir)).filter((name) => name.startsWith('.'))).toEqual([]);
  };
  for (let first = 0; first < MOMENTS; first += AT_ONCE) {
    await Promise.all(waits.slice(first, first + AT_ONCE).map((wait, index) => dieOnce(wait, first + index)));
  }
  // A run that nobody interrupts would prove nothing.
  expect(killed).toBeGreaterThan(MOMENTS / 10);
});
