import { afterEach, expect, it, vi } from 'vitest';
import { env } from '../../templates/runtime/env.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

it('reads a variable, and takes an empty one for none', () => {
  vi.stubEnv('SAMPLE_KEY', ' k\n');
  vi.stubEnv('SAMPLE_EMPTY', '');
  expect([env('SAMPLE_KEY'), env('SAMPLE_EMPTY'), env('SAMPLE_UNSET')]).toEqual(['k', undefined, undefined]);
});

it('finds nothing on hosts without environment, or where reading is forbidden', () => {
  vi.stubGlobal('process', undefined);
  expect(env('HOME')).toBeUndefined();
  const forbidden = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no permission');
      },
    },
  );
  vi.stubGlobal('process', { env: forbidden });
  expect(env('HOME')).toBeUndefined();
});
