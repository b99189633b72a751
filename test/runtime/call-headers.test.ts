/** The headers that a call is given. */
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { headerParams } from '../../templates/runtime/header-params.js';
import { jsonHeader } from '../../templates/runtime/header-styles.js';
import { json } from '../../templates/runtime/json.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import { onAccept } from '../../templates/runtime/representation.js';
import { NEW, Sample, type SampleOptions } from './sample.js';
import { inTurn, reply, serve } from './server.js';

function agents(baseURL: string, options: SampleOptions<typeof NEW> = {}): Sample['agents'] {
  return new Sample({ baseURL, apiKey: 'k', ...options }, NEW).agents;
}

describe('a call', () => {
  it('takes its headers when it is made, for every attempt', async () => {
    const server = await serve(
      inTurn(
        (_request, response) => reply(response, 503, {}, { 'retry-after': '0' }),
        (_request, response) => reply(response, 200, { name: 'a' }),
      ),
    );
    const headers: Record<string, string> = { 'x-trace': 'before', 'x-kept': 'k' };
    const promise = agents(server.url).get('a', {}, { headers });
    headers['x-trace'] = 'after';
    Reflect.deleteProperty(headers, 'x-kept');
    await promise;
    const sent = server.seen.map(({ headers: each }) => [each['x-trace'], each['x-kept']]);
    expect(sent).toEqual(Array(2).fill(['before', 'k']));
  });

  it('refuses a header that cannot be sent before it asks for a credential', async () => {
    const apiKey = vi.fn(() => 'k');
    const calls = agents('http://127.0.0.1:9', { apiKey });
    await expect(calls.get('a', {}, { headers: { 'x-own': 'a\nb' } })).rejects.toThrow(/'x-own'/);
    expect(apiKey).not.toHaveBeenCalled();
  });

  it('refuses a header called __proto__, which would be lost', async () => {
    const headers = Object.fromEntries([['__Proto__', 'x']]);
    await expect(agents('http://127.0.0.1:9').get('a', {}, { headers })).rejects.toThrow(/'__Proto__'/);
  });

  it('sends JSON of any script in a header', async () => {
    const server = await serve((_request, response) => reply(response, 200, {}));
    const filter = { name: 'é', place: '東京 🗼' };
    const operation = { headers: { 'X-Filter': jsonHeader }, putHeaders: headerParams, returns: json };
    await new Api({ baseURL: server.url }).send({ method: 'GET', path: '/x', ...operation }, [], {
      'X-Filter': filter,
    });
    expect(JSON.parse(String(server.seen[0]?.headers['x-filter']))).toEqual(filter);
  });

  it('refuses a media type to accept that no header can carry, without sending', async () => {
    const server = await serve((_request, response) => reply(response, 200, {}));
    const api = new Api({ baseURL: server.url });
    const options: RequestOptions & { accept: string } = { accept: 'text/csv\r\nx-own: 1' };
    const call = api.send(
      { method: 'GET', path: '/x', choose: onAccept('application/json'), returns: json },
      [],
      {},
      options,
    );
    await expect(call).rejects.toThrow(/'accept' cannot be sent/);
    expect(server.seen).toEqual([]);
  });
});
