// Text and bytes of operations some of whose answers have none.
import { describe, expect, it } from 'vitest';
import { serve } from '../runtime/server.js';
import { liveClient, methodOf } from '../support/live-client.js';

const make = await liveClient('bodies-and-responses', 'Media');

describe('what may be missing', () => {
  it.each([
    ['text of 204', 'maybe.get', 204, undefined],
    ['bytes of 202', 'maybe.update', 202, undefined],
  ])('%s is undefined, as its type says', async (_what, method, status, expected) => {
    const server = await serve((_request, response) => response.writeHead(status).end());
    expect(await methodOf(make({ baseURL: server.url }), method)()).toBe(expected);
  });

  it('is there where the answer has it', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end('a note'),
    );
    const client = make({ baseURL: server.url });
    expect(await methodOf(client, 'maybe.get')()).toBe('a note');
    expect(await methodOf(client, 'maybe.update')()).toMatchObject({ size: 6 });
  });

  it('is an empty text where the description knows of no answer without one', async () => {
    const server = await serve((_request, response) => response.writeHead(200).end());
    expect(await methodOf(make({ baseURL: server.url }), 'text.update')({ body: 'a' })).toBe('');
  });
});
