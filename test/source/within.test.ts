// References that are meant from the schema around them, not from the root of the document.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

const TEXT = { type: 'string' };

/** What is declared in `models/`, without the space between, and what was said. */
const declared = async (
  document: object,
): Promise<{ readonly text: string; readonly said: readonly string[] }> => {
  const entry = { openapi: '3.1.1', info: { title: 'Within', version: '1' }, paths: {}, ...document };
  const { files, diagnostics } = await generateFromText('openapi.json', JSON.stringify(entry));
  const models = [...files].map(([path, each]) => (/^(?:models|resources)\//.test(path) ? each : ''));
  return {
    text: models.join('\n').replace(/\s+/g, ' '),
    said: diagnostics.map(({ code, message }) => `${code}: ${message}`),
  };
};

describe('a reference from the schema around it', () => {
  it('leads into its component, as ASP.NET Core 9 means it, and is told of once', async () => {
    const tags = { type: ['array', 'null'], items: { type: 'object', properties: { name: TEXT } } };
    const { text, said } = await declared({
      components: {
        schemas: {
          Category: {
            type: 'object',
            properties: {
              tags,
              others: { type: 'array', items: { $ref: '#/properties/tags/items' } },
              more: { $ref: '#/properties/tags/items' },
            },
          },
        },
      },
    });
    expect(text).toContain('readonly others?: CategoryTagsItem[]; readonly more?: CategoryTagsItem;');
    expect(said).toEqual([
      'reference-within-schema: From the root of its document "#/properties/tags/items" leads nowhere; ' +
        'it is read from the schema around it, as "#/components/schemas/Category/properties/tags/items".',
    ]);
  });

  it('leads to the outermost schema, and not to itself', async () => {
    const inner = { type: 'object', properties: { b: { $ref: '#/properties/b' } } };
    const { text } = await declared({
      components: {
        schemas: {
          A: { type: 'object', properties: { b: { type: 'object', properties: { c: inner } } } },
        },
      },
    });
    expect(text).toContain('interface AB { readonly c?: ABC; }');
    expect(text).toContain('interface ABC { readonly b?: AB; }');
  });

  it('finds the definitions that a pasted JSON Schema holds, also in a response', async () => {
    const schema = {
      type: 'object',
      properties: { at: { $ref: '#/definitions/Spot' }, to: { $ref: '#/$defs/Spot%20two' } },
      definitions: { Spot: { const: 'here' } },
      $defs: { 'Spot two': { const: 'there' } },
    };
    const content = { 'application/json': { schema } };
    const { text } = await declared({
      paths: { '/spots': { get: { responses: { 200: { description: 'Spots', content } } } } },
    });
    expect(text).toContain('readonly at?: SpotListResultSpot; readonly to?: SpotListResultSpotTwo;');
    expect(text).toContain("type SpotListResultSpotTwo = 'there';");
  });

  it('is left alone where it leads nowhere, or somewhere from the root, and in data', async () => {
    const nowhere = await declared({
      components: { schemas: { A: { type: 'object', properties: { a: { $ref: '#/properties/b' } } } } },
    });
    expect(nowhere.said.map((each) => each.split(':')[0])).toEqual(['unresolved-reference']);
    const elsewhere = await declared({
      'x-shared': { text: TEXT },
      definitions: { It: { const: 'root' } },
      components: {
        schemas: {
          A: {
            type: 'object',
            properties: { a: { $ref: '#/definitions/It' }, b: TEXT },
            definitions: { It: { const: 'within' } },
            example: { $ref: '#/properties/b' },
          },
        },
      },
    });
    expect(elsewhere.text).toContain("type It = 'root';");
    expect(elsewhere.said).toEqual([]);
  });
});
