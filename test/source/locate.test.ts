import { describe, expect, it } from 'vitest';
import { documentsFromText, type Documents } from '../../generator/source/documents.js';

const YAML = `# a comment
openapi: 3.1.0
info: { title: t, version: 1.10 }
paths:
  /a/{b}~c:
    get:
      responses:
        200: { description: ok }
        default: {}
      tags:
        - one
        - two
x: &d
  y: 1
alias: *d
empty:
`;
const JSON_TEXT = `{
  "openapi": "3.1.0", "info": {"title": "a \\"b\\": {", "version": 1.10},
  "paths": {
    "/a/{b}~c": {"get": [ {"x": [1, [2, 3], "]"]}, -1e3 , null ]},
    "\\u0061b": {}
  }
}
`;

const at = (documents: Documents, pointer: string, on?: 'key'): string => {
  const position = documents.locate({
    file: documents.entry.name,
    pointer,
    ...(on === undefined ? {} : { on }),
  });
  return position === undefined ? 'nowhere' : `${position.line}:${position.column}`;
};

const prepared = async (name: string, text: string): Promise<Documents> => {
  const documents = await documentsFromText(name, text);
  await documents.prepare();
  return documents;
};

describe('places in YAML', () => {
  it.each([
    ['', undefined, '2:1'],
    ['/openapi', undefined, '2:10'],
    ['/openapi', 'key', '2:1'],
    ['/info/title', undefined, '3:16'],
    ['/paths/~1a~1{b}~0c/get', 'key', '6:5'],
    ['/paths/~1a~1{b}~0c/get/responses/200/description', undefined, '8:29'],
    ['/paths/~1a~1{b}~0c/get/tags/1', undefined, '12:11'],
    ['/alias/y', undefined, '14:6'],
    ['/empty', 'key', '16:1'],
    ['/paths/~1a~1{b}~0c/get/nothing/here', undefined, '6:5'],
    ['/paths/~1a~1{b}~0c/get/tags/7', undefined, '10:7'],
    ['/nothing', undefined, '2:1'],
  ] as const)('%s %s', async (pointer, on, position) => {
    expect(at(await prepared('api.yaml', YAML), pointer, on)).toBe(position);
  });

  it('are unknown until prepared for, unless they carry their position', async () => {
    const documents = await documentsFromText('api.yaml', YAML);
    expect(at(documents, '/openapi')).toBe('nowhere');
    expect(documents.locate({ file: 'api.yaml', line: 3 })).toEqual({ line: 3, column: 1 });
  });
});

describe('places in JSON', () => {
  it.each([
    ['', undefined, '{\n'],
    ['/openapi', undefined, '"3.1.0"'],
    ['/info', 'key', '"info"'],
    ['/info/version', undefined, '1.10'],
    ['/paths/~1a~1{b}~0c/get/0/x/1/1', undefined, '3], "]"'],
    ['/paths/~1a~1{b}~0c/get/0/x/2', undefined, '"]"'],
    ['/paths/~1a~1{b}~0c/get/1', undefined, '-1e3'],
    ['/paths/~1a~1{b}~0c/get/2', undefined, 'null'],
    ['/paths/ab', 'key', '"\\u0061b"'],
    ['/paths/~1a~1{b}~0c/nothing/here', undefined, '"/a/{b}~c"'],
    ['/paths/~1a~1{b}~0c/get/7', undefined, '"get"'],
  ] as const)('%s %s is at %s', async (pointer, on, text) => {
    const [line, column] = at(await prepared('api.json', JSON_TEXT), pointer, on)
      .split(':')
      .map(Number);
    const rest = JSON_TEXT.split('\n')
      .slice(line! - 1)
      .join('\n')
      .slice(column! - 1);
    expect(rest.slice(0, text.length)).toBe(text);
  });
});
