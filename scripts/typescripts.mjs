// Compiles the clients in output/, those of all fixtures, the examples and the promises of test/types under every
// version of TypeScript that clients are for, with every strictness flag: `npm run typescripts [-- <part of a version>]`.
// The versions come from npm into a cache outside this repository.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { importBundled } from './build/bundled.mjs';
import { cached } from './build/cached.mjs';

/** Version, and the flags that it is too old to know. */
const VERSIONS = [
  ['5.4.5', ['isolatedDeclarations', 'erasableSyntaxOnly']],
  ['5.9.3', []],
  ['6.0.3', []],
  ['7.0.2', []],
];

const wanted = process.argv[2] ?? '';
const { complaints, writeClients } = await importBundled('test/support/typescripts.ts');
const packages = VERSIONS.map(([version]) => [`typescript-${version}`, `npm:typescript@${version}`]);
const modules = await cached('typescripts', Object.fromEntries(packages));
const folder = await mkdtemp(join(tmpdir(), 'apivintage-typescripts-'));
try {
  const files = await writeClients(folder);
  for (const [version, unknown] of VERSIONS) {
    if (!version.includes(wanted)) continue;
    const start = performance.now();
    const said = await complaints(join(modules, `typescript-${version}/bin/tsc`), folder, ['.'], unknown);
    const errors = said.match(/error TS/g)?.length ?? 0;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(
      `TypeScript ${version.padEnd(8)} ${files} files, ${errors} errors, ${seconds} s\n${said.slice(0, 5000)}`,
    );
    if (errors > 0) process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
