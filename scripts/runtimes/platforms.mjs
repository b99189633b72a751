/** Where each runtime comes from, and how a program is started with it. */
import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { cached } from '../build/cached.mjs';

const MACHINE = `${process.platform}-${process.arch}`;
/** The oldest of each line that the package supports, and the newest line. */
const NODES = ['20.19.0', '22.12.0', '24.21.0'];
const BUN = '1.4.4';
const DENO = '2.9.6';

/** Node.js by version, Bun and Deno: what npm carries. Each gives its table row, its modules and its command. */
export const fromNpm = async () => {
  const modules = await cached('runtimes', {
    ...Object.fromEntries(NODES.map((version) => [`node-${version}`, `npm:node-${MACHINE}@${version}`])),
    [`@oven/bun-${MACHINE}`]: BUN,
    [denoPackage()]: DENO,
  });
  const nodes = NODES.flatMap((version) => {
    const node = join(modules, `node-${version}/bin/node`);
    return [
      { name: `Node.js ${version}`, entry: 'main.mjs', command: [node] },
      { name: `Node.js ${version}, require()`, entry: 'main.cjs', command: [node] },
    ];
  });
  const all = [
    ...nodes,
    {
      name: `Bun ${BUN}`,
      entry: 'main.mjs',
      command: [join(modules, `@oven/bun-${MACHINE}/bin/bun`), 'run'],
    },
    {
      name: `Deno ${DENO}`,
      entry: 'main.mjs',
      command: [
        join(modules, denoPackage(), 'deno'),
        'run',
        '--no-prompt',
        '--allow-net',
        '--node-modules-dir=manual',
      ],
    },
  ];
  for (const { command } of all) await chmod(command[0], 0o755);
  return all;
};

const denoPackage = () => `@deno/${MACHINE}${process.platform === 'linux' ? '-glibc' : ''}`;

/** A Chromium of the machine, undefined where there is none: no registry carries one. */
export const chromium = () => {
  const names = [process.env.CHROME_PATH, 'chromium', 'chromium-browser', 'google-chrome'];
  for (const name of names.filter((each) => each !== undefined)) {
    try {
      const version = execFileSync(name, ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return { name: version.trim().split(' ').slice(0, 2).join(' '), path: name };
    } catch {
      // The next one.
    }
  }
  return undefined;
};

/** Without the services that a browser looks for in the network. */
export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
