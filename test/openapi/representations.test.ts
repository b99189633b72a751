// Answers in several kinds of text, or of bytes: what they say is up to their media type, so that a caller chooses.
import { expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const resourceOf = async (content: object): Promise<string> => {
  const get = { responses: { 200: { description: 'All.', content } } };
  const document = { openapi: '3.1.0', info: { title: 'R', version: '1' }, paths: { '/things': { get } } };
  const { files } = await generateFromText('api.json', JSON.stringify(document));
  return [...files].find(([path]) => path === 'resources/things.ts')?.[1] ?? '';
};

const TEXT = { schema: { type: 'string' } };

it.each([
  ['texts', 'string', { 'text/plain': TEXT, 'text/csv': TEXT }],
  ['bytes', 'Blob', { 'image/png': {}, 'image/gif': {} }],
])('%s are each asked for by name', async (_kind, type, content) => {
  const [other, usual] = Object.keys(content);
  const text = await resourceOf(content);
  expect(text).toContain(
    `options?: RequestOptions & { accept?: '${usual}' | undefined }): ApiPromise<${type}>`,
  );
  expect(text).toContain(`options: RequestOptions & { accept: '${other}' }): ApiPromise<${type}>`);
  expect(text).toContain(`onAccept('${usual}')`);
});

it('no other notation of the same is a choice', async () => {
  const xml = await resourceOf({ 'text/xml': TEXT, 'application/xml': TEXT });
  const json = await resourceOf({ 'application/json': TEXT, 'application/vnd.x+json': TEXT });
  expect(xml + json).not.toContain('onAccept');
});
