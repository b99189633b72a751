// Every field of what is no schema: what it does to a client, or the warning that names it. Some are for readers alone.
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';

/** Parts of a description, each put where it belongs. */
interface Parts {
  readonly parameter?: object;
  readonly response?: object;
  readonly media?: object;
  readonly body?: object;
  readonly server?: object;
  readonly tag?: object;
  readonly tags?: readonly object[];
}

const TEXT = { type: 'string' };
const A = {
  type: 'object',
  properties: { a: TEXT, b: { type: 'array', items: TEXT }, c: { type: 'object' } },
};

const described = ({ parameter, response, media, body, server, tag, tags = [] }: Parts): object => ({
  openapi: '3.2.0',
  info: { title: 'Fields', version: '1' },
  servers: [{ url: 'https://api.example.com', ...server }],
  ...(tag === undefined ? {} : { tags: [{ name: 'things', ...tag }, ...tags] }),
  paths: {
    '/things': {
      post: {
        ...(tag === undefined ? {} : { tags: ['things'] }),
        operationId: 'makeThing',
        ...(parameter === undefined
          ? {}
          : { parameters: [{ name: 'p', in: 'query', schema: A, ...parameter }] }),
        ...(body === undefined ? {} : { requestBody: { content: body } }),
        responses: {
          200: {
            description: 'Made.',
            content: { 'application/json': { schema: TEXT, ...media } },
            ...response,
          },
        },
      },
    },
  },
});

const LIST = { type: 'object', properties: { b: { type: 'array', items: TEXT } } };

/** An object whose property is a text with something in it. */
const held = (keywords: object): object => ({
  type: 'object',
  properties: { held: { ...TEXT, ...keywords } },
});

const FORM = 'application/x-www-form-urlencoded';
const PARTS = 'multipart/form-data';

/** What is expected: a text of the client, the code of a diagnostic, or `for readers` where there is nothing to see. */
type Row = readonly [field: string, parts: Parts, expected: RegExp | string];

const ROWS: readonly Row[] = [
  ['parameter: description', { parameter: { description: 'Words of p.' } }, /Words of p\./],
  ['parameter: required', { parameter: { required: true } }, /\bp: ThingCreateP\b/],
  ['parameter: deprecated', { parameter: { deprecated: true } }, /@deprecated/],
  ['parameter: style', { parameter: { style: 'deepObject' } }, /p: deep\b/],
  ['parameter: style that is none', { parameter: { style: 'deep' } }, 'unknown-style'],
  ['parameter: explode', { parameter: { explode: false } }, /p: csv\b/],
  ['parameter: allowReserved', { parameter: { allowReserved: true } }, /reserved\(form\)/],
  ['parameter: example', { parameter: { schema: TEXT, example: 'an example' } }, /@example "an example"/],
  [
    'parameter: content',
    { parameter: { schema: undefined, content: { 'application/json': { schema: A } } } },
    /p: jsonParam\b/,
  ],
  ['parameter: in, unknown', { parameter: { in: 'body' } }, 'parameter-unusable'],
  ['parameter: name of a header', { parameter: { in: 'header', name: 'a b' } }, 'not-a-token'],
  ['parameter: allowEmptyValue', { parameter: { allowEmptyValue: true } }, 'for readers'],
  ['response: headers', { response: { headers: { 'X-Rate': { schema: TEXT } } } }, 'for readers'],
  [
    'response: headers, named as none can be',
    { response: { headers: { 'a b': { schema: TEXT } } } },
    'unusable-header',
  ],
  [
    'response: links',
    { response: { links: { next: { operationId: 'makeThing', description: 'Go on.' } } } },
    /Go on\./,
  ],
  ['media type: examples', { media: { examples: { one: { value: 'x' } } } }, 'for readers'],
  [
    'media type: itemSchema',
    { response: { content: { 'application/jsonl': { itemSchema: A } } } },
    /jsonLines/i,
  ],
  [
    'media type: itemSchema of what is sent',
    { body: { 'application/jsonl': { itemSchema: A } } },
    /body: jsonLinesBody\b/,
  ],
  [
    'media type: itemSchema of records that are sent',
    { body: { 'application/json-seq': { itemSchema: A } } },
    /body: jsonSequenceBody\b/,
  ],
  [
    'media type: itemSchema of what is sent as a whole',
    { body: { 'text/event-stream': { itemSchema: A } } },
    'untyped-keyword',
  ],
  [
    'media type: itemSchema of what is read as a whole',
    { response: { content: { 'multipart/mixed': { itemSchema: A } } } },
    'untyped-keyword',
  ],
  ['media type that is none', { response: { content: { json: { schema: TEXT } } } }, 'not-a-media-type'],
  [
    'media type: encoding of JSON',
    { body: { 'application/json': { schema: A, encoding: { a: { style: 'form' } } } } },
    'for readers',
  ],
  [
    'encoding: style, as it is',
    { body: { [FORM]: { schema: A, encoding: { b: { style: 'form', explode: true } } } } },
    'for readers',
  ],
  [
    'encoding: style',
    { body: { [FORM]: { schema: A, encoding: { c: { style: 'deepObject' } } } } },
    /styledForm\(\{ c: deep \}\)/,
  ],
  [
    'encoding: style, of an object',
    { body: { [FORM]: { schema: A, encoding: { c: { style: 'form' } } } } },
    /styledForm\(\{ c: form \}\)/,
  ],
  [
    'encoding: explode',
    { body: { [FORM]: { schema: A, encoding: { b: { explode: false } } } } },
    /styledForm\(\{ b: csv \}\)/,
  ],
  [
    'encoding: allowReserved',
    { body: { [FORM]: { schema: A, encoding: { a: { allowReserved: true } } } } },
    /styledForm\(\{ a: .*reserved\(form\) \}\)/,
  ],
  [
    'encoding: contentType, JSON in a form',
    { body: { [FORM]: { schema: A, encoding: { b: { contentType: 'application/json' } } } } },
    /styledForm\(\{ b: jsonParam \}\)/,
  ],
  [
    'encoding: contentType',
    { body: { [PARTS]: { schema: A, encoding: { c: { contentType: 'text/xml' } } } } },
    'encoding-left-out',
  ],
  [
    'encoding: contentType of a part',
    { body: { [PARTS]: { schema: A, encoding: { a: { contentType: 'text/xml' } } } } },
    /typedParts\(\{ a: 'text\/xml', c: 'application\/json' \}\)/,
  ],
  [
    'encoding: contentType of a file',
    {
      body: {
        [PARTS]: {
          schema: { type: 'object', properties: { f: { type: 'string', format: 'binary' } } },
          encoding: { f: { contentType: 'image/png' } },
        },
      },
    },
    /typedParts\(\{ f: 'image\/png' \}\)/,
  ],
  [
    'encoding: style of a part that is a list',
    { body: { [PARTS]: { schema: LIST, encoding: { b: { style: 'form', explode: true } } } } },
    'for readers',
  ],
  [
    'encoding: style of a part that is one text',
    { body: { [PARTS]: { schema: LIST, encoding: { b: { style: 'form', explode: false } } } } },
    'encoding-left-out',
  ],
  [
    'encoding: headers',
    { body: { [PARTS]: { schema: A, encoding: { a: { headers: { 'X-A': { schema: TEXT } } } } } } },
    'encoding-left-out',
  ],
  [
    'itemEncoding',
    { body: { 'multipart/mixed': { itemSchema: A, itemEncoding: { contentType: 'text/xml' } } } },
    'encoding-left-out',
  ],
  ['server: url', { server: { url: 'https://other.example.com' } }, /https:\/\/other\.example\.com/],
  [
    'server: variables',
    {
      server: {
        url: 'https://{region}.example.com',
        variables: { region: { default: 'eu', enum: ['eu', 'us'] } },
      },
    },
    /region\?: 'eu' \| 'us' \| undefined/,
  ],
  ['server: name, description', { server: { name: 'main', description: 'The usual one.' } }, 'for readers'],
  ['tag: description', { tag: { description: 'All about things.' } }, /All about things\./],
  ['tag: summary', { tag: { summary: 'Things in short' } }, /Things in short/],
  [
    'tag: parent, of a tag without words',
    {
      tag: { parent: 'some' },
      tags: [
        { name: 'some', parent: 'all' },
        { name: 'all', description: 'All there is.' },
      ],
    },
    /All there is\./,
  ],
  ['tag: parent, which is itself', { tag: { parent: 'things' } }, 'for readers'],
  ['tag: parent, kind', { tag: { parent: 'all', kind: 'nav' } }, 'for readers'],
  [
    'schema: contentMediaType',
    { body: { 'application/json': { schema: held({ contentMediaType: 'application/json' }) } } },
    /`application\/json` as text\./,
  ],
  [
    'schema: contentEncoding',
    { body: { 'application/json': { schema: held({ contentEncoding: 'base64' }) } } },
    /Base64\./,
  ],
  [
    'schema: contentEncoding, of which the description speaks',
    {
      body: {
        'application/json': {
          schema: held({ contentEncoding: 'base64', description: 'Its bytes in base64.' }),
        },
      },
    },
    /Its bytes in base64\. \*\//,
  ],
  [
    'schema: contentEncoding, contentMediaType',
    {
      body: {
        'application/json': {
          schema: held({ contentEncoding: 'base64url', contentMediaType: 'image/png' }),
        },
      },
    },
    /`image\/png` in `base64url`\./,
  ],
];

describe('a field of OpenAPI 3.2', () => {
  it.each(ROWS)('%s', async (_field, parts, expected) => {
    const plain = await generateFromText('openapi.json', JSON.stringify(described(parts)), {
      format: 'none',
    });
    const codes = plain.diagnostics.map(({ code }) => code);
    if (typeof expected !== 'string') {
      expect([...plain.files].map(([, text]) => text).join('\n')).toMatch(expected);
    } else if (expected !== 'for readers') {
      expect(codes).toContain(expected);
    } else {
      expect(codes).toEqual([]);
    }
  });
});
