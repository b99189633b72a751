import { describe, expect, it } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { text } from '../../templates/runtime/content.js';
import { jsonEvents } from '../../templates/runtime/events.js';
import { json } from '../../templates/runtime/json.js';
import type { Choice, Operation } from '../../templates/runtime/operation.js';
import type { ApiPromise } from '../../templates/runtime/promise.js';
import { onAccept, onFlag, represented } from '../../templates/runtime/representation.js';
import type { StreamPromise } from '../../templates/runtime/stream.js';

interface Results {
  'application/json': ApiPromise<unknown>;
  'text/event-stream': StreamPromise<unknown>;
  'text/plain': ApiPromise<string>;
}

/** What a call accepts, and how its answer `1` is read: as a number, as text, or not at once. */
async function read(choose: Choice, params: object, options: object): Promise<readonly [string, unknown]> {
  const seen: string[] = [];
  const fetch = (_url: string, { headers }: RequestInit): Promise<Response> => {
    seen.push(new Headers(headers).get('accept') ?? '');
    return Promise.resolve(new Response('1'));
  };
  const operation: Operation<Results[keyof Results]> = {
    method: 'GET',
    path: '/x',
    choose,
    returns: represented<Results>({
      'application/json': json,
      'text/event-stream': jsonEvents,
      'text/plain': text,
    }),
  };
  const value: unknown = await new Api({ baseURL: 'https://a.example', options: { fetch } }).send(
    operation,
    [],
    params,
    options,
  );
  return [seen.join(), typeof value === 'object' ? 'a stream' : value];
}

describe('a flag', () => {
  const choose = onFlag(['body', 'stream'], true, 'text/event-stream', 'application/json');

  it.each([
    ['set', { body: { stream: true } }, ['text/event-stream', 'a stream']],
    ['unset', { body: { stream: false } }, ['application/json', 1]],
    ['absent', { body: {} }, ['application/json', 1]],
    ['without a body', {}, ['application/json', 1]],
    ['that is no boolean', { body: { stream: 'true' } }, ['application/json', 1]],
    [
      'inherited',
      {
        body: new (class Inherits {
          get stream(): boolean {
            return true;
          }
        })(),
      },
      ['application/json', 1],
    ],
  ])('%s', async (_name, params, expected) => {
    expect(await read(choose, params, {})).toEqual(expected);
  });

  it('leaves the rest to the option', async () => {
    const both = onFlag(['stream'], true, 'text/event-stream', onAccept('application/json'));
    expect(await read(both, {}, { accept: 'text/plain' })).toEqual(['text/plain', '1']);
    expect(await read(both, { stream: true }, { accept: 'text/plain' })).toEqual([
      'text/event-stream',
      'a stream',
    ]);
  });
});

describe('the option `accept`', () => {
  const choose = onAccept('application/json', {
    'text/event-stream': 'text/event-stream, application/json',
  });

  it.each([
    ['absent', {}, ['application/json', 1]],
    ['named', { accept: 'text/plain' }, ['text/plain', '1']],
    [
      'with what goes together',
      { accept: 'text/event-stream' },
      ['text/event-stream, application/json', 'a stream'],
    ],
    ['of a caller without types, read as usual', { accept: 'constructor' }, ['constructor', 1]],
    ['that is no text', { accept: 7 }, ['application/json', 1]],
  ])('%s', async (_name, options, expected) => {
    expect(await read(choose, {}, options)).toEqual(expected);
  });
});
