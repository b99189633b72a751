import { basename } from 'node:path';

/**
 * Other generators, at the newest versions that run on Node.js 20: what to install, the program in `node_modules/.bin`,
 * and its words for a description and an output folder. `config` is a file that stands beside them.
 */
export const PEERS = [
  {
    name: 'openapi-typescript',
    packages: ['openapi-typescript@7.13.0', 'typescript@5.9.3'],
    words: (spec, out) => ['openapi-typescript', spec, '-o', `${out}/schema.ts`],
  },
  {
    name: 'hey-api 0.66',
    packages: ['@hey-api/openapi-ts@0.66.0', '@hey-api/client-fetch@0.10.0', 'typescript@5.8.3'],
    words: (spec, out) => ['openapi-ts', '-i', spec, '-o', out, '-c', '@hey-api/client-fetch'],
  },
  {
    name: 'hey-api 0.95',
    packages: ['@hey-api/openapi-ts@0.95.0', 'typescript@5.9.3'],
    words: (spec, out) => ['openapi-ts', '-i', spec, '-o', out, '-c', '@hey-api/client-fetch'],
  },
  {
    name: 'orval',
    packages: ['orval@7.13.2'],
    words: (spec, out) => ['orval', '--input', spec, '--output', `${out}/client.ts`, '--client', 'fetch'],
  },
  {
    name: 'oazapfts',
    packages: ['oazapfts@7.5.0', '@oazapfts/runtime@1.2.0', 'typescript@5.9.3'],
    words: (spec, out) => ['oazapfts', spec, `${out}/client.ts`],
  },
  {
    name: 'typed-openapi',
    packages: ['typed-openapi@2.2.7'],
    // It takes the path for one below its working directory, even where it is absolute.
    words: (spec, out) => ['typed-openapi', spec, '-o', `${basename(out)}/client.ts`],
  },
  {
    name: 'openapi-typescript-codegen',
    packages: ['openapi-typescript-codegen@0.31.0'],
    words: (spec, out) => ['openapi', '--input', spec, '--output', out],
  },
  {
    name: 'swagger-typescript-api',
    packages: ['swagger-typescript-api@13.13.0'],
    words: (spec, out) => ['swagger-typescript-api', 'generate', '-p', spec, '-o', out, '-n', 'api.ts'],
  },
  {
    name: 'redocly',
    packages: ['@redocly/cli@2.77.0'],
    words: (spec, out) => ['redocly', 'generate-client', spec, '-o', `${out}/client.ts`],
  },
  {
    name: 'kubb',
    packages: ['cli', 'core', 'plugin-oas', 'plugin-ts', 'plugin-client'].map(
      (each) => `@kubb/${each}@4.39.3`,
    ),
    words: () => ['kubb', 'generate', '--config', 'kubb.config.js'],
    config: (spec, out) => [
      'kubb.config.js',
      `import { defineConfig } from '@kubb/core';
import { pluginClient } from '@kubb/plugin-client';
import { pluginOas } from '@kubb/plugin-oas';
import { pluginTs } from '@kubb/plugin-ts';
export default defineConfig({
  root: '.',
  input: { path: ${JSON.stringify(spec)} },
  output: { path: ${JSON.stringify(out)}, clean: true },
  plugins: [pluginOas(), pluginTs(), pluginClient({ client: 'fetch' })],
});
`,
    ],
  },
];
