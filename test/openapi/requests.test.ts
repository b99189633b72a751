// What the behaviour tests hold requests against: it has to see what is wrong with one.
import { describe, expect, it } from 'vitest';
import { Requests, type SentRequest } from '../support/openapi/requests.js';

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://{region}.shop.example/v1/' }],
  security: [{ token: [] }],
  paths: {
    '/orders': {
      get: {
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 50 } },
          { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'integer' } } },
          { name: 'tag', in: 'query', schema: { type: 'array', items: { enum: ['a', 'b'] } } },
          { name: 'size', in: 'query', style: 'deepObject', schema: { $ref: '#/components/schemas/Size' } },
          { name: 'where', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
          { name: 'X-Trace', in: 'header', schema: { type: 'boolean' } },
        ],
      },
      post: {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
        },
      },
    },
    '/orders/open': { get: { security: [] } },
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { servers: [{ url: '/old' }] },
      delete: {},
    },
    '/lines': {
      post: {
        requestBody: {
          content: {
            'application/jsonl': { itemSchema: { $ref: '#/components/schemas/Size' } },
            'application/x-ndjson': {
              schema: { type: 'array', minItems: 2, items: { $ref: '#/components/schemas/Size' } },
            },
            'application/json-seq': { schema: { $ref: '#/components/schemas/Size' } },
            'multipart/mixed': { schema: { $ref: '#/components/schemas/Named' } },
          },
        },
      },
      get: {
        parameters: [
          {
            name: 'where',
            in: 'querystring',
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Size' } } },
          },
        ],
      },
    },
    '/places': {
      get: {
        parameters: [
          { name: 'at', in: 'querystring', content: { 'text/plain': { schema: { type: 'string' } } } },
        ],
      },
    },
    '/files/{path}': {
      get: {
        parameters: [
          { name: 'path', in: 'path', required: true, allowReserved: true, schema: { type: 'string' } },
        ],
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Size: { type: 'object', properties: { width: { type: 'number' } } },
      Named: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 1 } } },
      Order: {
        allOf: [{ $ref: '#/components/schemas/Named' }],
        required: ['id', 'lines'],
        properties: {
          id: { type: 'string', readOnly: true },
          note: { type: ['string', 'null'] },
          lines: { type: 'array', items: { $ref: '#/components/schemas/Size' } },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
    },
  },
};

const requests = new Requests(DOCUMENT);

const checked = (line: string, body?: unknown, more: Partial<SentRequest> = {}): readonly string[] => {
  const [method = '', target = ''] = line.split(' ');
  const headers = {
    authorization: 'Bearer x',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const text = body === undefined ? '' : JSON.stringify(body);
  return requests.check({ method, url: `https://eu.shop.example/v1${target}`, headers, body: text, ...more })
    .problems;
};

const sentAs = (type: string, body: string): readonly string[] =>
  checked('POST /lines', undefined, { headers: { authorization: 'Bearer x', 'content-type': type }, body });

const order = { name: 'a', lines: [{ width: 1.5 }], note: null, labels: { anything: 'goes' } };

describe('a request that is described', () => {
  it.each([
    ['GET /orders?q=a'],
    ['GET /orders?q=1&limit=50&ids=1,2&tag=a&tag=b&size%5Bwidth%5D=1.5&where=%7B%22a%22%3A1%7D'],
    ['DELETE /orders/7'],
    ['GET /files/a/b.txt'],
  ])('%s is taken', (line) => {
    expect(checked(line)).toEqual([]);
  });

  it('is taken with its body', () => {
    expect(checked('POST /orders', order)).toEqual([]);
  });

  it.each([
    ['application/jsonl', '{"width":1}\n{"width":2}\n'],
    ['application/x-ndjson', '{"width":1}\n{}\n'],
    ['application/json-seq', '\u001e{"width":1}\n\u001e{}\n'],
    [
      'multipart/mixed; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n--b--\r\n',
    ],
  ])('is taken with a body of %s', (type, body) => {
    expect(sentAs(type, body)).toEqual([]);
  });

  it.each(['/lines?%7B%22width%22%3A1%7D', '/places?a%3Db%26c', '/places'])(
    'is taken with a whole query: %s',
    (path) => {
      expect(checked(`GET ${path}`)).toEqual([]);
    },
  );

  it('is found by the most precise path, and by the server that it lives at', () => {
    expect(checked('GET /orders/open', undefined, { headers: {} })).toEqual([]);
    const elsewhere = { url: 'https://any.example/old/orders/7' };
    expect(checked('GET /orders/7', undefined, elsewhere)).toEqual([]);
    expect(checked('GET /orders/7')).toEqual([
      'there is no operation GET https://eu.shop.example/v1/orders/7',
    ]);
  });
});

describe('a request that is not described', () => {
  it.each([
    ['GET /nowhere', 'there is no operation GET'],
    ['GET /orders', 'query q is missing'],
    ['GET /orders?q=a&sort=up', 'there is no query parameter sort'],
    ['GET /orders?q=a&limit=51', 'query limit: the whole must be <= 50'],
    ['GET /orders?q=a&limit=many', 'query limit: the whole must be integer'],
    ['GET /orders?q=a&q=b', 'query q is there more than once'],
    ['GET /orders?q=a&ids=1,b', 'query ids: /1 must be integer'],
    ['GET /orders?q=a&tag=c', 'query tag: /0 must be equal to one of the allowed values'],
    ['GET /orders?q=a&size%5Bheight%5D=1', 'query size: the whole must NOT have unevaluated properties'],
    ['GET /orders?q=a&where=%7B', 'query where: the whole must be object'],
    ['DELETE /orders/seven', 'path id: the whole must be integer'],
    ['POST /orders', 'the body is missing'],
  ])('%s is refused: %s', (line, problem) => {
    const problems = checked(line);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it.each([
    [{ ...order, id: 'mine' }, '/id boolean schema is false'],
    [{ ...order, extra: 1 }, 'must NOT have unevaluated properties {"unevaluatedProperty":"extra"}'],
    [{ ...order, name: '' }, '/name must NOT have fewer than 1 characters'],
    [{ ...order, lines: [{ depth: 1 }] }, '/lines/0 must NOT have unevaluated properties'],
    [{ name: 'a' }, "must have required property 'lines'"],
  ])('the body %j is refused', (body, problem) => {
    expect(checked('POST /orders', body).join('\n')).toContain(problem);
  });

  it('is refused with a body of nobody, of another type, and of no JSON', () => {
    expect(checked('DELETE /orders/7', {})).toEqual(['there is a body, and none is described']);
    const headers = { authorization: 'Bearer x', 'content-type': 'text/plain' };
    expect(checked('POST /orders', order, { headers })).toEqual([
      "no body of type 'text/plain' is described",
    ]);
    expect(checked('POST /orders', order, { body: '{' })).toEqual(['the body is no JSON']);
  });

  it.each([
    ['application/jsonl', '{"width":"a"}\n', '/width must be number'],
    ['application/jsonl', '{"width":1}\n{"width":2}', 'no sequence of JSON'],
    ['application/jsonl', '[{"width":1}]\n', 'the whole must be object'],
    ['application/jsonl', '{"width":1}\n\n', 'a value that is no JSON'],
    ['application/jsonl', '{\n"width":1}\n', 'a value that is no JSON'],
    ['application/x-ndjson', '{"width":1}\n', 'must NOT have fewer than 2 items'],
    ['application/x-ndjson', '{"width":1}\n1\n', '/1 must be object'],
    ['application/json-seq', '{"width":1}\n', 'no sequence of JSON'],
    ['application/json-seq', '\u001e{"width":1}', 'no sequence of JSON'],
    ['application/json-seq', '\u001e1\n', 'the whole must be object'],
    [
      'multipart/mixed; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n\r\n--b--\r\n',
      '/name',
    ],
    ['multipart/mixed; boundary=c', '--b\r\n\r\n\r\n--b--\r\n', 'no form'],
  ])('the body %s %j is refused', (type, body, problem) => {
    expect(sentAs(type, body).join('\n')).toContain(problem);
  });

  it.each([
    ['/lines', 'querystring where is missing'],
    ['/lines?%7B%22width%22%3A%22a%22%7D', 'querystring where: /width must be number'],
    ['/lines?width=1', 'the query is more than where'],
    ['/places?a&b', 'the query is more than at'],
  ])('the whole query %s is refused: %s', (path, problem) => {
    expect(checked(`GET ${path}`).join('\n')).toContain(problem);
  });

  it('is refused with a header of another type, and without a credential', () => {
    const headers = { authorization: 'Bearer x', 'x-trace': 'yes' };
    expect(checked('GET /orders?q=a', undefined, { headers })[0]).toContain(
      'header X-Trace: the whole must be boolean',
    );
    expect(checked('GET /orders?q=a', undefined, { headers: {} })).toEqual([
      'there is no credential that the operation takes',
    ]);
  });
});
