// What tells the members of a union apart, however a description says it.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

type Schemas = Readonly<Record<string, unknown>>;

/** All declarations, without the space between, and the codes of what was said. */
const declared = async (
  schemas: Schemas,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly text: string; readonly codes: readonly string[] }> => {
  const entry = {
    openapi: '3.1.0',
    info: { title: 'Kinds', version: '1' },
    paths: {},
    components: { schemas },
  };
  const generated = await generateFromText('openapi.json', JSON.stringify(entry), {}, files);
  const text = [...generated.files]
    .map(([path, each]) => (path.startsWith('models/') ? each : ''))
    .join('\n');
  return {
    text: text.replace(/\s+/g, ' '),
    codes: generated.diagnostics.map(({ code }) => code),
  };
};

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const TEXT = { type: 'string' };

describe('a discriminator', () => {
  const heir = (...properties: readonly string[]): object => ({
    allOf: [ref('Base'), object(Object.fromEntries(properties.map((name) => [name, TEXT])))],
  });
  const shape = (values: readonly string[], mapping: object): Schemas => ({
    Shape: { oneOf: [ref('Circle'), ref('Square')], discriminator: { propertyName: 'type', mapping } },
    Base: object({ type: { enum: values } }, { required: ['type'] }),
    Circle: heir('radius'),
    Square: heir('width'),
  });

  it('narrows a list of all the tags, which a base has', async () => {
    const { text } = await declared(shape(['c', 's', 'other'], { c: 'Circle', s: 'Square' }));
    expect(text).toContain("type Shape = (Circle & { type: 'c' }) | (Square & { type: 's' });");
  });

  it('leaves a list alone that has not all the tags, since nothing would be left', async () => {
    const { text } = await declared(shape(['C', 'S'], { c: 'Circle', s: 'Square' }));
    expect(text).toContain('type Shape = Circle | Square;');
  });

  it('leaves a member alone that says itself which it is', async () => {
    const { text } = await declared({
      Shape: { oneOf: [ref('Circle'), ref('Square')], discriminator: { propertyName: 'type' } },
      Circle: object({ type: { enum: ['Circle'] } }, { required: ['type'] }),
      Square: object({ type: { const: 'Square' } }, { required: ['type'] }),
    });
    expect(text).toContain('type Shape = Circle | Square;');
  });

  it('goes through unions in unions, with several tags for a member', async () => {
    const leaf = object({ kind: TEXT }, { required: ['kind'] });
    const { text } = await declared({
      Outer: { oneOf: [ref('Inner'), ref('C')], discriminator: { propertyName: 'kind' } },
      Inner: {
        oneOf: [ref('A'), ref('B')],
        discriminator: { propertyName: 'kind', mapping: { a: 'A', eh: 'A', b: '#/components/schemas/B' } },
      },
      A: leaf,
      B: leaf,
      C: leaf,
    });
    expect(text).toContain("type Inner = (A & { kind: 'a' | 'eh' }) | (B & { kind: 'b' });");
    expect(text).toContain("type Outer = Inner | (C & { kind: 'C' });");
  });

  it('names schemas in percent-encoding', async () => {
    const member = object({ t: TEXT }, { required: ['t'] });
    const [foo, bar] = ['#/components/schemas/Foo%3CA%3E', '#/components/schemas/Bar~1B'];
    const { text, codes } = await declared({
      Either: {
        oneOf: [{ $ref: foo }, { $ref: bar }],
        discriminator: { propertyName: 't', mapping: { foo, bar } },
      },
      'Foo<A>': member,
      'Bar/B': member,
    });
    expect(codes).toEqual([]);
    expect(text).toContain("type Either = (FooA & { t: 'foo' }) | (BarB & { t: 'bar' });");
  });

  it('of a base brings the schemas that it names, also those that nothing else refers to', async () => {
    const base = object(
      { kind: TEXT },
      { discriminator: { propertyName: 'kind', mapping: { one: 'one.json', two: 'more.json#/Two' } } },
    );
    const part = (name: string): object => ({
      allOf: [{ $ref: 'openapi.json#/components/schemas/Base' }, object({ [name]: TEXT })],
    });
    const { text, codes } = await declared(
      { Base: base },
      { 'one.json': JSON.stringify(part('first')), 'more.json': JSON.stringify({ Two: part('second') }) },
    );
    expect(codes).toEqual([]);
    expect(text).toContain('interface One extends Base { readonly first?: string; }');
    expect(text).toContain('interface Two extends Base { readonly second?: string; }');
  });

  it('of a base says which file is not there', async () => {
    const mapping = { a: 'Nobody', b: 'nowhere.json', c: '../outside.json' };
    const { codes } = await declared({
      Base: object({ kind: TEXT }, { discriminator: { propertyName: 'kind', mapping } }),
    });
    expect(codes).toEqual(['unresolved-mapping', 'unresolved-mapping']);
  });
});
