// Bundles the command and the library: `node scripts/build.mjs [--outdir dist]`. Types are made by `npm run build:types`.
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { inlinedAssets } from './build/assets.mjs';
import { withoutPrograms } from './build/commander.mjs';
import { joinChunks } from './build/chunks.mjs';
import { installedDependencies } from './build/dependencies.mjs';
import { inlinedHelpPages } from './build/help-pages.mjs';
import { thirdPartyLicenses } from './build/licenses.mjs';
import { inlinedPackageJson } from './build/package-json.mjs';
import { programInChunks } from './build/program.mjs';
import { ROOT } from './build/root.mjs';
import { inlinedRulePages } from './build/rule-pages.mjs';

/** CommonJS packages in an ES module bundle ask for Node's own modules through `require`. */
const REQUIRE = [
  "import { createRequire as __apivintageCreateRequire } from 'node:module';",
  'const require = /* @__PURE__ */ __apivintageCreateRequire(import.meta.url);',
].join('\n');

const BUNDLERS = ['esbuild', 'rolldown', 'rollup', 'rspack', 'vite', 'webpack'].map(
  (name) => `bundlers/${name}`,
);

const { values } = parseArgs({ options: { outdir: { type: 'string', default: 'dist' } } });
const outdir = resolve(ROOT, values.outdir);

const ENTRIES = new Map([
  ...['index', 'redocly', ...BUNDLERS].map((name) => [name, `generator/${name}.ts`]),
  // What the command loads where there is more to do than to answer at once.
  ['chunks/main', 'generator/commands/main.ts'],
]);
const loose = join(ROOT, `.scratch/build-${process.pid}`);

const { metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: Object.fromEntries(ENTRIES),
  outdir: loose,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  banner: { js: REQUIRE },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  plugins: [
    installedDependencies(),
    withoutPrograms(),
    inlinedAssets(),
    inlinedPackageJson(),
    inlinedRulePages(),
  ],
});
await rm(outdir, { recursive: true, force: true });
await joinChunks(metafile, loose, outdir, [...ENTRIES.keys()]);
await rm(loose, { recursive: true });
// Every run loads the first, and `--help` the second: each is one file with what it needs, although others have that too.
await build({
  absWorkingDir: ROOT,
  entryPoints: { cli: 'generator/cli.ts', 'chunks/help-pages': 'generator/commands/help-pages.ts' },
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  logLevel: 'warning',
  plugins: [inlinedPackageJson(), inlinedHelpPages(), programInChunks()],
});
// What clients share is for every platform, as it is for those that have a copy.
await build({
  absWorkingDir: ROOT,
  entryPoints: ['templates/runtime.ts'],
  outdir,
  bundle: true,
  platform: 'neutral',
  target: 'es2022',
  format: 'esm',
  logLevel: 'warning',
});
await writeFile(join(outdir, 'THIRD-PARTY-LICENSES.txt'), await thirdPartyLicenses(metafile));
await chmod(join(outdir, 'cli.js'), 0o755);
process.stderr.write(`built ${values.outdir}\n`);
