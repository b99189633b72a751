/** Fixtures: a folder with a description, and what comes of it. See test/fixtures/README.md. */
import { existsSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reporters } from '../../generator/diagnostics/report/reporters.js';
import { generate, type Generated, type GenerateOptions } from '../../generator/generate.js';
import { filesIn, ROOT, textOf, writeAll } from './folders.js';

export const FIXTURES: string = join(ROOT, 'test/fixtures');

/** The names of all fixtures, sorted. */
export const TOPICS: readonly string[] = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** Those of which a client comes. */
export const SOUND_TOPICS: readonly string[] = TOPICS.filter((topic) =>
  existsSync(join(FIXTURES, topic, 'expected')),
);

/** What the generator makes of a fixture. */
export interface Made {
  readonly files: ReadonlyMap<string, string>;
  /** What the plain reporter prints; empty where there is nothing to say. */
  readonly report: string;
}

/** What is made of a fixture besides what its settings say. */
export type Making = Pick<GenerateOptions, 'format' | 'outputs' | 'paths' | 'int64'>;

/** Generate a fixture as the command does: relative to its folder, with its own settings. */
export async function make(
  topic: string,
  folder: string = join(FIXTURES, topic),
  making: Making = {},
): Promise<Made> {
  const settings = await settingsOf(folder);
  const generated = await generate({ spec: 'openapi.yaml', cwd: folder, ...settings, ...making });
  return { files: new Map(generated.files), report: await reportOf(generated) };
}

/** What the plain reporter says of a run. */
export async function reportOf({ diagnostics, documents }: Generated): Promise<string> {
  await documents.prepare();
  return reporters.plain(diagnostics, documents);
}

/**
 * Write what came out over what was expected. A new fixture starts with its resources and models; one that is about what
 * is reported, and has no files so far, gets none.
 */
export async function accept(topic: string, made: Made): Promise<void> {
  const folder = join(FIXTURES, topic);
  const known = await filesIn(join(folder, 'expected'));
  const isNew = known.length === 0 && !existsSync(join(folder, 'diagnostics.txt'));
  const wanted = [...made.files].filter(([path]) =>
    isNew ? /^(resources|models)\//.test(path) : known.includes(path),
  );
  await rm(join(folder, 'expected'), { recursive: true, force: true });
  await writeAll(join(folder, 'expected'), wanted);
  await rm(join(folder, 'diagnostics.txt'), { force: true });
  if (made.report !== '') await writeFile(join(folder, 'diagnostics.txt'), made.report);
}

/** How a fixture differs from what it expects, a line for each file; none where it does not. */
export async function differences(topic: string, made: Made): Promise<readonly string[]> {
  const folder = join(FIXTURES, topic);
  const expected = await filesIn(join(folder, 'expected'));
  const found: string[] = [];
  for (const path of expected) {
    const text = await textOf(join(folder, 'expected', path));
    found.push(...difference(path, text ?? '', made.files.get(path)));
  }
  const report = (await textOf(join(folder, 'diagnostics.txt'))) ?? '';
  if (expected.length === 0 && report === '')
    found.push('nothing is expected: neither expected/ nor diagnostics.txt');
  return [...found, ...difference('diagnostics.txt', report, made.report)];
}

/** The first line in which two texts differ, as a reader wants to hear it. */
function difference(path: string, expected: string, actual: string | undefined): readonly string[] {
  if (actual === undefined) return [`${path} is expected and was not generated`];
  if (actual === expected) return [];
  const lines = [expected.split('\n'), actual.split('\n')] as const;
  const longest = Math.max(lines[0].length, lines[1].length);
  for (let index = 0; index < longest; index++) {
    const [wanted, got] = [lines[0][index], lines[1][index]];
    if (wanted === got) continue;
    const show = (line: string | undefined): string =>
      line === undefined ? '(end of file)' : JSON.stringify(line);
    return [`${path}:${index + 1}\n  expected ${show(wanted)}\n  received ${show(got)}`];
  }
  return [];
}

const SETTINGS = '{ name?, env?, deprecated?, unresolved?, int64?, enums? }';

interface Settings {
  readonly name?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly deprecated?: 'keep' | 'omit';
  readonly unresolved?: 'error' | 'unknown';
  readonly int64?: 'string' | 'bigint';
  readonly enums?: 'open';
}

async function settingsOf(folder: string): Promise<Settings> {
  const text = await textOf(join(folder, 'config.json'));
  if (text === undefined) return {};
  const settings: unknown = JSON.parse(text);
  if (!isSettings(settings)) throw new TypeError(`${folder}/config.json: expected ${SETTINGS}`);
  return settings;
}

function isSettings(value: unknown): value is Settings {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([key, each]) =>
      (key === 'name' && typeof each === 'string') ||
      (key === 'deprecated' && each === 'omit') ||
      (key === 'unresolved' && each === 'unknown') ||
      (key === 'int64' && (each === 'string' || each === 'bigint')) ||
      (key === 'enums' && each === 'open') ||
      (key === 'env' && typeof each === 'object' && each !== null),
  );
}
