// Flags in quotes: whoever reads a description reads them alike.
import { expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const documentOf = (flag: string): string => `
openapi: 3.1.0
info: { title: Flags, version: '1' }
servers: [{ url: 'https://flags.example' }]
paths:
  /things:
    post:
      parameters: [{ name: query, in: query, required: ${flag}, schema: { type: string } }]
      requestBody: { required: ${flag}, content: { application/json: { schema: { type: array, items: { type: string } } } } }
      responses:
        '200':
          description: OK
          headers: { X-Left: { required: ${flag}, schema: { type: integer } } }
`;

it.each([
  ["'true'", ''],
  ["'True'", ''],
  ['true', ''],
  ["'false'", '?'],
  ['often', '?'],
  ['1', '?'],
])('required: %s is the same for the client and for the output paths', async (flag, mark) => {
  const outputs = ['client', 'paths'] as const;
  const { files } = await generateFromText('api.yaml', documentOf(flag), { outputs });
  const client = files.text('resources/things.ts') ?? '';
  expect(client).toContain(`query${mark}: string;`);
  expect(client).toContain(`body${mark}: string[];`);
  const types = [...files].find(([path]) => path.startsWith('paths'))?.[1] ?? '';
  expect(types).toMatch(new RegExp(String.raw`\bquery${mark === '' ? '' : '[?]'}: string;`));
  expect(types).toMatch(new RegExp(String.raw`requestBody${mark === '' ? '' : '[?]'}: \{`));
  expect(types).toMatch(new RegExp(String.raw`'X-Left'${mark === '' ? '' : '[?]'}: number;`));
});

it("required: 'true' of a field of a form of Swagger 2.0 counts, too", async () => {
  const text = `
swagger: '2.0'
info: { title: Flags, version: '1' }
host: flags.example
paths:
  /things:
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters: [{ name: size, in: formData, required: 'true', type: integer }]
      responses: { '204': { description: OK } }
`;
  const { files } = await generateFromText('api.yaml', text, {});
  expect(files.text('resources/things.ts')).toContain('size: number;');
});
