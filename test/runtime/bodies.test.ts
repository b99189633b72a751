import { describe, expect, it } from 'vitest';
import { formBody } from '../../templates/runtime/body-form.js';
import { styledForm } from '../../templates/runtime/body-styled-form.js';
import { csv } from '../../templates/runtime/query.js';
import { deep } from '../../templates/runtime/query-styles.js';
import { multipartBody } from '../../templates/runtime/body-multipart.js';
import { binaryBody, textBody } from '../../templates/runtime/body-raw.js';
import { onContentType } from '../../templates/runtime/body-choice.js';
import { jsonBody, mediaType } from '../../templates/runtime/body.js';

describe('body encoders', () => {
  it('write JSON, null included, and nothing for undefined', () => {
    expect(jsonBody({ a: null, b: undefined })).toEqual({ body: '{"a":null}', type: 'application/json' });
    expect(jsonBody(null)).toEqual({ body: 'null', type: 'application/json' });
    expect(jsonBody(undefined)).toBeUndefined();
  });

  it('write another media type', () => {
    expect(mediaType('application/merge-patch+json', jsonBody)({ a: 1 })?.type).toBe(
      'application/merge-patch+json',
    );
    expect(mediaType('text/csv', textBody)(undefined)).toBeUndefined();
  });

  it('write forms', () => {
    expect(formBody({ a: 'b c&d', list: [1, 2], none: undefined, deep: { x: 1 } })?.body).toBe(
      'a=b%20c%26d&list=1&list=2&deep=%7B%22x%22%3A1%7D',
    );
  });

  it('write fields of forms in styles of their own', async () => {
    const encode = styledForm({ meta: deep, items: deep, expand: deep, ids: csv });
    const body = {
      meta: { k: 'v' },
      items: [{ price: 'p', tags: ['x'] }, { price: 'q' }],
      expand: ['a', 'b'],
      ids: [1, 2],
      other: { x: 1 },
      toString: 'a',
    };
    expect(decodeURIComponent(await new Response(encode(body)?.body ?? null).text())).toBe(
      'meta[k]=v&items[0][price]=p&items[0][tags][]=x&items[1][price]=q&expand[]=a&expand[]=b&ids=1,2&other={"x":1}&toString=a',
    );
    expect(encode(undefined)).toBeUndefined();
  });

  it('write parts in order, files with name and type', async () => {
    const file = new File(['x'], 'naïve".txt', { type: 'text/plain' });
    const encoded = multipartBody({ b: 1, a: file, tags: ['x', 'y'], meta: { k: 1 }, none: undefined });
    const text = await new Response(encoded?.body ?? null).text();
    expect([...text.matchAll(/; name="(\w+)"/g)].map((match) => match[1])).toEqual([
      'b',
      'a',
      'tags',
      'tags',
      'meta',
    ]);
    expect(text).toContain('filename="naïve%22.txt"\r\nContent-Type: text/plain');
    expect(text).toContain('{"k":1}');
    expect(encoded?.type).toBeUndefined();
  });

  it('send bytes as they are, under the type of the Blob', async () => {
    const bytes = new Uint8Array([1, 2]);
    const encoded = binaryBody(bytes);
    expect(encoded?.type).toBe('application/octet-stream');
    expect(new Uint8Array(await new Response(encoded?.body ?? null).arrayBuffer())).toEqual(bytes);
    expect(binaryBody(new Blob(['x'], { type: 'image/png' }))?.type).toBe('image/png');
    expect(() => binaryBody({ a: 1 })).toThrow(/must be a Blob/);
  });

  it('tell a stream, which is sent once, under every type', () => {
    const stream = new Blob(['x']).stream();
    expect(binaryBody(stream)).toMatchObject({ isStream: true });
    expect(mediaType('image/png', binaryBody)(stream)).toEqual({
      body: stream,
      type: 'image/png',
      isStream: true,
    });
    expect(onContentType({ 'image/*': binaryBody })(stream, { contentType: 'image/png' })).toMatchObject({
      type: 'image/png',
      isStream: true,
    });
    expect(textBody('x')).toEqual({ body: 'x', type: 'text/plain; charset=utf-8' });
  });
});
