// Bodies of several parts that are given as one text.
import { expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

/** The module of the operation, without the space between, and the codes of what was said. */
const generated = async (mediaType: string, schema: object): Promise<readonly string[]> => {
  const content = { [mediaType]: { schema } };
  const responses = { 204: { description: 'Done' } };
  const document = {
    openapi: '3.0.3',
    info: { title: 'Batches', version: '1' },
    paths: { '/batch': { post: { requestBody: { required: true, content }, responses } } },
  };
  const { files, diagnostics } = await generateFromText('openapi.json', JSON.stringify(document));
  const text = new Map(files).get('resources/batch.ts') ?? '';
  return [text.replace(/\s+/g, ' '), ...diagnostics.map(({ code }) => code)];
};

it('a batch of OData is sent as it is given, with the boundary that the description says', async () => {
  const [text, ...codes] = await generated('multipart/mixed;boundary=batch-1', { type: 'string' });
  expect(codes).toEqual([]);
  expect(text).toContain('body: string;');
  expect(text).toContain("mediaType('multipart/mixed;boundary=batch-1', textBody)");
});

it('parts that are described are put together, whatever boundary is written', async () => {
  const schema = { type: 'object', properties: { name: { type: 'string' } } };
  const [text, ...codes] = await generated('multipart/form-data; boundary=x', schema);
  expect(codes).toEqual([]);
  expect(text).toContain('name?: string;');
  expect(text).toContain('body: multipartBody');
});
