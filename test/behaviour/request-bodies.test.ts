// What a server sees of bodies that a caller chooses by media type.
import { describe, expect, it } from 'vitest';
import { reply, type Seen, serve } from '../runtime/server.js';
import { iterableOf, liveClient, methodOf } from '../support/live-client.js';

const plain = await liveClient('request-bodies', 'Senders');
const versioned = await liveClient('request-bodies-by-version', 'Boxes');

const PARTS = 'multipart/form-data';

type Sent = Pick<Seen, 'url' | 'body'> & { readonly type: string | undefined };

async function sent(
  make: typeof plain,
  method: string,
  given: readonly unknown[],
  options: object = {},
): Promise<Sent> {
  const server = await serve((_request, response) => reply(response, 200, {}));
  await methodOf(make({ baseURL: server.url, ...options }), method)(...given);
  const [seen] = server.seen;
  return { url: seen?.url ?? '', body: seen?.body ?? '', type: seen?.headers['content-type'] };
}

describe('a body', () => {
  it.each([
    ['JSON without a word', [{ title: 'A', draft: true }], 'application/json', '{"title":"A"}'],
    [
      'JSON that is named',
      [{ title: 'A' }, { contentType: 'application/json' }],
      'application/json',
      '{"title":"A"}',
    ],
    [
      'bytes in a range, under the name that was given',
      [{ body: new Blob(['x'], { type: 'image/gif' }) }, { contentType: 'image/png' }],
      'image/png',
      'x',
    ],
  ])('is %s', async (_what, given, type, body) => {
    expect(await sent(plain, 'pictures.create', given)).toMatchObject({ type, body });
  });

  it('has parts, beside a parameter of the query', async () => {
    const given = [{ file: new File(['bytes'], 'a.txt'), title: 'A', draft: true }];
    const { url, type, body } = await sent(plain, 'pictures.create', [
      ...given,
      { contentType: 'multipart/form-data' },
    ]);
    expect([url, type]).toEqual([
      '/pictures?draft=true',
      expect.stringMatching(/^multipart\/form-data; boundary=/),
    ]);
    expect(body).toMatch(/name="file"; filename="a.txt"[^]*bytes[^]*name="title"\r\n\r\nA\r\n/);
    expect(body).not.toContain('draft');
  });

  it.each([
    ['a form, which is usual here', [{ text: 'a b' }], 'application/x-www-form-urlencoded', 'text=a%20b'],
    ['text', [{ body: 'a' }, { contentType: 'text/plain' }], 'text/plain; charset=utf-8', 'a'],
    ['XML', [{ body: '<a/>' }, { contentType: 'application/xml' }], 'application/xml', '<a/>'],
    [
      'bytes',
      [{ body: new Uint8Array([65]) }, { contentType: 'application/octet-stream' }],
      'application/octet-stream',
      'A',
    ],
    ['nothing', [undefined, { contentType: 'text/plain' }], undefined, ''],
  ])('is %s', async (_what, given, type, body) => {
    expect(await sent(plain, 'notes.create', given)).toMatchObject({ type, body });
  });

  it.each([
    ['JSON', [{ title: 'A' }], 'application/json;version=2', 'application/json;version=2', { text: 'B' }],
    [
      'text',
      [{ body: 'a' }, { contentType: 'text/csv', accept: 'text/csv' }],
      'text/csv;header=present',
      'text/csv;header="a;b"',
      '{"text":"B"}',
    ],
  ])(
    'of %s, and its answer, keep what stands behind their media types',
    async (_what, given, type, accept, data) => {
      const server = await serve((_request, response) => reply(response, 200, { text: 'B' }));
      const result = methodOf(plain({ baseURL: server.url }), 'reports.create')(...given);
      expect(await result).toEqual(data);
      expect(server.seen[0]?.headers).toMatchObject({ 'content-type': type, accept });
    },
  );

  it('is a patch in either format', async () => {
    expect(await sent(plain, 'pictures.update', ['a', { title: 'B' }])).toMatchObject({
      type: 'application/merge-patch+json',
      body: '{"title":"B"}',
    });
    const steps = ['a', { body: [{ op: 'remove' }] }, { contentType: 'application/json-patch+json' }];
    expect(await sent(plain, 'pictures.update', steps)).toMatchObject({
      type: 'application/json-patch+json',
      body: '[{"op":"remove"}]',
    });
  });

  it.each([
    ['by itself', { body: { text: 'a', stream: true } }, 'application/json', 'text/event-stream'],
    ['by itself', { body: { text: 'a' } }, 'application/json', 'application/json'],
    ['among the parameters', { file: new Blob(['x']), stream: true }, PARTS, 'text/event-stream'],
    ['among the parameters', { file: new Blob(['x']), stream: false }, PARTS, 'application/json'],
  ])('that stands %s asks for a stream by its switch', async (_where, given, contentType, accept) => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': accept });
      response.end(accept === 'application/json' ? '{}' : 'data: {"op":"add","path":"/"}\n\n');
    });
    const edited: unknown = methodOf(plain({ baseURL: server.url }), 'edits.create')(given, { contentType });
    const items: unknown[] = [];
    if (accept === 'application/json') expect(await edited).toEqual({});
    else for await (const item of iterableOf(edited)) items.push(item);
    expect(items).toEqual(accept === 'application/json' ? [] : [{ op: 'add', path: '/' }]);
    expect(server.seen[0]?.headers['accept']).toBe(accept);
  });

  it('keeps the type of a Blob where a range is all that is known', async () => {
    const image = { body: new Blob(['x'], { type: 'image/webp' }) };
    expect((await sent(plain, 'logos.update', [image])).type).toBe('image/webp');
    expect((await sent(plain, 'logos.update', [image, { contentType: 'image/png' }])).type).toBe('image/png');
  });

  it('is refused as a media type that the operation does not take, before anything is sent', async () => {
    const call = sent(plain, 'pictures.create', [{ title: 'A' }, { contentType: 'text/plain' }]);
    await expect(call).rejects.toThrow(
      'contentType must be one of: application/json, multipart/form-data, image/*',
    );
    await expect(sent(plain, 'notes.create', [{ text: 'a' }, { contentType: 'toString' }])).rejects.toThrow(
      TypeError,
    );
  });

  it.each([
    ['v1', [{ label: 'a' }], 'application/x-www-form-urlencoded', 'label=a'],
    ['v3', [{ size: 1 }], 'application/json', '{"size":1}'],
    [
      'v3',
      [{ label: 'a' }, { contentType: 'application/x-www-form-urlencoded' }],
      'application/x-www-form-urlencoded',
      'label=a',
    ],
  ])('is what version %s takes', async (version, given, type, body) => {
    expect(await sent(versioned, 'labels.update', given, { version })).toMatchObject({ type, body });
  });
});
