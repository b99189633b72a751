// What `diff` says of where an API is: a move breaks whoever calls it, unless the address is what tells versions apart.
import { describe, expect, it } from 'vitest';
import { compareTexts, compareVersions } from './compare.js';

const shop = (servers: readonly object[], more: string = ''): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: ${JSON.stringify(servers)}
${more}paths: { /orders: { get: { responses: { '204': { description: Done. } } } } }
`;

describe('where the API is', () => {
  const at = (...urls: readonly string[]): string =>
    shop(urls.map((url) => ({ url: `https://${url}.example` })));
  const told = async (before: string, after: string): Promise<readonly string[]> =>
    (await compareTexts(before, after)).differences.map(({ rule, message }) => `${rule} ${message}`);

  it('is told once where it moves', async () => {
    expect(await told(at('v1'), at('v2'))).toEqual([
      'default-server-changed is called at https://v2.example, no longer at https://v1.example',
    ]);
  });

  it('is told with what else comes and goes', async () => {
    expect(await told(at('v1', 'gone'), at('v2', 'v1', 'more'))).toEqual([
      'default-server-changed is called at https://v2.example, was at https://v1.example',
      'server-removed is no longer at https://gone.example',
      'server-added is also at https://more.example',
    ]);
  });
});

describe('where versions are told apart by their address', () => {
  const of = (carrier: string, servers: readonly object[]): string =>
    shop(servers, `x-api-versions: { ${carrier}, versions: [{ version: v1 }, { version: v2 }] }\n`);
  const at = (name: string, dated: object = {}): object => ({ url: `https://${name}.example`, ...dated });
  const moved = [
    at('v2', { 'x-added': 'v2' }),
    at('test-v2', { 'x-added': 'v2' }),
    at('v1', { 'x-removed': 'v2' }),
    at('test-v1', { 'x-removed': 'v2' }),
  ];
  const told = async (text: string): Promise<readonly string[]> =>
    (await compareVersions(text, 'v1', 'v2')).differences.map(({ rule, message }) => `${rule} ${message}`);

  it('another version is at another address, which breaks nobody', async () => {
    expect(await told(of('server: release', moved))).toEqual([
      'version-address-changed is called at https://v2.example, version `v1` at https://v1.example',
    ]);
  });

  it('what moves to no other address is gone', async () => {
    expect(await told(of('server: release', [...moved, at('eu', { 'x-removed': 'v2' })]))).toEqual([
      'server-removed is no longer at https://eu.example',
      'version-address-changed is called at https://v2.example, version `v1` at https://v1.example',
    ]);
  });

  it('a move is one where something else says the version', async () => {
    expect(await told(of('header: Shop-Version', moved))).toEqual([
      'default-server-changed is called at https://v2.example, no longer at https://v1.example',
      'server-removed is no longer at https://test-v1.example',
      'server-added is also at https://test-v2.example',
    ]);
  });

  it('a move of one version is one', async () => {
    const before = of('server: release', [at('v1')]);
    const { differences } = await compareTexts(before, of('server: release', [at('other')]));
    expect(differences.map(({ rule }) => rule)).toEqual(['default-server-changed']);
  });

  it('the variable that says the version is another in each', async () => {
    const server = (values: object): object => ({ url: 'https://{release}.{region}.example', ...values });
    const variables = (release: string, region: string): object => ({
      variables: { release: { default: release }, region: { default: region } },
    });
    const between = (region: string): string =>
      of('server: release', [
        server({ ...variables('v2', region), 'x-before': { v2: server(variables('v1', 'eu')) } }),
      ]);
    expect(await told(between('eu'))).toEqual([
      'version-address-changed takes the version as another `release` in https://{release}.{region}.example',
    ]);
    expect(await told(between('us'))).toEqual([
      'server-variables-changed has other variables in https://{release}.{region}.example',
    ]);
  });
});
