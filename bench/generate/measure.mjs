import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { URL } from 'node:url';
import { ROOT } from '../../scripts/build/root.mjs';

const PEAK = new URL('peak.mjs', import.meta.url).href;
const COMPILER = join(ROOT, 'node_modules/typescript-7/bin/tsc');
const STRICT = [
  '--noEmit',
  '--strict',
  '--skipLibCheck',
  '--target',
  'es2022',
  '--lib',
  'es2023,dom,dom.iterable',
];
const MODULES = ['--module', 'esnext', '--moduleResolution', 'bundler', '--allowImportingTsExtensions'];
const TIMEOUT_MS = 300_000;

/**
 * One run of a program, from its start to its exit, into an empty folder.
 *
 * @param program `{ cwd, out, words }`: words for node, the script first
 * @returns `{ ms, peak }`, peak in KiB, or `{ failure }`
 */
export const measure = ({ cwd, out, words }) => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const notes = `${out}.peak`;
  writeFileSync(notes, '');
  const env = { ...process.env, NODE_OPTIONS: `--import=${PEAK}`, BENCH_PEAK: notes };
  const start = performance.now();
  const { status, stderr, error } = spawnSync(process.execPath, words, {
    cwd,
    env,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    maxBuffer: 2 ** 28,
  });
  const ms = performance.now() - start;
  if (status !== 0 || typescriptIn(out).length === 0) {
    return {
      failure:
        String(error ?? stderr)
          .trim()
          .split('\n')
          .at(-1) || 'it wrote nothing',
    };
  }
  return { ms, peak: Math.max(...readFileSync(notes, 'utf8').trim().split('\n').map(Number)) };
};

/** How many errors the compiler finds in what a program wrote. */
export const compileErrors = (out) => {
  const list = `${out}.files`;
  writeFileSync(list, [...STRICT, ...MODULES, ...typescriptIn(out)].join('\n'));
  const { stdout } = spawnSync(process.execPath, [COMPILER, `@${list}`], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return stdout.match(/error TS\d+/g)?.length ?? 0;
};

const typescriptIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));
