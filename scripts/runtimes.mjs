// The cases of test/behaviour/cases in every runtime: `npm run runtimes [-- <part of a name>]`.
// Node.js, Bun and Deno come from npm into a cache outside this repository (some 500 MB the first time); Chromium is
// taken where the machine has one (Debian: `apt-get install chromium`, or CHROME_PATH).
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { importBundled } from './build/bundled.mjs';
import { chromium, CHROMIUM_FLAGS, fromNpm } from './runtimes/platforms.mjs';
import { writeProject } from './runtimes/project.mjs';

const LONGEST = 180_000;
/** They wait more than they work. */
const AT_ONCE = 3;
const wanted = process.argv[2] ?? '';
const { startHost, make } = await importBundled('test/behaviour/cases/runtimes.ts');
const folder = await mkdtemp(join(tmpdir(), 'apivintage-runtimes-'));
let failures = 0;

try {
  await writeProject(folder, (await make('at-run-time')).files);
  const waiting = [...(await fromNpm()), ...browsers()].filter(({ name }) => name.includes(wanted));
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      report(next.name, await reportOf(next));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
} finally {
  // A browser may still be writing.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
process.exitCode = failures === 0 ? 0 : 1;

function browsers() {
  const found = chromium();
  if (found !== undefined)
    return [{ name: found.name, entry: undefined, command: [found.path, ...CHROMIUM_FLAGS] }];
  process.stdout.write('Chromium: none on this machine (Debian: apt-get install chromium)\n');
  return [];
}

/** What a runtime reports of a run, or the error that it ended with. */
async function reportOf({ entry, command: [program, ...words] }) {
  const script = await readFile(join(folder, 'page.js'), 'utf8');
  const host = await startHost(`<!doctype html><title>cases</title><script type="module">${script}</script>`);
  const last =
    entry === undefined
      ? [`--user-data-dir=${join(folder, 'profile')}`, `${host.origin}/-/page`]
      : [join(folder, entry), host.origin];
  const child = spawn(program, [...words, ...last], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  try {
    return JSON.parse(await Promise.race([host.reported(), ended(child), tooLong()]));
  } catch (error) {
    return { error: `${error.message}\n${said.slice(-2000)}` };
  } finally {
    child.kill();
    await host.close();
  }
}

async function ended(child) {
  const code = await new Promise((resolve) => child.on('close', resolve));
  // What was reported may still be on its way.
  await pause(1000);
  throw new Error(`it ended with ${code} and no report`);
}

async function tooLong() {
  await pause(LONGEST, undefined, { ref: false });
  throw new Error(`no report after ${LONGEST / 1000} s`);
}

function report(name, { outcomes = [], figures, error }) {
  const failed = outcomes.filter((one) => one.error !== undefined);
  const skipped = outcomes.filter((one) => one.skipped !== undefined);
  const passed = outcomes.length - failed.length - skipped.length;
  const isBad =
    error !== undefined ||
    failed.length > 0 ||
    figures.secrets.length > 0 ||
    figures.tokens !== 1 ||
    figures.replayed > 0 ||
    figures.left !== 0;
  if (isBad) failures += 1;
  const counts = figures
    ? `secrets ${figures.secrets.length}, tokens ${figures.tokens}, replayed ${figures.replayed}, left ${figures.left}`
    : '';
  process.stdout.write(
    `${name.padEnd(28)} ${passed} passed, ${failed.length} failed, ${skipped.length} skipped; ${counts}\n`,
  );
  for (const one of failed) process.stdout.write(`  ${one.number} ${one.title}: ${one.error}\n`);
  for (const one of skipped) process.stdout.write(`  not ${one.number} ${one.title}: it ${one.skipped}\n`);
  if (error !== undefined) process.stdout.write(`  ${error}\n`);
}
