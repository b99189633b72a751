// Half of a surrogate pair, as a cut through an emoji leaves it: JSON holds it, and no URL does.
import { describe, expect, it } from 'vitest';
import { Api } from '../../templates/runtime/api.js';
import { formBody } from '../../templates/runtime/body-form.js';
import { bodyField } from '../../templates/runtime/body-field.js';
import { jsonBody } from '../../templates/runtime/body.js';
import { fields } from '../../templates/runtime/body-source.js';
import { cookies } from '../../templates/runtime/cookie-styles.js';
import { cursorPage } from '../../templates/runtime/cursor-page.js';
import { headerParams } from '../../templates/runtime/header-params.js';
import { cookie, simple } from '../../templates/runtime/header-styles.js';
import { json } from '../../templates/runtime/json.js';
import type { Operation } from '../../templates/runtime/operation.js';
import type { PagePlace } from '../../templates/runtime/page-place.js';
import type { ApiPromise } from '../../templates/runtime/promise.js';
import { deep } from '../../templates/runtime/query-styles.js';
import { csv, form } from '../../templates/runtime/query.js';
import { reply, serve } from './server.js';

const HALF = 'a\ud83d';

describe('half of a surrogate pair', () => {
  const returns = json<unknown, object>;
  const operations: [string, Partial<Operation<ApiPromise<unknown>>>, unknown][] = [
    ['a query', { query: { mark: form } }, HALF],
    ['a list in a query', { query: { mark: csv } }, ['b', HALF]],
    ['an object in a query', { query: { mark: deep } }, { a: { b: HALF } }],
    ['a cookie', { cookies: { mark: cookie }, putHeaders: headerParams }, HALF],
    ['cookies', { cookies: { mark: cookies }, putHeaders: headerParams }, [HALF]],
    ['a header', { headers: { mark: simple }, putHeaders: headerParams }, HALF],
    ['a form', { method: 'POST', body: formBody, bodyFrom: fields }, HALF],
  ];

  it.each(operations)('in %s is refused by the name of the parameter', async (_where, more, value) => {
    const server = await serve((_request, response) => reply(response, 200, {}));
    const call = new Api({ baseURL: server.url }).send({ method: 'GET', path: '/x', returns, ...more }, [], {
      mark: value,
    });
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.toThrow("'mark");
    expect(server.seen).toEqual([]);
  });

  interface Body {
    readonly items: readonly number[];
    readonly next?: string;
  }
  const listBy = async (place: PagePlace): Promise<[unknown, string[]]> => {
    const server = await serve(({ body }, response) =>
      reply(response, 200, body.includes('ud83d') ? { items: [2] } : { items: [1], next: HALF }),
    );
    const list = new Api({ baseURL: server.url }).send(
      {
        ...{ method: 'POST', path: '/x', body: jsonBody, bodyFrom: fields },
        returns: cursorPage<number, Body, object>({
          cursor: place,
          items: (body) => body.items,
          next: (body) => body.next,
        }),
      },
      [],
      { a: 1 },
    );
    const outcome = await list.toArray({ limit: 9 }).catch(String);
    return [outcome, server.seen.map(({ body }) => body)];
  };

  it('in a cursor is an error of the list where the cursor goes into a query', async () => {
    expect(await listBy('after')).toEqual([
      'PaginationError: POST /x gives a cursor that cannot be sent',
      ['{"a":1}'],
    ]);
  });

  it('in a cursor is sent as it came where that goes into JSON', async () => {
    expect(await listBy(bodyField('after'))).toEqual([
      [1, 2],
      ['{"a":1}', '{"a":1,"after":"a\\ud83d"}'],
    ]);
  });
});
