import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SMALL } from './generated.mjs';

const run = promisify(execFile);

/**
 * Other clients: what to install, how to generate, and the module that makes one list call. The newest versions that
 * run on Node.js 20.
 */
const PEERS = [
  {
    name: 'orval (fetch)',
    packages: ['orval@7.13.2'],
    generate: ['orval', '--input', 'agents.yaml', '--output', 'client.ts', '--client', 'fetch'],
    program: `import { listAgents } from './client.ts';
      export const list = () => listAgents({ limit: 10 }, { headers: { authorization: 'Bearer k' } });`,
  },
  {
    name: 'oazapfts',
    packages: ['oazapfts@7.5.0', '@oazapfts/runtime@1.2.0', 'typescript@5.9.3'],
    generate: ['oazapfts', 'agents.yaml', 'client.ts'],
    program: `import { defaults, listAgents } from './client.ts';
      defaults.headers = { authorization: 'Bearer k' };
      export const list = () => listAgents({ limit: 10 });`,
  },
  {
    name: 'openapi-fetch',
    packages: ['openapi-fetch@0.17.0'],
    program: `import createClient from 'openapi-fetch';
      const client = createClient({
        baseUrl: 'https://api.example.com/v0',
        headers: { authorization: 'Bearer k' },
        fetch: (request) => fetch(request),
      });
      export const list = () => client.GET('/agents', { params: { query: { limit: 10 } } });`,
  },
  {
    name: 'hey-api (fetch)',
    packages: ['@hey-api/openapi-ts@0.95.0', 'typescript@5.9.3'],
    generate: ['openapi-ts', '-i', './agents.yaml', '-o', 'client', '-c', '@hey-api/client-fetch'],
    program: `import { client } from './client/client.gen.ts';
      import { listAgents } from './client/sdk.gen.ts';
      client.setConfig({ auth: 'k' });
      export const list = () => listAgents({ query: { limit: 10 } });`,
  },
  {
    name: 'openai (package)',
    packages: ['openai@7.57.0'],
    program: `import OpenAI from 'openai';
      const client = new OpenAI({ apiKey: 'k', baseURL: 'https://api.example.com/v0' });
      export const list = () => client.models.list();`,
  },
];

/**
 * Installs and generates every peer in a folder of its own, unless it is there from an earlier run.
 *
 * @returns `[{ name, program }]` with the file that exports `list`, or `{ name, missing }` with the reason
 */
export const installPeers = async (root) => {
  const made = [];
  // One after the other: they share the cache of npm, and the network.
  for (const peer of PEERS) made.push(await installPeer(root, peer));
  return made;
};

const installPeer = async (root, { name, packages, generate, program }) => {
  const cwd = join(root, name.replace(/\W+/g, '-'));
  const file = join(cwd, 'program.ts');
  if (existsSync(file)) return { name, program: file };
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'package.json'), '{"private":true,"type":"module"}');
  copyFileSync(SMALL, join(cwd, 'agents.yaml'));
  try {
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', '--loglevel=error'];
    await run('npm', ['install', ...flags, ...packages], { cwd });
    if (generate !== undefined) await run('npx', ['--no-install', ...generate], { cwd });
  } catch (error) {
    return {
      name,
      missing: String(error.stderr || error.message)
        .trim()
        .split('\n')[0],
    };
  }
  writeFileSync(file, program);
  return { name, program: file };
};
