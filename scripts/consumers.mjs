// What is published, in projects of others: `npm run consumers [-- --fast | --only <project>]`, after `npm run build`.
// Packs this repository, installs the tarball into empty projects without running any install script, and uses it there
// as its users do. Needs a registry of npm; the whole run about 150 MB of bundlers, `--fast` next to nothing.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { nxCaches, turborepoCaches } from './consumers/monorepo.mjs';
import { createProject, pack, withFolder } from './consumers/project.mjs';
import {
  builds,
  compiles,
  generates,
  isALibrary,
  sharesTheRuntime,
  pluginsFit,
  regeneratesInDevelopment,
  typesReactQuery,
  watches,
} from './consumers/steps.mjs';

const FAST = { esbuild: '0.28.2', rollup: '4.68.8' };
const ALL = {
  ...FAST,
  '@rspack/core': '2.3.3',
  '@types/node': '20.19.43',
  rolldown: '1.3.2',
  vite: '8.3.8',
  webpack: '5.113.0',
};
/** What openapi-typescript is used with. */
const REACT_QUERY = {
  '@tanstack/react-query': '5.108.4',
  '@types/react': '19.3.3',
  'openapi-fetch': '0.17.0',
  'openapi-react-query': '0.5.4',
  react: '19.3.1',
};
const NPM = ['npm', '--prefer-offline', '--no-audit', '--no-fund'];
const PNPM = ['npx', '--yes', 'pnpm@10.34.9', '--prefer-offline'];

const BASICS = { generates, compiles, sharesTheRuntime, isALibrary };
const PROJECTS = [
  ['npm', NPM, FAST, { ...BASICS, esbuild: builds('esbuild'), rollup: builds('rollup') }, true],
  ['pnpm', PNPM, { esbuild: FAST.esbuild }, { ...BASICS, esbuild: builds('esbuild') }, false],
  [
    'bundlers',
    NPM,
    ALL,
    {
      ...Object.fromEntries(['rolldown', 'rspack', 'vite', 'webpack'].map((name) => [name, builds(name)])),
      pluginsFit,
      regeneratesInDevelopment,
      ...Object.fromEntries(
        ['rollup', 'rspack', 'webpack'].map((name) => [`${name} watches`, watches(name)]),
      ),
    },
    false,
  ],
  ['react-query', NPM, REACT_QUERY, { typesReactQuery }, false],
  ['monorepo', NPM, { nx: '24.0.6', turbo: '2.11.11' }, { turborepoCaches, nxCaches }, false],
];

const { values } = parseArgs({
  options: { fast: { type: 'boolean', default: false }, only: { type: 'string' } },
});

await withFolder(async (home) => {
  const tarball = await pack(home);
  for (const [name, manager, packages, steps, isFast] of PROJECTS) {
    if ((values.fast && !isFast) || (values.only ?? name) !== name) continue;
    const folder = await timed(`${name}: install`, () =>
      createProject(home, name, tarball, packages, manager),
    );
    for (const [step, take] of Object.entries(steps)) await timed(`${name}: ${step}`, () => take(folder));
  }
});

async function timed(name, work) {
  const start = performance.now();
  const result = await work();
  process.stdout.write(`${name.padEnd(40)} ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return result;
}
