// What tells the members of a union apart, however a description says it.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS } from '../support/compilers.js';
import { inScratch, writeAll } from '../support/folders.js';

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
    expect(text).toContain("interface One extends Base { readonly first?: string; readonly kind?: 'one'; }");
    expect(text).toContain("interface Two extends Base { readonly second?: string; readonly kind?: 'two'; }");
  });

  describe('of a base that names its heirs', () => {
    const mapping = { cat: 'Cat', dog: 'Dog', puppy: 'Dog' };
    const base = object(
      { kind: TEXT },
      { required: ['kind'], discriminator: { propertyName: 'kind', mapping } },
    );
    const SCHEMAS: Schemas = { Base: base, Cat: heir('lives'), Dog: heir('bark'), Bird: heir('wing') };

    it('gives each the values that it has there', async () => {
      const { text, codes } = await declared(SCHEMAS);
      expect(codes).toEqual([]);
      expect(text).toContain("interface Cat extends Base { readonly lives?: string; readonly kind: 'cat'; }");
      expect(text).toContain("readonly bark?: string; readonly kind: 'dog' | 'puppy'; }");
      expect(text).toContain('interface Bird extends Base { readonly wing?: string; }');
      expect(text).toContain('interface Base { readonly kind: string; }');
    });

    it('is optional where the base leaves it so, and of an heir two steps away', async () => {
      const { text } = await declared({
        Base: object({ kind: TEXT }, { discriminator: { propertyName: 'kind', mapping: { cat: 'Cat' } } }),
        Middle: heir('legs'),
        Cat: { allOf: [ref('Middle')], properties: { lives: TEXT } },
      });
      expect(text).toContain(
        "interface Cat extends Middle { readonly lives?: string; readonly kind?: 'cat'; }",
      );
    });

    it('is no value of an heir that has heirs itself, or says what it is', async () => {
      const { text } = await declared({
        ...SCHEMAS,
        Siamese: { allOf: [ref('Cat')], properties: { blue: TEXT } },
        Dog: { allOf: [ref('Base')], properties: { kind: { enum: ['hound'] } } },
      });
      expect(text).toContain('interface Cat extends Base { readonly lives?: string; }');
      expect(text).not.toMatch(/'cat'|'dog'|'puppy'/);
    });

    it('tells them apart for the compiler, in every version', async () => {
      const entry = {
        openapi: '3.1.0',
        info: { title: 'Kinds', version: '1' },
        'x-api-versions': {
          header: 'X-Version',
          versions: ['1', '2'].map((version) => ({ version, released: `202${version}-01-01` })),
        },
        paths: {},
        components: {
          schemas: { ...SCHEMAS, Kitten: { allOf: [ref('Cat')], properties: { age: TEXT }, 'x-added': '2' } },
        },
      };
      const { files } = await generateFromText('openapi.json', JSON.stringify(entry));
      const checks = [
        "import type { Cat, Dog } from './index.js';",
        "export const one = (pet: Cat<'1'> | Dog): string | undefined => (pet.kind === 'cat' ? pet.lives : pet.bark);",
        "export const two = (pet: Cat<'2'>): string => pet.kind satisfies 'cat';",
        "export const three = (pet: Dog): 'dog' | 'puppy' => pet.kind;",
      ];
      await inScratch(async (folder) => {
        const sources = [...files].filter(([path]) => path.endsWith('.ts'));
        await writeAll(folder, [...sources, ['checks.ts', `${checks.join('\n')}\n`]]);
        const complaints = await compile(COMPILERS.at(-1)?.path ?? '', folder, ['.']);
        expect(complaints.map(({ file, line }) => [file, line])).toEqual([['checks.ts', 3]]);
      });
    }, 60_000);
  });

  it('of a base is text, as in Swagger 2.0, and is told of once however many extend it', async () => {
    const { text, codes } = await declared({
      Pet: object({ kind: TEXT }, { discriminator: 'kind', required: ['kind'] }),
      Cat: { allOf: [ref('Pet'), object({ lives: TEXT })] },
      Dog: { allOf: [ref('Pet'), object({ bark: TEXT })] },
    });
    expect(codes).toEqual(['text-discriminator']);
    expect(text).toContain('interface Cat extends Pet { readonly lives?: string; }');
    expect(text).toContain('interface Pet { readonly kind: string; }');
  });

  it('of a base says which file is not there', async () => {
    const mapping = { a: 'Nobody', b: 'nowhere.json', c: '../outside.json' };
    const { codes } = await declared({
      Base: object({ kind: TEXT }, { discriminator: { propertyName: 'kind', mapping } }),
    });
    expect(codes).toEqual(['unresolved-mapping', 'unresolved-mapping']);
  });
});
