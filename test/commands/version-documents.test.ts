// The document or the overlay of a version that is not there, or is something else: every command that reads the catalogue
// says so once, with the place where the catalogue names it and what to do, and writes nothing.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { contentOf, folderWith, petStore, useBundle, type Result } from '../cli/command.js';
import { Watch } from './watching.js';

const command = useBundle();

const CONFIG = 'apivintage.config.yaml';

/** A catalogue in the configuration, the oldest version of which is in a file of its own, or the newest one. */
const FORMS = {
  document:
    '{ header: V, versions: [{ version: v1, document: x.yaml }, { version: v2, document: pets.yaml }] }',
  overlay: '{ header: V, versions: [{ version: v1 }, { version: v2, overlay: x.yaml }] }',
} as const;
type Form = keyof typeof FORMS;
const NAMES: readonly Form[] = ['document', 'overlay'];

const placeIn = (form: Form): string => `${CONFIG}:5:${`    versions: ${FORMS[form]}`.indexOf('x.yaml') + 1}`;

const filesOf = (form: Form, file: string | undefined): Record<string, string> => ({
  'pets.yaml': petStore(),
  [CONFIG]: `apis:\n  pets:\n    spec: pets.yaml\n    output: out\n    versions: ${FORMS[form]}\n`,
  ...(file === undefined ? {} : { 'x.yaml': file }),
});

/** Each command, and its exit code: what `lint` and `doctor` find is what they were asked for. */
const COMMANDS: readonly (readonly [words: readonly string[], code: number])[] = [
  [['generate'], 2],
  [['check'], 2],
  [['lint'], 1],
  [['versions'], 2],
  [['project', '--version', 'v1'], 2],
  [['project', '--version', 'v2'], 2],
  [['diff'], 2],
  [['report', '-o', 'report.html'], 2],
  [['lock'], 2],
  [['show', 'listPets'], 2],
  [['doctor'], 1],
  [['upgrade', '--to', 'v2'], 2],
  [['paths', 'pets', '-o', 'paths.ts'], 2],
];

const times = (text: string, part: string): number => text.split(part).length - 1;

const expectTold = ({ code, stdout, stderr }: Result, wanted: number, parts: readonly string[]): void => {
  const text = stdout + stderr;
  expect({ code, text }).toMatchObject({ code: wanted });
  for (const part of parts) expect({ part, times: times(text, part), text }).toMatchObject({ times: 1 });
  expect(text).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
};

const CASES = NAMES.flatMap((form) =>
  COMMANDS.map(([words, code]) => [words.join(' '), form, code] as const),
);

describe('a file of a version', () => {
  const told = async (words: string, form: Form, file: string | undefined): Promise<Result> => {
    const folder = await folderWith(filesOf(form, file));
    const before = await contentOf(folder);
    const result = await command.run(folder, words.split(' '));
    expect(await contentOf(folder)).toEqual(before);
    return result;
  };

  it.each(CASES)('that is not there is told by `%s` once, with its place: %s', async (words, form, code) => {
    const message = 'There is no file "x.yaml".';
    expectTold(await told(words, form, undefined), code, [message, placeIn(form)]);
  });

  it.each(COMMANDS)('that is no OpenAPI is told by %j once, with who names it', async (words, code) => {
    const parts = ['This is an object without `openapi`', 'help: Name the description itself', 'x.yaml:1:1'];
    const wanted = words[0] === 'doctor' ? parts.toSpliced(1, 1, 'Name the description itself') : parts;
    const result = await told(words.join(' '), 'document', 'title: no API\n');
    expectTold(result, code, [...wanted, placeIn('document')]);
  });

  it('that is no overlay is told with who names it', async () => {
    const help = 'help: An overlay has `overlay: 1.0.0`';
    const result = await told('generate', 'overlay', 'title: no API\n');
    expectTold(result, 2, ['it has no `overlay`', help, 'x.yaml:1:1', placeIn('overlay')]);
  });

  it.each([
    ['empty', '', 'The document is empty'],
    ['a comment', '# nothing\n', 'found null'],
    ['a text', 'hello\n', 'found a string'],
    ['no YAML', 'a: [1\nb: }\n', 'This is not valid YAML'],
  ])('that is %s is told with who names it', async (_what, file, message) => {
    expectTold(await told('generate', 'document', file), 2, [message, 'x.yaml:', placeIn('document')]);
  });

  it('that is a folder is told with its place', async () => {
    const folder = await folderWith(filesOf('document', undefined));
    await mkdir(join(folder, 'x.yaml'));
    const result = await command.run(folder, []);
    expectTold(result, 2, ['"x.yaml" is a folder', placeIn('document')]);
  });

  it('that goes after a client was written is missed by the next run, which leaves the client', async () => {
    const folder = await folderWith(filesOf('document', petStore()));
    expect((await command.run(folder, [])).code).toBe(0);
    expect((await command.run(folder, [])).stdout).toContain('unchanged');
    await rm(join(folder, 'x.yaml'));
    const before = await contentOf(folder);
    expectTold(await command.run(folder, []), 2, ['There is no file "x.yaml".', placeIn('document')]);
    expect(await contentOf(folder)).toEqual(before);
  });

  it('may be Swagger 2.0 beside OpenAPI 3', async () => {
    const swagger = `swagger: '2.0'\ninfo: { title: Pet Store, version: 1.0.0 }\npaths: {}\n`;
    const folder = await folderWith(filesOf('document', swagger));
    const { code, stdout } = await command.run(folder, []);
    expect(code).toBe(0);
    expect(stdout).toContain('Pet Store, 2 versions');
  });
});

describe('watch', () => {
  let watch: Watch | undefined;
  afterEach(async () => {
    await watch?.stop();
  });

  it.each(NAMES)('tells that it is missing, and goes on when it is there: %s', async (form) => {
    watch = new Watch(command, await folderWith(filesOf(form, undefined)));
    const said = await watch.says(/file-not-found[^]*1 error/);
    expect(times(said, placeIn(form))).toBe(1);
    expect(Object.keys(await contentOf(watch.folder)).filter((path) => path.startsWith('out/'))).toEqual([]);
    const file =
      form === 'document'
        ? petStore()
        : "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions: [{ target: $.info, update: { summary: New } }]\n";
    await writeFile(join(watch.folder, 'x.yaml'), file);
    await watch.says(/good again/);
  });
});
