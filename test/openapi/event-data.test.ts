// Server-sent events whose data is JSON, as OpenAPI 3.2 says it: `contentMediaType` and `contentSchema`.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const REF = { $ref: '#/components/schemas/Message' };
const MESSAGE = { type: 'object', properties: { text: { type: 'string' } } };
const TEXT = { type: 'string' };
const JSON_TEXT = { ...TEXT, contentMediaType: 'application/json', contentSchema: REF };

const event = (data: object): object => ({
  type: 'object',
  required: ['data'],
  properties: { event: TEXT, data },
});

interface Made {
  readonly text: string;
  readonly said: readonly string[];
}

const made = async (itemSchema: object, schemas: object = {}, paths: object = {}): Promise<Made> => {
  const content = { 'text/event-stream': { itemSchema } };
  const { files, diagnostics } = await generateFromText(
    'openapi.json',
    JSON.stringify({
      openapi: '3.2.0',
      info: { title: 'Events', version: '1' },
      paths: { '/events': { get: { responses: { 200: { description: 'All.', content } } } }, ...paths },
      components: { schemas: { Message: MESSAGE, ...schemas } },
    }),
  );
  return {
    text: [...files]
      .map(([path, text]) => (/^(?:models|resources)\//.test(path) ? text : ''))
      .join('\n')
      .replace(/\s+/g, ' '),
    said: diagnostics.map(({ code, place }) => `${code} ${place?.pointer ?? ''}`),
  };
};

const READ = /returns: wholeEvents\b/;
const AS_TEXT = /returns: wholeTextEvents\b/;

describe('the data of an event', () => {
  it('is what is in it', async () => {
    const { text, said } = await made(event(JSON_TEXT));
    expect(text).toMatch(READ);
    expect(text).toContain('readonly data: Message;');
    expect(said).toEqual([]);
  });

  it('is what is in each of several kinds of events', async () => {
    const schemas = {
      Said: event(JSON_TEXT),
      Counted: event({ ...JSON_TEXT, contentSchema: { type: 'integer' } }),
    };
    const oneOf = Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const { text, said } = await made({ oneOf }, schemas);
    expect(text).toMatch(READ);
    expect(text).toMatch(/interface Said \{[^}]*readonly data: Message;/);
    expect(text).toMatch(/interface Counted \{[^}]*readonly data: number;/);
    expect(said).toEqual([]);
  });

  it('stays text where that of other events of the stream is text', async () => {
    const { text, said } = await made({ oneOf: [event(JSON_TEXT), event(TEXT)] });
    expect(text).toMatch(AS_TEXT);
    expect(text).not.toContain('data: Message');
    expect(said).toEqual([
      'untyped-keyword /paths/~1events/get/responses/200/content/text~1event-stream/itemSchema/oneOf/0/properties/data/contentSchema',
    ]);
  });

  it('stays text in a type that is sent as JSON, too', async () => {
    const said = { $ref: '#/components/schemas/Said' };
    const content = { 'application/json': { schema: { type: 'array', items: said } } };
    const get = { responses: { 200: { description: 'Some.', content } } };
    const { text, said: codes } = await made(said, { Said: event(JSON_TEXT) }, { '/past': { get } });
    expect(text).toMatch(AS_TEXT);
    expect(text).toMatch(/interface Said \{[^}]*as text\. \*\/ readonly data: string;/);
    expect(codes).toEqual(['untyped-keyword /components/schemas/Said/properties/data/contentSchema']);
  });
});
