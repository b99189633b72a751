// Which versions of the specification are read, in every way in which people write them.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const problemsOf = async (version: string): Promise<readonly string[]> => {
  const text = `${version}\ninfo: { title: Shop, version: '1' }\npaths: {}\n`;
  const { diagnostics } = await generateFromText('openapi.yaml', text);
  return diagnostics.map(({ code, place }) => `${code} ${place?.pointer ?? ''}`);
};

describe('the version of the specification', () => {
  it.each([
    ...['3.0.4', '3.1.0', "'3.2.0'", '3.1', "'3.0'"].map((version) => `openapi: ${version}`),
    ...["'2.0'", '2.0', '2'].map((version) => `swagger: ${version}`),
  ])('is read as %s', async (version) => {
    expect(await problemsOf(version)).toEqual([]);
  });

  it.each([
    ...['openapi: 3.3.0', 'openapi: 4.0', 'openapi: 30', 'openapi: 2', 'openapi: {}'],
    // YAML makes the number 3 of it, which does not say what version 3 was meant.
    'openapi: 3.0',
  ])('is refused as %s', async (version) => {
    expect(await problemsOf(version)).toEqual(['unsupported-openapi /openapi']);
  });

  it('is to be written in quotes where YAML makes another number of it', async () => {
    const helpOf = async (version: string): Promise<string> => {
      const { diagnostics } = await generateFromText('openapi.yaml', `openapi: ${version}\npaths: {}\n`);
      return diagnostics.map(({ help }) => help).join();
    };
    expect(await helpOf('3.0')).toContain("'3.0'");
    expect(await helpOf('4.0')).toContain('Supported');
  });
});
