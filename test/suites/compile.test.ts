// What users compile: the committed clients, all that comes of the fixtures, and what test/types and the `use.ts` of a
// fixture do with it. Under every flag, with both compilers, in one run of each.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPILERS, compile, type Complaint } from '../support/compilers.js';
import { expectationsIn, withoutDirectives, type Expectation } from '../support/expectations.js';
import { FIXTURES, make, SOUND_TOPICS } from '../support/fixtures.js';
import { filesIn, ROOT, textOf, writeAll } from '../support/folders.js';

/** A file of uses, and a copy of it in which nothing hides its errors. */
interface Use {
  readonly name: string;
  readonly text: string;
  /** The path of the copy, relative to the scratch folder. */
  readonly bare: string;
}

const BARE = '.bare.ts';
const FOR_NODE = { lib: ['es2022'], types: ['node'], typeRoots: [join(ROOT, 'node_modules/@types')] };
const uses: Use[] = [];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apivintage-compile-'));
  for (const topic of SOUND_TOPICS) {
    await writeAll(join(folder, topic), (await make(topic)).files);
    const text = await textOf(join(FIXTURES, topic, 'use.ts'));
    if (text !== undefined) await addUse(`${topic}/use.ts`, text);
  }
  for (const name of await filesIn(join(ROOT, 'test/types'))) {
    const text = (await textOf(join(ROOT, 'test/types', name))) ?? '';
    await addUse(`types/${name}`, text.replaceAll("'../../output/", `'${ROOT}output/`));
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function addUse(path: string, text: string): Promise<void> {
  const bare = path.replace(/\.ts$/, BARE);
  uses.push({ name: path, text, bare });
  await writeAll(folder, [
    [path, text],
    [bare, withoutDirectives(text)],
  ]);
}

describe.each(COMPILERS)('with $name', ({ path }) => {
  let complaints: readonly Complaint[] = [];

  beforeAll(async () => {
    complaints = await compile(path, folder, ['.', join(ROOT, 'output')]);
  });

  it('generated clients and their uses compile under every strictness flag', () => {
    expect(complaints.filter(({ file }) => !file.endsWith(BARE))).toEqual([]);
  });

  it('clients compile in a project for Node.js, which has no types of browsers', async () => {
    const bare = await mkdtemp(join(tmpdir(), 'apivintage-node-'));
    try {
      for (const topic of SOUND_TOPICS) await writeAll(join(bare, topic), (await make(topic)).files);
      const include = ['.', join(ROOT, 'output'), join(ROOT, 'templates/runtime')];
      expect(await compile(path, bare, include, FOR_NODE)).toEqual([]);
    } finally {
      await rm(bare, { recursive: true, force: true });
    }
  });

  it('every mistake is told in the words that are promised', () => {
    expect(uses.map(({ name }) => basename(name))).toContain('blaxel.ts');
    const missed = uses.flatMap(({ name, text, bare }) => {
      const told = complaints.filter(({ file }) => file === bare);
      return expectationsIn(text).flatMap((expected) => disappointment(name, expected, told));
    });
    expect(missed).toEqual([]);
  });
});

/** What a reader gets instead of what was promised; nothing where it is that. */
function disappointment(
  name: string,
  { line, words }: Expectation,
  told: readonly Complaint[],
): readonly string[] {
  const messages = told.filter((complaint) => complaint.line === line + 1).map(({ message }) => message);
  if (words !== '' && messages.some((message) => message.includes(words))) return [];
  return [
    `${name}:${String(line)} promises ${JSON.stringify(words)}, and this is told: ${messages.join('\n')}`,
  ];
}
