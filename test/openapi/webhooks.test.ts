// What an API sends by itself is a request, also as far as what is only read or only written goes.
import { expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const TEXT = { type: 'string' };
const EVENT = {
  type: 'object',
  required: ['id', 'token'],
  properties: {
    id: { ...TEXT, readOnly: true },
    token: { ...TEXT, writeOnly: true },
    about: { $ref: '#/components/schemas/About' },
  },
};
const ABOUT = { type: 'object', properties: { pin: { ...TEXT, writeOnly: true } } };

const models = async (paths: object): Promise<string> => {
  const schema = { $ref: '#/components/schemas/Event' };
  const post = { requestBody: { content: { 'application/json': { schema } } }, responses: {} };
  const { files } = await generateFromText(
    'openapi.json',
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Events', version: '1' },
      paths,
      webhooks: { happened: { post } },
      components: { schemas: { Event: EVENT, About: ABOUT } },
    }),
  );
  return [...files]
    .map(([path, text]) => (path.startsWith('models/') ? text : ''))
    .join('\n')
    .replace(/\s+/g, ' ');
};

it('what is only written arrives with an event', async () => {
  const text = await models({});
  expect(text).toMatch(/interface Event\w* \{ readonly id: string; readonly token: string;/);
  expect(text).toContain('interface About { readonly pin?: string; }');
});

it('what is only written does not come back where the same schema is an answer', async () => {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Event' } } };
  const get = { responses: { 200: { description: 'It.', content } } };
  expect(await models({ '/events': { get } })).not.toMatch(/token|pin/);
});
