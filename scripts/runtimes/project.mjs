/** A project of somebody who uses a client: the client as a package beside it, and the suite as its program. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../build/root.mjs';

const SUITE = join(ROOT, 'test/behaviour/cases/main.ts');

/** Writes `main.mjs`, `main.cjs` and `page.js` into a folder, and the client below its `node_modules`. */
export const writeProject = async (folder, files) => {
  const client = join(folder, 'node_modules/trials');
  for (const [path, text] of files) await write(join(folder, 'client', path), text);
  await bundled(join(folder, 'client/index.ts'), { outfile: join(client, 'index.js'), format: 'esm' });
  await write(
    join(client, 'package.json'),
    JSON.stringify({ name: 'trials', version: '1.0.0', type: 'module', exports: './index.js' }),
  );
  await write(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { trials: '1.0.0' } }),
  );
  const entry = join(folder, 'main.ts');
  for (const [outfile, format, origin, more] of [
    ['main.mjs', 'esm', 'process.argv[2]', { external: ['trials'] }],
    ['main.cjs', 'cjs', 'process.argv[2]', { external: ['trials'] }],
    ['page.js', 'esm', 'location.origin', {}],
  ]) {
    await writeFile(
      entry,
      `import { Trials } from 'trials';\nimport { main } from ${JSON.stringify(SUITE)};\nvoid main(Trials, ${origin});\n`,
    );
    await bundled(entry, { outfile: join(folder, outfile), format, ...more });
  }
};

const bundled = async (entry, options) =>
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'warning',
    ...options,
  });

const write = async (path, text) => {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
};
