// What the documents show is what there is: commands and flags, configurations, and what is printed.
import { cp, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { optionsOf } from '../../generator/commands/options.js';
import { COMMANDS, NAMES, WORDS } from '../../generator/commands/words/all.js';
import { checkConfig } from '../../generator/config/check.js';
import { folderWith, useBundle } from '../cli/command.js';
import { ROOT } from '../support/folders.js';

const bundle = useBundle();

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(ROOT, folder)))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...(await Promise.all(['docs', 'docs/recipes', 'docs/rules'].map(namesIn))).flat(),
];

const textOf = async (path: string): Promise<string> => await readFile(join(ROOT, path), 'utf8');

/** The code blocks of a language, `''` for those of none. */
const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(/^```(.*)\n([^]*?)^```$/gm)]
    .filter(([, of]) => of === language)
    .map(([, , block = '']) => block);

/** What stands after the name of the command, in blocks for a shell and in the running text. */
const commandsIn = (text: string): readonly string[] => {
  const lines = blocks(text, 'sh').flatMap((block) => block.split('\n'));
  const spans = [...text.replaceAll(/^```.*\n[^]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, span = '']) => span,
  );
  return [...lines, ...spans].flatMap((line) => {
    const [, words] =
      /^(?:npm install .*&& )?(?:npx )?(?:--no-install )?apivintage ([^#>|]+)/.exec(line) ?? [];
    return words === undefined ? [] : [words.trim()];
  });
};

const flagsOf = (name: keyof typeof WORDS): ReadonlySet<string | undefined> =>
  new Set([...optionsOf(WORDS[name]).flatMap(({ short, long }) => [short, long]), '--help', '--version']);

/** What is wrong with a command line: a word that is no command, or flags that it does not take. */
const mistakesIn = (line: string): readonly string[] => {
  const [first = '', ...rest] = line.split(/\s+/);
  const isWord = /^[a-z]+$/.test(first) && first !== 'help';
  if (isWord && !COMMANDS.includes(first)) return [`${line}: no command`];
  const name = NAMES.find((each) => each === first) ?? 'generate';
  const given = [first, ...rest].flatMap((word) => /^--?[a-z][\w-]*/.exec(word)?.[0] ?? []);
  return given.filter((flag) => !flagsOf(name).has(flag)).map((flag) => `${line}: ${name} takes no ${flag}`);
};

describe('commands in the documents', () => {
  it('exist, and take the flags that are given them', async () => {
    const lines = (await Promise.all(DOCUMENTS.map(textOf))).flatMap(commandsIn);
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.flatMap(mistakesIn)).toEqual([]);
  });

  it('name flags that some command takes', async () => {
    // One is Docker's, one that of Node.js.
    const known = new Set([
      ...NAMES.flatMap((name) => [...flagsOf(name)]),
      ...['--network', '--use-env-proxy'],
    ]);
    const named = (await Promise.all(DOCUMENTS.map(textOf))).flatMap((text) =>
      [...text.matchAll(/`(--[a-z][\w-]*)/g)].map(([, flag]) => flag),
    );
    expect(named.filter((flag) => !known.has(flag))).toEqual([]);
  });
});

describe('configurations in the documents', () => {
  it('are ones that are taken', async () => {
    const texts = await Promise.all(DOCUMENTS.map(textOf));
    const configurations = texts
      .flatMap((text) => blocks(text, 'yaml'))
      .filter((block) => /^apis:/m.test(block));
    expect(configurations.length).toBeGreaterThan(3);
    const wrong = configurations.flatMap(
      (block) => checkConfig(load(block), { file: 'apivintage.config.yaml' }).diagnostics,
    );
    expect(wrong).toEqual([]);
  });
});

describe('the README', () => {
  it('shows what the first run prints', async () => {
    const folder = await folderWith({});
    await cp(join(ROOT, 'spec/blaxel'), folder, { recursive: true });
    await rename(join(folder, 'openapi.yaml'), join(folder, 'spec.yaml'));
    const readme = await textOf('README.md');
    const [command = ''] = blocks(readme, 'sh');
    const { code, stdout, stderr } = await bundle.run(folder, command.trim().split(' ').slice(2));
    expect(code).toBe(0);
    const timeless = (text: string): string => text.replace(/^Took .*$/m, 'Took');
    expect(blocks(readme, '').map(timeless)).toContain(timeless(stdout + stderr));
  });

  it('shows what a mistake looks like', async () => {
    const readme = await textOf('README.md');
    const [shop = ''] = blocks(readme, 'yaml');
    const folder = await folderWith({
      'shop.yaml': shop.replace("x-added: '2026-06-01'", "x-added: '2026-06-02'"),
    });
    const { code, stdout } = await bundle.run(folder, ['shop.yaml', '-o', 'out']);
    expect(code).toBe(2);
    expect(stdout).toBe(`${blocks(readme, '').at(-1) ?? ''}\n1 error\n`);
  });
});
