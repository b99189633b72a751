import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { build, transform } from 'esbuild';
import { LARGE, SMALL, writeClient } from './generated.mjs';
import { installPeers } from './peers.mjs';

const WHOLE = (name) => `import { ${name} } from './index.js';
  const client = new ${name}({ apiKey: 'k', key: 'k' });
  export const list = () => client.agents.list({ limit: 10 });`;

const ALONE = `import { Agents, createClient } from './index.js';
  const agents = new Agents(createClient({ apiKey: 'k', key: 'k' }));
  export const list = () => agents.list({ limit: 10 });`;

/**
 * The programs to compare, ours first: each a module that exports `list`, which makes one call.
 *
 * @param measure gets `[{ name, program }]` or `{ name, missing }`; what it reads is gone afterwards
 */
export const withPrograms = async (measure) => {
  const root = mkdtempSync(join(tmpdir(), 'apivintage-bench-'));
  const own = async (spec, name, folder) => {
    await writeClient(spec, name, join(root, folder));
    const program = (file, text) => {
      writeFileSync(join(root, folder, file), text);
      return join(root, folder, file);
    };
    return [program('whole.ts', WHOLE(name)), program('alone.ts', ALONE)];
  };
  try {
    const [whole, alone] = await own(SMALL, 'Sample', 'small');
    const [largeWhole, largeAlone] = await own(LARGE, 'Blaxel', 'large');
    await measure([
      { name: 'apivintage', program: whole },
      { name: 'apivintage, one resource alone', program: alone },
      { name: 'apivintage, 187 operations', program: largeWhole },
      { name: 'apivintage, one resource of 187 operations', program: largeAlone },
      ...(process.argv.includes('--no-peers')
        ? []
        : await installPeers(process.env.APIVINTAGE_PEERS || join(root, 'peers'))),
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

/** A program as a browser would get it: the text of one minified module. */
export const bundled = (program) => textOf(program, { minify: true });

/** The same before blanks are taken away, by module: `[{ path, text }]`. */
export const bundledParts = async (program) => {
  const text = await textOf(program, { minifySyntax: true, minifyIdentifiers: true });
  const [, ...parts] = text.split(/^\/\/ (?=\S+\.ts$)/m);
  return parts.map((part) => ({
    path: part.slice(0, part.indexOf('\n')),
    text: part.slice(part.indexOf('\n')),
  }));
};

/** Takes the blanks away. */
export const packed = async (text) => (await transform(text, { minifyWhitespace: true, format: 'esm' })).code;

const textOf = async (program, options) => {
  const result = await build({
    entryPoints: [program],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    logLevel: 'error',
    ...options,
  });
  return result.outputFiles[0].text;
};
