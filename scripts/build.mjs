// Bundles the command and the library: `node scripts/build.mjs [--outdir dist]`. Types are made by `npm run build:types`.
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { writeDoors } from './build/doors.mjs';
import { helpElsewhere, inlinedHelpPages } from './build/help-pages.mjs';
import { thirdPartyLicenses } from './build/licenses.mjs';
import { inlinedPackageJson } from './build/package-json.mjs';
import { buildProgram } from './build/program.mjs';
import { ROOT } from './build/root.mjs';

const BUNDLERS = ['esbuild', 'rolldown', 'rollup', 'rspack', 'vite', 'webpack'].map(
  (name) => `bundlers/${name}`,
);
/** What the package exports, and is a module of `generator/` under the same name. */
const DOORS = ['index', ...BUNDLERS];

const { values } = parseArgs({ options: { outdir: { type: 'string', default: 'dist' } } });
const outdir = resolve(ROOT, values.outdir);
await rm(outdir, { recursive: true, force: true });

const { hash, exportsOf, metafiles } = await buildProgram(
  {
    command: 'commands/main.ts',
    ...Object.fromEntries(DOORS.map((name) => [name, `${name}.ts`])),
  },
  outdir,
);
await writeDoors(DOORS, exportsOf, outdir);
// Every run loads the first, and `--help` the second: each is one file with what it needs, although others have that too.
await build({
  absWorkingDir: ROOT,
  entryPoints: {
    cli: 'generator/cli.ts',
    'help-pages': 'generator/commands/help-pages.ts',
    redocly: 'generator/redocly.ts',
  },
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  logLevel: 'warning',
  // Every run reads them, `--help` nothing else.
  minifyWhitespace: true,
  define: { PROGRAM_HASH: JSON.stringify(hash) },
  // The command imports and exports nothing: this is what tells readers that it is a module.
  footer: { js: 'export {};' },
  plugins: [inlinedPackageJson(), inlinedHelpPages(), helpElsewhere()],
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
await writeFile(join(outdir, 'THIRD-PARTY-LICENSES.txt'), await thirdPartyLicenses(metafiles));
await chmod(join(outdir, 'cli.js'), 0o755);
process.stderr.write(`built ${values.outdir}\n`);
