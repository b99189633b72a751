/** The middleware that comes with a client. */
import { expect, it } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { limitBody, reportNumbers } from '../../templates/runtime/connection.js';
import { json } from '../../templates/runtime/json.js';
import { reply, serve } from './server.js';

it.each([
  ['limitBody', limitBody(10)],
  ['reportNumbers', reportNumbers(() => undefined)],
])('%s leaves a status that no response can be made with an error of the API', async (_name, layer) => {
  const server = await serve((_request, response) => reply(response, 999, { message: 'not you' }));
  const api = new Api({ baseURL: server.url, options: { middleware: [layer] } });
  await expect(api.send({ method: 'GET', path: '/x', returns: json }, [])).rejects.toMatchObject({
    name: 'ApiError',
    status: 999,
    message: 'GET /x answered 999: not you',
  });
});
