// A client with every payload in it is imported, constructed and called: nothing comes alive, and all goes out as written.
import { describe, expect, it } from 'vitest';
import { useCommand } from './support/command.js';
import { document } from './support/documents.js';
import { PAYLOADS } from './support/payloads.js';
import { inWorld } from './support/sandbox.js';
import { expectVerdict } from './support/verdict.js';

const texts = [...PAYLOADS.values()];
const NOTHING = { 204: { description: 'Nothing.' } };
const PATH = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const SPEC = document({
  paths: Object.fromEntries(
    texts
      .filter((text) => !/[{}?#]/.test(text))
      .map((text, index) => [`/${index}/${text}/{id}`, { get: { parameters: [PATH], responses: NOTHING } }]),
  ),
  components: { schemas: { Payload: { type: 'string', enum: texts } } },
});

describe('a client with payloads in it', () => {
  const command = useCommand();

  it('holds the values as they are, and does nothing by itself', async () => {
    await inWorld(command, [['openapi.json', SPEC]], async (world) => {
      const expected = { mayGenerate: true, mayReject: false, warns: false };
      const lived = await expectVerdict(world, 'openapi.json', expected);
      expect(lived?.lists['PAYLOADS']).toEqual(texts);
      expect(lived?.sent.length).toBeGreaterThan(30);
      for (const { url } of lived?.sent ?? [])
        expect(url).toMatch(/^https:\/\/api\.example\.com\/\d+\/.*\/v1$/);
    });
  });

  it('replaces parameters whose names are patterns of replacement', async () => {
    const named = (name: string): object => ({ ...PATH, name });
    const paths = {
      "/a/{$'}/b/{$&}": { get: { parameters: [named("$'"), named('$&')], responses: NOTHING } },
    };
    await inWorld(command, [['openapi.json', document({ paths })]], async (world) => {
      const lived = await expectVerdict(world, 'openapi.json', {
        mayGenerate: true,
        mayReject: false,
        warns: false,
      });
      expect(lived?.sent.map(({ url }) => url)).toEqual(['https://api.example.com/a/v1/b/v2']);
    });
  });
});
