// What a catalogue of versions may say and nobody can send: told when the client is made, not at every call.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { reportOf } from '../support/fixtures.js';

const reportFor = async (
  catalogue: string,
  servers: string = '[{ url: https://shop.test }]',
): Promise<string> =>
  await reportOf(
    await generateFromText(
      'openapi.yaml',
      `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: ${servers}
x-api-versions: ${catalogue}
paths: { /orders: { get: { responses: { '204': { description: Done. } } } } }
`,
    ),
  );

const versions = (...ids: readonly string[]): string =>
  `versions: [${ids.map((id) => `{ version: ${JSON.stringify(id)} }`).join(', ')}]`;

describe('a version in a header', () => {
  it.each([['a\r\nX-Evil: 1'], ['日本'], [' x'], ['x '], ['a\tb\u0007']])('cannot be %j', async (id) => {
    const report = await reportFor(`{ header: Shop-Version, ${versions('v1', id)} }`);
    expect(report).toMatch(
      /^openapi\.yaml:4:\d+: error invalid-catalogue: .*cannot be the value of a header/m,
    );
  });

  it('may be any other text, and in a query all of it', async () => {
    expect(await reportFor(`{ header: Shop-Version, ${versions('a b', 'é', '2026-01-01')} }`)).toBe('');
    expect(await reportFor(`{ query: version, ${versions('a\r\nb', '日本')} }`)).toBe('');
  });

  it.each(['Authorization', 'host', 'Content-Type'])('cannot be in %s', async (header) => {
    const report = await reportFor(`{ header: ${header}, ${versions('v1')} }`);
    expect(report).toContain(`the header "${header}" says something else`);
  });
});

describe('a version in the address', () => {
  const catalogue = `{ server: release, ${versions('v1', 'v2')} }`;

  it('needs a variable in some server, if there are any', async () => {
    expect(await reportFor(catalogue)).toContain(
      'warning version-without-variable: No server has a variable "release"',
    );
    const servers = '[{ url: "https://shop.test/{release}", variables: { release: { default: v1 } } }]';
    expect(await reportFor(catalogue, servers)).toBe('');
    expect(await reportFor(catalogue, '[]')).not.toContain('version-without-variable');
  });
});

it.each([
  ['released', '{ header: V, versions: [{ version: a, released: 2026 }] }', '`released` must be text'],
  ['status', `{ header: V, unknown: { status: 40, code: x }, ${versions('a')} }`, 'a number from 400 to 599'],
])('%s is what it says or an error: %s', async (_what, catalogue, message) => {
  expect(await reportFor(catalogue)).toContain(message);
});
