import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../generator/config/check.js';
import { configJsonSchema } from '../../generator/config/json-schema.js';
import { plainConfig } from '../../generator/config/plain.js';

describe('config.schema.json', () => {
  it('is current: npm run schema writes it', () => {
    expect(readFileSync(new URL('../../config.schema.json', import.meta.url), 'utf8')).toBe(
      configJsonSchema(),
    );
  });
});

const api = { spec: 'a.yaml', output: 'out' };

describe('the glance at a configuration', () => {
  it.each([{ apis: { a: api } }, { apis: { a: { ...api, name: 'A', env: { key: 'A_KEY' } }, b: api } }])(
    'sees what the schema sees',
    (value) => {
      expect(plainConfig(value)).toEqual(value);
      expect(checkConfig(value, { file: 'x' })).toEqual({ config: value, diagnostics: [] });
    },
  );

  it.each([
    undefined,
    null,
    [],
    {},
    { apis: {} },
    { apis: [api] },
    { apis: { a: api }, more: 1 },
    { apis: { '': api } },
    { apis: { a: { spec: 'a' } } },
    { apis: { a: { ...api, spec: '' } } },
    { apis: { a: { ...api, spec: 1 } } },
    { apis: { a: { ...api, name: '' } } },
    { apis: { a: { ...api, env: { key: 'A B' } } } },
    { apis: { a: { ...api, env: [] } } },
    { apis: { a: { ...api, other: 1 } } },
  ])('leaves all else to it: %j', (value) => {
    expect(plainConfig(value)).toBeUndefined();
  });
});
