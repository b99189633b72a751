// Where operations with a server of their own live, and what is told where nothing says that.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const told = async (root: string, own: string): Promise<readonly string[]> => {
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    servers: [{ url: root }],
    paths: {
      '/orders': { get: { servers: [{ url: own }], responses: { '204': { description: 'Done.' } } } },
    },
  });
  const { diagnostics } = await generateFromText('openapi.json', text);
  return diagnostics.map(({ code, place }) => `${code} ${place?.pointer ?? ''}`);
};

const UNKNOWN = ['server-without-host /paths/~1orders/get/servers'];

describe('a server of an operation', () => {
  it.each([
    ['https://a.example/v1', 'https://b.example'],
    ['https://a.example/v1', '/v2'],
    ['https://a.example/v1', '//b.example'],
    ['/v1', '/v1'],
    ['v1', 'v1'],
  ])('is known: beside %s, %s', async (root, own) => {
    expect(await told(root, own)).toEqual([]);
  });

  it.each([
    ['https://a.example/v1', 'v2'],
    ['https://a.example/v1', './v2'],
    ['/v1', '/v2'],
  ])('is not known: beside %s, %s', async (root, own) => {
    expect(await told(root, own)).toEqual(UNKNOWN);
  });
});
