import { join } from 'node:path';
import { createConfig, lint } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import type * as plugin from '../../generator/redocly.js';
import { folderWith, petStore, useBundle } from '../cli/command.js';

const bundle = useBundle();

const isModule = (loaded: unknown): loaded is Pick<typeof plugin, 'default'> =>
  typeof loaded === 'object' && loaded !== null && 'default' in loaded;

const problemsIn = async (entry: string): Promise<readonly string[]> => {
  const loaded: unknown = await import(join(bundle.dist, 'redocly.js'));
  if (!isModule(loaded)) throw new TypeError('there is no plugin');
  const config = await createConfig({ plugins: [loaded.default()], extends: ['apivintage/recommended'] });
  const problems = await lint({ ref: entry, config });
  return problems.map(({ severity, message, location: [location] }) => {
    const file = location?.source.absoluteRef.split(/[\\/]/).at(-1) ?? '';
    return `${severity} ${file}${location?.pointer ?? ''} ${/\([\w-]+\)/.exec(message)?.[0] ?? message}`;
  });
};

it('shows in Redocly what our rules find, each where it is', async () => {
  const folder = await folderWith({
    'api.yaml': petStore({
      "$ref: '#/components/schemas/Pet'": "$ref: 'pet.yaml'",
      'operationId: listPets': "operationId: listPets\n      x-added: '2026-01-01'",
    }),
    'pet.yaml': "type: object\nproperties:\n  name: { type: string, x-added: '2026-02-02' }\n",
  });
  const problems = await problemsIn(join(folder, 'api.yaml'));
  expect(problems).toContain('error api.yaml#/paths/~1pets/get/x-added (unknown-version)');
  expect(problems).toContain('error pet.yaml#/properties/name/x-added (unknown-version)');
  expect(problems.filter((text) => text.includes('redocly/'))).toEqual([]);
});
