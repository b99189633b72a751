// What a linter says of a program that uses a client of ours: nothing of a good one, and of a bad one what is bad in it.
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { ROOT } from '../support/folders.js';

const head = (names: string): string => `import { ${names} } from '../../output/blaxel/index.js';
const blaxel = new Blaxel({ apiKey: 'key' });
`;

/** Every way to call, and to hear of what failed. */
const GOOD = `
export async function namesOfAgents(): Promise<readonly (string | number | undefined)[]> {
  const names: (string | number | undefined)[] = [];
  for await (const agent of blaxel.agents.list({ limit: 100 })) names.push(agent.metadata.name);
  for await (const page of blaxel.agents.list().pages()) names.push(page.data.length);
  const page = await blaxel.agents.list();
  if (page.hasNextPage()) names.push((await page.nextPage()).data.length);
  for (const agent of await blaxel.withVersion('2026-04-16').agents.list()) names.push(agent.metadata.name);
  const result = await blaxel.agents.get('a').result();
  if (result.ok) names.push(result.data.metadata.name);
  else if (result.status === 404) names.push(result.error.body.code);
  else names.push(result.error.message);
  try {
    await blaxel.agents.delete('a');
  } catch (error) {
    if (error instanceof NotFoundError) return names;
    if (!(error instanceof ApiError)) throw error;
    const { status, body } = error;
    names.push(status, typeof body === 'string' ? body : undefined);
  }
  const { data, response } = await blaxel.agents.get('a').withResponse();
  names.push(data.metadata.name, response.status);
  const stream = blaxel.agents.run('w', 'a', { body: {} }, { accept: 'text/event-stream' });
  for await (const event of stream) names.push(event.data);
  const [one, two] = await Promise.all([blaxel.agents.get('a'), blaxel.agents.get('b')]);
  names.push(one.metadata.name, two.metadata.name);
  return names;
}
export const agent = () => blaxel.agents.get('a');
`;

const folders: string[] = [];
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

/** A folder for one program: linters in CI take it that no file changes. */
const newFolder = async (): Promise<string> => {
  const scratch = join(ROOT, '.scratch');
  await mkdir(scratch, { recursive: true });
  const folder = await mkdtemp(join(scratch, 'linted-'));
  folders.push(folder);
  return folder;
};

/** `line:rule` of each complaint about a program, under the strictest rules there are. */
const complaints = async (program: string, names: string): Promise<readonly string[]> => {
  const folder = await newFolder();
  const file = join(folder, 'program.ts');
  const compilerOptions = { strict: true, module: 'nodenext', target: 'es2022', types: ['node'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  await writeFile(file, head(names) + program);
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      ...tseslint.configs.strictTypeChecked,
      { languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: folder } } },
    ],
  });
  const [result] = await eslint.lintFiles([file]);
  return (result?.messages ?? []).map(({ line, ruleId, message }) => `${line}:${ruleId ?? message}`);
};

describe('the strictest rules of typescript-eslint', () => {
  it('find nothing amiss in a program that uses a client well', { timeout: 60_000 }, async () => {
    expect(await complaints(GOOD, 'ApiError, Blaxel, NotFoundError')).toEqual([]);
  });

  it(
    'see a call that nobody waits for, and one that is taken for its answer',
    { timeout: 60_000 },
    async () => {
      const forgotten = `blaxel.agents.delete('a');
blaxel.agents.list();
blaxel.agents.run('w', 'a', { body: {} }, { accept: 'text/event-stream' });
if (blaxel.agents.get('a')) throw new Error();
`;
      expect(await complaints(forgotten, 'Blaxel')).toEqual([
        '3:@typescript-eslint/no-floating-promises',
        '4:@typescript-eslint/no-floating-promises',
        '5:@typescript-eslint/no-floating-promises',
        '6:@typescript-eslint/no-misused-promises',
        '6:@typescript-eslint/no-unnecessary-condition',
      ]);
    },
  );
});
