// What a generated client gives of a stream while a server sends it.
import { expect, it } from 'vitest';
import { serve } from '../runtime/server.js';
import { iterableOf, liveClient, methodOf } from '../support/live-client.js';

const make = await liveClient('bodies-and-responses', 'Media');

it('gives each item of a stream that is described as a list, before the next is there', async () => {
  const sent: string[] = [];
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/jsonl' });
    const send = (id: string, then?: () => void): void => {
      sent.push(id);
      response.write(`{"id":"${id}"}\n`);
      if (then) setTimeout(then, 20);
      else response.end();
    };
    send('a', () => send('b'));
  });
  const got: unknown[] = [];
  for await (const item of iterableOf(methodOf(make({ baseURL: server.url }), 'rows.list')())) {
    got.push([item, [...sent]]);
  }
  expect(got).toEqual([
    [{ id: 'a' }, ['a']],
    [{ id: 'b' }, ['a', 'b']],
  ]);
});
