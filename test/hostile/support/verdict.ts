import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { filesIn } from '../../support/folders.js';
import { live, type Lived } from './live.js';
import type { Confined, World } from './sandbox.js';
import { shapeOf } from './shape.js';

/** How a hostile document may end. */
export interface Expected {
  readonly mayGenerate: boolean;
  readonly mayReject: boolean;
  /** Whether a document that is generated from is to be warned about. */
  readonly warns: boolean;
}

const CONTROL = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const DIAGNOSTIC = /^\S*:\d+:\d+: (?:error|warning) [a-z0-9-]+: \S/;

/** What holds for every run: no trap, no stack, nothing disturbed, an exit code with a meaning. */
export const expectCivil = (result: Confined): void => {
  const { code, signal, stdout, stderr, trapped, disturbed } = result;
  expect({ signal, trapped, disturbed }).toEqual({ signal: null, trapped: [], disturbed: [] });
  expect([0, 2], stdout + stderr).toContain(code);
  expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(stdout + stderr).not.toMatch(CONTROL);
  expect(stdout + stderr).not.toMatch(/^(?:::|##vso)/m);
};

/** Run the command on the specification of a world, and check what comes of it. */
export const expectVerdict = async (
  world: World,
  spec: string,
  expected: Expected,
): Promise<Lived | undefined> => {
  const result = await world.run(['generate', spec, '-o', 'out', '--format', 'plain', '--name', 'sample']);
  expectCivil(result);
  const output = join(world.work, 'out');
  if (result.code !== 0) {
    expect(expected.mayReject, result.stdout).toBe(true);
    expect(
      result.stdout.split('\n').some((line) => DIAGNOSTIC.test(line)),
      result.stdout,
    ).toBe(true);
    expect(await filesIn(output)).toEqual([]);
    return undefined;
  }
  expect(expected.mayGenerate, result.stdout).toBe(true);
  if (expected.warns) expect(result.stdout).toMatch(/^\S*:\d+:\d+: warning /m);
  await expectSound(output);
  const lived = await live(output);
  expect(lived.stderr).toBe('');
  expect(lived.failures.filter((each) => /trap|is not defined|SyntaxError/.test(each))).toEqual([]);
  return lived;
};

const expectSound = async (output: string): Promise<void> => {
  for (const path of await filesIn(output)) {
    if (!path.endsWith('.ts')) continue;
    expect(shapeOf(path, await readFile(join(output, path), 'utf8')).problems, path).toEqual([]);
  }
};
