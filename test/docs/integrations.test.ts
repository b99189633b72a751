// What other programs read of us: the action of GitHub, the hooks of pre-commit, the image.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NAMES } from '../../generator/commands/words/all.js';
import { folderWith } from '../cli/command.js';
import { ROOT } from '../support/folders.js';

const textOf = async (name: string): Promise<string> => await readFile(join(ROOT, name), 'utf8');

/** What GitHub takes of a composite action, as far as ours says it: anything else is a mistake. */
const ACTION = z.strictObject({
  name: z.string(),
  description: z.string().max(125),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(
    z.string().regex(/^[a-z][a-z-]*$/),
    z.strictObject({ description: z.string(), default: z.string() }),
  ),
  runs: z.strictObject({
    using: z.literal('composite'),
    steps: z
      .array(
        z.strictObject({ shell: z.literal('bash'), env: z.record(z.string(), z.string()), run: z.string() }),
      )
      .length(1),
  }),
});

describe('action.yml', () => {
  let action: z.infer<typeof ACTION>;
  beforeAll(async () => {
    action = ACTION.parse(load(await textOf('action.yml')));
  });

  it('hands each input over as a variable, and writes none into the program', () => {
    const [step] = action.runs.steps;
    const handed = Object.values(step?.env ?? {}).map(
      (value) => /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value)?.[1],
    );
    expect(handed.sort()).toEqual(Object.keys(action.inputs).sort());
    expect(step?.run).not.toContain('${{');
    for (const name of Object.keys(step?.env ?? {})) expect(step?.run).toMatch(new RegExp(`\\$${name}\\b`));
  });

  /** Run the step with a command in the place of ours that says how it was called. */
  const runStep = async (inputs: Readonly<Record<string, string>>, isInstalled = true): Promise<string> => {
    const folder = await folderWith({});
    const say = `#!/bin/sh\nprintf '[%s]' "$(basename "$0")" "$@"\n`;
    const bin = join(folder, isInstalled ? 'node_modules/.bin/apivintage' : 'bin/npx');
    await mkdir(join(bin, '..'), { recursive: true });
    await writeFile(bin, say);
    await chmod(bin, 0o755);
    const [step] = action.runs.steps;
    const values = Object.fromEntries(
      Object.entries(step?.env ?? {}).map(([variable, text]) => {
        const input = text.replace(/^.*inputs\.| .*$/g, '');
        return [variable, inputs[input] ?? action.inputs[input]?.default ?? ''];
      }),
    );
    const env = { ...values, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` };
    const { stdout } = await promisify(execFile)('bash', ['-c', step?.run ?? ''], { cwd: folder, env });
    return stdout;
  };

  it('runs what is installed, with the inputs as they are', async () => {
    expect(await runStep({})).toBe('[apivintage][check][--format][github][--fail-on=error]');
    const given = { command: 'lint', config: '-c $(touch x)', 'fail-on': 'warn' };
    expect(await runStep(given)).toBe(
      '[apivintage][lint][--format][github][--fail-on=warn][--config=-c $(touch x)]',
    );
  });

  it('runs the version that it was told, where nothing is installed', async () => {
    expect(await runStep({ version: '1.2.3' }, false)).toBe(
      '[npx][--yes][--ignore-scripts][apivintage@1.2.3][check][--format][github][--fail-on=error]',
    );
  });

  it('refuses other commands, and what is no version', async () => {
    await expect(runStep({ command: 'watch' })).rejects.toThrow('the command is check, lint or generate');
    await expect(runStep({ version: 'x@file:/tmp' })).rejects.toThrow('is not a version');
  });
});

it('.pre-commit-hooks.yaml has hooks that run commands of ours', async () => {
  const hook = z.strictObject({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    entry: z.string().regex(/^npx --no-install apivintage \w+$/),
    language: z.literal('system'),
    files: z.string(),
    pass_filenames: z.literal(false),
  });
  const hooks = z.array(hook).parse(load(await textOf('.pre-commit-hooks.yaml')));
  for (const { entry, files, id } of hooks) {
    expect(NAMES).toContain(entry.split(' ').at(-1));
    expect(new RegExp(files).test('spec/shop.yaml')).toBe(true);
    expect(await textOf('docs/recipes/pre-commit.md')).toContain(`id: ${id}`);
  }
});

describe('Dockerfile', () => {
  const INSTRUCTIONS = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'ENTRYPOINT', 'CMD'];

  it('is made of instructions, and starts our command as no administrator', async () => {
    const lines = (await textOf('Dockerfile')).replaceAll(/\\\n/g, '').split('\n');
    const steps = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
    for (const step of steps) expect(INSTRUCTIONS).toContain(step.split(' ')[0]);
    const last = steps.slice(steps.findLastIndex((step) => step.startsWith('FROM ')));
    expect(last).toContain('ENTRYPOINT ["apivintage"]');
    expect(last).toContain('USER node');
    expect(last.join('\n')).toContain('npm install --global --ignore-scripts');
  });

  it('copies what there is, and runs scripts that there are', async () => {
    const text = await textOf('Dockerfile');
    const manifest = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await textOf('package.json')));
    for (const [, script = ''] of text.matchAll(/npm run ([\w:]+)/g))
      expect(manifest.scripts).toHaveProperty([script]);
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    for (const name of copied.filter((each) => each !== '.')) expect(await textOf(name)).not.toBe('');
    // All is left out but what is named, and what is built from is named.
    const [first, ...kept] = (await textOf('.dockerignore')).trim().split('\n');
    expect(first).toBe('*');
    for (const line of kept) expect(existsSync(join(ROOT, line.slice(1)))).toBe(true);
    const projects = [...(manifest.scripts['build:types'] ?? '').matchAll(/-p (\S+)/g)].map(
      ([, name = '']) => name,
    );
    expect(projects.length).toBeGreaterThan(0);
    const needed = ['generator', 'templates', 'scripts', 'package.json', 'package-lock.json', ...projects];
    expect(kept).toEqual(expect.arrayContaining(needed.map((name) => `!${name}`)));
  });
});
