// Which scopes an operation asks for: who had enough of them still has, or is told of.
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare.js';

const asking = (security: string): string => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.example' }]
security: [${security}]
paths: { /a: { get: { responses: { '204': { description: A. } } } } }
components:
  securitySchemes:
    token: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://shop.example/token', scopes: { r: R., w: W. } } } }
    key: { type: apiKey, in: header, name: Key }
`;
const told = async (before: string, after: string): Promise<readonly string[]> =>
  (await compareTexts(asking(before), asking(after))).differences.map(
    ({ rule, message }) => `${rule}: ${message}`,
  );

const ADDS_W = 'security-scope-added: asks for more: `token: w`';
const DROPS_W = 'security-scope-removed: no longer asks for `token: w`';
const ADDS_R = 'security-scope-added: asks for more: `token: r`';

describe('the scopes that an operation asks for', () => {
  it.each([
    ['one more', '{ token: [r] }', '{ token: [r, w] }', [ADDS_W]],
    ['one less', '{ token: [r, w] }', '{ token: [r] }', [DROPS_W]],
    ['another', '{ token: [w] }', '{ token: [r] }', [ADDS_R, DROPS_W]],
    ['one of two sets less', '{ token: [r] }, { token: [w] }', '{ token: [w] }', [ADDS_W]],
    ['one set more', '{ token: [w] }', '{ token: [w] }, { token: [r] }', [DROPS_W]],
    ['a set of which part is enough', '{ token: [r] }', '{ token: [r] }, { token: [r, w] }', []],
    ['another order', '{ token: [r] }, { token: [w] }', '{ token: [w] }, { token: [r] }', []],
    ['one more beside a key', '{ token: [r], key: [] }', '{ key: [], token: [r, w] }', [ADDS_W]],
  ])('may be %s', async (_, before, after, differences) => {
    expect(await told(before, after)).toEqual(differences);
  });
});
