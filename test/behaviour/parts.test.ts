// What a server gets of forms: parts with media types of their own, and fields in styles of their own.
import { describe, expect, it } from 'vitest';
import { reply, serve } from '../runtime/server.js';
import { liveClient, methodOf } from '../support/live-client.js';

const make = await liveClient('files-and-forms', 'Files');

const sent = async (
  method: string,
  params: object,
): Promise<{ readonly type: string; readonly body: string }> => {
  const server = await serve((_request, response) => reply(response, 200, {}));
  await methodOf(make({ baseURL: server.url, login: 'token' }), method)(params);
  const [seen] = server.seen;
  return { type: seen?.headers['content-type'] ?? '', body: seen?.body ?? '' };
};

/** The parts of a body, as RFC 2046 says: headers, an empty line, content. */
const partsOf = async (params: object): Promise<readonly (readonly [head: string, content: string])[]> => {
  const { type, body } = await sent('albums.create', params);
  const boundary = /^multipart\/form-data; boundary=([-\w]{10,70})$/.exec(type)?.[1] ?? '';
  expect(boundary).not.toBe('');
  const [before, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`);
  expect([before, parts.pop()]).toEqual(['', '--\r\n']);
  return parts.map((part) => {
    const [head = '', ...content] = part.replace(/^\r\n/, '').split('\r\n\r\n');
    return [head.replaceAll('\r\n', ' | '), content.join('\r\n\r\n')] as const;
  });
};

const named = (name: string, more = ''): string => `Content-Disposition: form-data; name="${name}"${more}`;

describe('a part', () => {
  it('that is an object is JSON and says so, and is no file', async () => {
    const tags = [{ name: 'a' }, { name: 'b', weight: 1 }];
    expect(await partsOf({ info: { title: 'a' }, tags })).toEqual([
      [named('info', ' | Content-Type: application/json'), '{"title":"a"}'],
      [named('tags', ' | Content-Type: application/json'), '{"name":"a"}'],
      [named('tags', ' | Content-Type: application/json'), '{"name":"b","weight":1}'],
    ]);
  });

  it('has the first media type of encoding that is no range, and none where nothing says so', async () => {
    expect(await partsOf({ info: {}, text: 'a', page: '<b>', rank: 2, either: 'x' })).toEqual([
      [named('info', ' | Content-Type: application/json'), '{}'],
      [named('text'), 'a'],
      [named('page', ' | Content-Type: text/html; charset=utf-8'), '<b>'],
      [named('rank', ' | Content-Type: application/json'), '2'],
      [named('either'), 'x'],
    ]);
  });

  it('that is a file says itself what it is, and is what encoding says where it does not', async () => {
    const cover = new Blob(['c']);
    const photos = [new File(['p'], 'a"\r\nX: 1.gif', { type: 'image/gif' }), new Blob(['q'])];
    expect(await partsOf({ info: {}, cover, photos })).toEqual([
      expect.anything(),
      [named('cover', '; filename="blob" | Content-Type: image/png'), 'c'],
      [named('photos', '; filename="a%22%0D%0AX: 1.gif" | Content-Type: image/gif'), 'p'],
      [named('photos', '; filename="blob" | Content-Type: application/octet-stream'), 'q'],
    ]);
    expect(await partsOf({ info: {}, cover: new Blob(['c'], { type: 'image/webp' }) })).toEqual([
      expect.anything(),
      [named('cover', '; filename="blob" | Content-Type: image/webp'), 'c'],
    ]);
  });

  it('may have any name, of which no header is made', async () => {
    const [, [head] = ['']] = await partsOf({ info: {}, 'a"\r\nX-B: c': 'd' });
    expect(head).toBe(named('a%22%0D%0AX-B: c'));
  });

  it('is read by the platform as it was given', async () => {
    const { type, body } = await sent('albums.create', {
      info: { title: 'A' },
      photos: [new File(['p\r\n--x'], 'p.gif', { type: 'image/gif' })],
    });
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    expect(form.get('info')).toBe('{"title":"A"}');
    const photo = form.get('photos');
    expect(photo instanceof File && [photo.name, photo.type, await photo.text()]).toEqual([
      'p.gif',
      'image/gif',
      'p\r\n--x',
    ]);
  });

  it('that is left out is not sent', async () => {
    expect(await partsOf({ info: {}, text: undefined })).toHaveLength(1);
  });
});

describe('a field of a form', () => {
  const tag = { name: 'a b', weight: 1 };

  it.each([
    [
      'is JSON, if it is an object',
      { plain: tag },
      'plain=%7B%22name%22%3A%22a%20b%22%2C%22weight%22%3A1%7D',
    ],
    ['is flat where its style is form', { flat: tag }, 'name=a%20b&weight=1'],
    [
      'is one list of keys and values where that does not explode',
      { joined: tag },
      'joined=name,a%20b,weight,1',
    ],
    ['repeats its key, if it is a list', { list: ['x', 'y'] }, 'list=x&list=y'],
  ])('%s', async (_what, params, body) => {
    expect(await sent('forms.create', params)).toEqual({ type: 'application/x-www-form-urlencoded', body });
  });
});
