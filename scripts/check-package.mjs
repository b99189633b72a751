// What would be published: `npm run check:package [-- --update] [-- --tools]`, after `npm run build`.
// Its files are those of scripts/package-files.txt, every export is there with types, no script runs on an install, and
// publint finds nothing. `--tools` also asks attw and knip, which npx fetches from the registry.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { ROOT } from './build/root.mjs';

const LIST = join(ROOT, 'scripts/package-files.txt');
const ATTW = '@arethetypeswrong/cli@0.18.5';
const KNIP = 'knip@6.44.2';

const { values } = parseArgs({
  options: { update: { type: 'boolean', default: false }, tools: { type: 'boolean', default: false } },
});
const problems = [];
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const run = (command, args) =>
  execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const files = JSON.parse(run('npm', ['pack', '--ignore-scripts', '--dry-run', '--json', '--silent']))
  .flatMap((pack) => pack.files)
  .map(({ path }) => path);

checkFiles();
checkExports();
checkScripts();
await checkWithPublint();
if (values.tools) {
  checkTypes();
  tell('knip', () => run('npx', ['--yes', KNIP, '--no-progress']));
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(problems.length === 0 ? `${files.length} files, as they should be\n` : '');
process.exitCode = problems.length === 0 ? 0 : 1;

/** Names of chunks hold hashes of what is in them, and are written without. */
function checkFiles() {
  const lines = files.map((path) => path.replace(/^(dist\/chunks\/.*)-[A-Z0-9]{8}(\.js)$/, '$1-*$2'));
  const text = `${[...new Set(lines)].sort().join('\n')}\n`;
  if (values.update) writeFileSync(LIST, text);
  const listed = new Set(readFileSync(LIST, 'utf8').split('\n'));
  const found = new Set(text.split('\n'));
  for (const path of found)
    if (!listed.has(path)) problems.push(`${path} would be published, and is not in the list`);
  for (const path of listed)
    if (!found.has(path)) problems.push(`${path} is in the list, and would not be published`);
}

function checkExports() {
  const published = new Set(files);
  for (const [name, target] of Object.entries(manifest.exports)) {
    const paths = typeof target === 'string' ? [target] : Object.values(target);
    for (const path of paths) {
      if (!published.has(path.slice('./'.length)))
        problems.push(`"${name}" leads to ${path}, which is not published`);
    }
    const isCode = paths.some((path) => path.endsWith('.js'));
    if (isCode && target.types === undefined) problems.push(`"${name}" has no types`);
  }
}

function checkScripts() {
  for (const script of ['preinstall', 'install', 'postinstall', 'prepublish']) {
    if (manifest.scripts[script] !== undefined)
      problems.push(`the script ${script} would run on the machines of users`);
  }
}

async function checkWithPublint() {
  const { messages } = await publint({ pkgDir: ROOT, strict: true });
  for (const message of messages) problems.push(`publint: ${formatMessage(message, manifest)}`);
}

/** Only ES modules are published: CommonJS programs `require` them, from Node 20.19 on. */
function checkTypes() {
  const folder = mkdtempSync(join(tmpdir(), 'apivintage-package-'));
  try {
    const name = run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]).trim();
    const options = ['--profile', 'esm-only', '--exclude-entrypoints', 'config.schema.json', '--no-emoji'];
    tell('attw', () => run('npx', ['--yes', ATTW, join(folder, name), ...options]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Do what throws with what it printed. */
function tell(tool, work) {
  try {
    work();
  } catch (error) {
    problems.push(`${tool}:\n${error.stdout ?? error.message}`);
  }
}
