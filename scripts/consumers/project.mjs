import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { ROOT } from '../build/root.mjs';

const PROJECT = fileURLToPath(new URL('project/', import.meta.url));
/** What a run of this repository's own scripts sets is not what a consumer has. */
const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?:config_(?:local_prefix|prefix)|package|lifecycle)/i.test(name),
    ),
  );

/** Run a program; what it printed, or an error with it. */
export const run = (folder, command, args, env = {}) =>
  new Promise((resolve, reject) => {
    const options = { cwd: folder, env: { ...environment(), ...env }, maxBuffer: 1 << 26, timeout: 300_000 };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout + stderr);
      else reject(new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`));
    });
  });

/** Pack this repository as it would be published. */
export const pack = async (folder) => {
  const text = await run(ROOT, 'npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  return join(folder, text.trim());
};

/** A folder for everything, removed in the end. */
export const withFolder = async (work) => {
  const folder = await mkdtemp(join(tmpdir(), 'apivintage-consumers-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** A project of somebody else with the tarball and other packages installed, without any script of theirs. */
export const createProject = async (home, name, tarball, packages, [command, ...args]) => {
  const folder = join(home, name);
  await mkdir(folder);
  await cp(PROJECT, folder, { recursive: true });
  const dependencies = { ...packages, apivintage: `file:${tarball}` };
  await writeFile(
    join(folder, 'package.json'),
    `${JSON.stringify({ name, private: true, type: 'module', devDependencies: dependencies }, null, 2)}\n`,
  );
  await run(folder, command, [...args, 'install', '--ignore-scripts']);
  return folder;
};
