/** Bodies on their way: what a server gets of them. */
import { describe, expect, it } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { formBody } from '../../templates/runtime/body-form.js';
import { jsonLinesBody } from '../../templates/runtime/body-json-lines.js';
import { multipartBody } from '../../templates/runtime/body-multipart.js';
import { bodyParam, fields, requiredFields } from '../../templates/runtime/body-source.js';
import { binaryBody } from '../../templates/runtime/body-raw.js';
import { typedParts } from '../../templates/runtime/body-typed-parts.js';
import { jsonBody } from '../../templates/runtime/body.js';
import { json } from '../../templates/runtime/json.js';
import type { BodyEncoder, Operation } from '../../templates/runtime/operation.js';
import type { ApiPromise } from '../../templates/runtime/promise.js';
import { form } from '../../templates/runtime/query.js';
import { inTurn, reply, type Seen, serve } from './server.js';

type Post = Operation<ApiPromise<unknown>>;

const POST: Post = {
  method: 'POST',
  path: '/x',
  query: { q: form },
  body: jsonBody,
  bodyFrom: fields,
  returns: json,
};
const UPLOAD: Post = { ...POST, method: 'PUT', body: binaryBody, bodyFrom: bodyParam };

async function sent(operation: Post, params?: object): Promise<Seen | undefined> {
  const server = await serve((_request, response) => reply(response, 200, {}));
  await new Api({ baseURL: server.url }).send(operation, [], params);
  return server.seen[0];
}

function stream(): ReadableStream<Uint8Array> {
  return new Blob(['streamed']).stream();
}

describe('a body', () => {
  it('is not sent when it is optional and nothing is given', async () => {
    const seen = await sent(POST, { q: 1, a: undefined });
    expect([seen?.url, seen?.body, seen?.headers['content-type']]).toEqual(['/x?q=1', '', undefined]);
    expect((await sent(POST))?.body).toBe('');
  });

  it('is an empty object when it is required and nothing is given', async () => {
    expect((await sent({ ...POST, bodyFrom: requiredFields }, { q: 1 }))?.body).toBe('{}');
  });

  it('may stand at a key of its own', async () => {
    const params = { q: 1, body: { q: 2 } };
    expect(await sent({ ...POST, bodyFrom: bodyParam }, params)).toMatchObject({
      url: '/x?q=1',
      body: '{"q":2}',
    });
    expect((await sent({ ...POST, bodyFrom: bodyParam }, { body: null }))?.body).toBe('null');
  });

  it('keeps every key that is its own, whatever it is called', async () => {
    const params = { ['__proto__']: 1, constructor: 2, toString: 3, q: 4 };
    expect((await sent(POST, params))?.body).toBe('{"__proto__":1,"constructor":2,"toString":3}');
  });

  it('is apart from parameters that are called as what objects inherit', async () => {
    const query = { constructor: form, valueOf: form };
    expect((await sent({ ...POST, query }))?.url).toBe('/x');
    expect((await sent({ ...POST, query }, { constructor: 'a' }))?.url).toBe('/x?constructor=a');
  });

  it('may be a stream, which is sent once', async () => {
    const seen = await sent(UPLOAD, { body: stream() });
    expect([seen?.body, seen?.headers['content-type']]).toEqual(['streamed', 'application/octet-stream']);
    const server = await serve((_request, response) => reply(response, 503, {}, { 'retry-after': '0' }));
    const call = new Api({ baseURL: server.url }).send(UPLOAD, [], { body: stream() });
    await expect(call).rejects.toMatchObject({ status: 503 });
    expect(server.seen).toHaveLength(1);
  });

  it('that is a buffer is what it held when the call was made, on every attempt', async () => {
    for (const make of [(bytes: Uint8Array) => bytes, (bytes: Uint8Array) => bytes.buffer]) {
      const server = await serve(
        inTurn(
          (_request, response) => reply(response, 503, {}, { 'retry-after': '0' }),
          (_request, response) => reply(response, 200, {}),
        ),
      );
      const bytes = Uint8Array.from([97, 98]);
      const call = new Api({ baseURL: server.url }).send(UPLOAD, [], { body: make(bytes) });
      bytes.fill(120);
      await call;
      expect(server.seen.map(({ body }) => body)).toEqual(['ab', 'ab']);
    }
  });

  it('that is a stream cannot follow a redirect', async () => {
    const server = await serve((_request, response) => reply(response, 307, {}, { location: '/y' }));
    const call = new Api({ baseURL: server.url }).send(UPLOAD, [], { body: stream() });
    await expect(call).rejects.toMatchObject({ name: 'RedirectError' });
  });

  it('may be a list, each item of which is a line', async () => {
    const lines: Post = { ...POST, body: jsonLinesBody, bodyFrom: bodyParam };
    const seen = await sent(lines, { body: [{ a: 'x\n' }, 'y', undefined] });
    expect([seen?.body, seen?.headers['content-type']]).toEqual([
      '{"a":"x\\n"}\n"y"\nnull\n',
      'application/jsonl',
    ]);
    expect((await sent(lines, { body: [] }))?.body).toBe('');
    expect((await sent(lines, {}))?.headers['content-type']).toBeUndefined();
    await expect(sent(lines, { body: 'x' })).rejects.toThrow('the body must be a list');
  });

  it('may have parts that are no form, under their own media type', async () => {
    const body = typedParts({ meta: 'application/json' }, 'multipart/mixed');
    const seen = await sent({ ...POST, body }, { meta: { k: 1 }, constructor: ['x', undefined] });
    const [, boundary = ''] =
      /^multipart\/mixed; boundary=(.+)$/.exec(seen?.headers['content-type'] ?? '') ?? [];
    expect(seen?.body.split(`--${boundary}`)).toEqual([
      '',
      '\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"k":1}\r\n',
      '\r\nContent-Disposition: form-data; name="constructor"\r\n\r\nx\r\n',
      '--\r\n',
    ]);
    expect(body(null)).toBeUndefined();
  });

  it('may have parts, with the boundary of the platform', async () => {
    const seen = await sent({ ...POST, body: multipartBody }, { name: 'a', file: new File(['x'], 'x.txt') });
    expect(seen?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen?.body).toContain('filename="x.txt"');
  });

  it('may have parts of JSON with bigints, which are written as digits', async () => {
    const body = typedParts({ meta: 'application/json' });
    const seen = await sent({ ...POST, body }, { meta: { id: 9007199254740993n } });
    expect(seen?.body).toContain('\r\n\r\n{"id":9007199254740993}\r\n');
  });

  it('has no part or field for null, save where the part is JSON', async () => {
    const params = { a: null, b: [null, 'x'], c: 'y' };
    const parts = async (body: BodyEncoder): Promise<string[]> => {
      const seen = await sent({ ...POST, body }, params);
      return [...(seen?.body ?? '').matchAll(/name="(.)"[^]*?\r\n\r\n(.*)\r\n/g)].map(
        ([, name, text]) => `${name}=${text}`,
      );
    };
    expect(await parts(multipartBody)).toEqual(['b=x', 'c=y']);
    expect(await parts(typedParts({ c: 'text/plain' }))).toEqual(['b=x', 'c=y']);
    expect(await parts(typedParts({ a: 'application/json' }))).toEqual(['a=null', 'b=x', 'c=y']);
    expect((await sent({ ...POST, body: formBody }, params))?.body).toBe('b=x&c=y');
  });
});
