// Where pages are asked for in a JSON body, and a caller sent another one.
import { expect, it } from 'vitest';
import { bodyField } from '../../templates/runtime/body-field.js';
import type { EncodedBody, Plan } from '../../templates/runtime/operation.js';
import { PaginationError } from '../../templates/runtime/page.js';

const planWith = (body: EncodedBody | undefined): Plan => ({
  method: 'POST',
  url: 'https://api.example.com/search',
  path: '/search',
  query: '',
  base: '',
  headers: {},
  body,
  own: undefined,
});

const place = bodyField('page', 'from');

it.each(['application/merge-patch+json', 'application/json;version=2'])(
  '%s takes the place of the next page',
  (type) => {
    const plan = planWith({ body: '{"page":{"from":1},"q":"a"}', type });
    expect(place.read(plan)).toBe(1);
    const { body } = place.write(plan, 2);
    expect(body).toEqual({ body: '{"page":{"from":2},"q":"a"}', type });
    expect(place.write(planWith(undefined), 2).body?.body).toBe('{"page":{"from":2}}');
  },
);

it.each([
  ['a form', { body: 'q=a', type: 'application/x-www-form-urlencoded' }],
  ['parts', { body: new FormData() }],
])('%s has no next page: it is refused, and not sent without its fields', (_what, body) => {
  const plan = planWith(body);
  expect(place.read(plan)).toBeUndefined();
  expect(() => place.write(plan, 2)).toThrow(PaginationError);
  expect(() => place.write(plan, 2)).toThrow('POST /search has more pages only for what is sent as JSON');
});
