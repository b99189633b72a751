import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyWrite, FileSet, planWrite } from '../../generator/output/write.js';
import { fatalOf } from '../source/fatal.js';
import { folderWith } from '../source/folder.js';
import { bundled, textsIn, write } from './folders.js';
import { FIRST, OPTIONS, SECOND, THIRD } from './states.js';

describe('a run that is killed', () => {
  let bundle = '';
  beforeAll(async () => {
    bundle = await bundled('dying-run.ts');
  });

  /** Run until the step before which it dies; answers the signal that ended it. */
  const dieAt = async (program: string, dir: string, step: number): Promise<NodeJS.Signals | null> => {
    const child = spawn(process.execPath, [program, dir, String(step)], { stdio: 'inherit' });
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        if (code === null || code === 0) resolve(signal);
        else reject(new Error(`The run failed with ${code}.`));
      });
    });
  };

  it('at any step leaves each file old or new, and the next run, of other files, finishes cleanly', async () => {
    const clean = await folderWith();
    await write(clean, THIRD);
    const expected = { ...(await textsIn(clean)), 'mine.txt': 'x' };
    let steps = 0;
    for (let signal: NodeJS.Signals | null = 'SIGKILL'; signal !== null; steps++) {
      const root = await folderWith({ 'run.mjs': bundle, 'out/mine.txt': 'x' });
      const dir = join(root, 'out');
      await write(dir, FIRST);
      signal = await dieAt(join(root, 'run.mjs'), dir, steps);
      const { 'manifest.json': manifest, 'mine.txt': mine, ...files } = await textsIn(dir);
      expect([mine, typeof manifest]).toEqual(['x', 'string']);
      for (const path of new Set([...Object.keys(FIRST), ...Object.keys(SECOND), ...Object.keys(files)])) {
        expect([FIRST[path], SECOND[path]]).toContain(files[path]);
      }
      await write(dir, THIRD);
      expect(await textsIn(dir)).toEqual(expected);
      expect((await readdir(dir)).filter((name) => name.startsWith('.'))).toEqual([]);
    }
    // Lock, run folder, manifest, files, renames, removals: fewer steps would mean that nothing was watched.
    expect(steps).toBeGreaterThan(10);
  });
});

describe('the lock', () => {
  it('of a living process stops a second run, which says which one', async () => {
    const dir = await folderWith({ '.apivintage-lock': `${process.ppid}\n` });
    const error = await fatalOf(write(dir, FIRST));
    expect(error.message).toContain(`process ${process.ppid}`);
    expect(await readdir(dir)).toEqual(['.apivintage-lock']);
  });

  it.each([
    ['a dead process', async () => `${await deadPid()}\n`],
    ['a former process with our id, as in a container', () => Promise.resolve(`${process.pid}\n`)],
  ])('of %s is taken over', async (_what, content) => {
    const dir = await folderWith({ '.apivintage-lock': await content() });
    await write(dir, FIRST);
    expect((await readdir(dir)).sort()).toEqual(['a.ts', 'b.ts', 'manifest.json', 'old']);
  });

  it('that has just been made and says nothing yet is given a moment to say whose it is', async () => {
    const dir = await folderWith({ '.apivintage-lock': '' });
    const refused = fatalOf(write(dir, FIRST));
    await setTimeout(200);
    await writeFile(join(dir, '.apivintage-lock'), `${process.ppid}\n`);
    expect((await refused).diagnostics[0]?.code).toBe('output-locked');
    expect((await refused).message).toContain(`process ${process.ppid}`);
    expect(await readdir(dir)).toEqual(['.apivintage-lock']);
  });

  it('that never says whose it is was left by a run that was killed', async () => {
    const dir = await folderWith({ '.apivintage-lock': '' });
    await write(dir, FIRST);
    expect((await readdir(dir)).sort()).toEqual(['a.ts', 'b.ts', 'manifest.json', 'old']);
  });

  it('lets one of two runs of one process win', async () => {
    const dir = await folderWith();
    const outcomes = await Promise.allSettled([write(dir, FIRST), write(dir, SECOND)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = outcomes[0].status === 'fulfilled' ? FIRST : SECOND;
    const { 'manifest.json': manifest, ...files } = await textsIn(dir);
    expect(manifest).toContain('apivintage');
    expect(files).toEqual(winner);
  });

  it('is released after a failure', async () => {
    const dir = await folderWith({ 'a.ts': 'mine' });
    const plan = planWrite(dir, new FileSet([['b.ts', '1']]), OPTIONS);
    // Between the plan and its execution somebody puts a file in the way.
    await writeFile(join(dir, 'b.ts'), 'mine');
    expect((await fatalOf(applyWrite(plan))).diagnostics[0]?.code).toBe('output-not-owned');
    expect((await readdir(dir)).sort()).toEqual(['a.ts', 'b.ts']);
  });
});

/** The id of a process that has ended. */
const deadPid = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  if (child.pid === undefined) throw new Error('The process did not start.');
  return child.pid;
};
