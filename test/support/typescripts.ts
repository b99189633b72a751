/** What `npm run typescripts` compiles: clients, and the programs that use them. */
import { join } from 'node:path';
import { FIXTURES, make, SOUND_TOPICS } from './fixtures.js';
import { filesIn, ROOT, textOf, writeAll } from './folders.js';

export { complaints } from './compilers.js';

/** One needs the generator beside it, which is no client; the other is a test for Node.js, and needs its types. */
const LEFT_OUT: ReadonlySet<string> = new Set(['routes-output.ts', 'fake-fetch.ts']);

/** All that an example asks of Node.js, whose own types are not what is tried. */
const NODE = 'declare const process: { readonly once: (signal: string, listener: () => void) => void };\n';

/** Copies everything into a folder as it stands here: what is generated, examples, and what promises are made of types. */
export async function writeClients(folder: string): Promise<number> {
  for (const topic of SOUND_TOPICS) {
    const use = await textOf(join(FIXTURES, topic, 'use.ts'));
    const uses: [string, string][] = use === undefined ? [] : [['use.ts', use]];
    await writeAll(join(folder, 'fixtures', topic), [...(await make(topic)).files, ...uses]);
  }
  for (const part of ['output', 'examples', 'test/types']) {
    const names = (await filesIn(join(ROOT, part))).filter((name) => isProgram(part, name));
    for (const name of names) {
      await writeAll(folder, [[`${part}/${name}`, (await textOf(join(ROOT, part, name))) ?? '']]);
    }
  }
  await writeAll(folder, [['examples/node.d.ts', NODE]]);
  return (await filesIn(folder)).filter((name) => name.endsWith('.ts')).length;
}

const isProgram = (part: string, name: string): boolean =>
  name.endsWith('.ts') && !LEFT_OUT.has(name) && (part !== 'examples' || !name.includes('/'));
