// The comparison of upgrades sees what makes two descriptions different, and nothing else.
import { describe, expect, it } from 'vitest';
import { differences, factsOf } from './upgrade.js';

const TEXT = { type: 'string' };

const document = (operation: object, rest: object = {}): Readonly<Record<string, unknown>> => ({
  openapi: '3.0.4',
  paths: { '/things': { get: { responses: { 200: { description: 'Fine.' } }, ...operation } } },
  ...rest,
});

const query = (rest: object): object => ({ name: 'q', in: 'query', schema: TEXT, ...rest });

/** What is different, by name. */
const between = (ours: object, theirs: object): readonly string[] =>
  differences(factsOf(document(ours)), [factsOf(document(theirs))]).map(({ fact }) => fact);

describe('a comparison of upgrades', () => {
  it('passes over words, order, defaults and extensions', () => {
    const ours = { parameters: [query({ description: 'A word.', schema: { 'x-a': 1, ...TEXT } })] };
    const theirs = { parameters: [query({ required: false, style: 'form', explode: true })] };
    expect(between(ours, theirs)).toEqual([]);
  });

  it.each([
    ['a parameter is missing', { parameters: [query({})] }, {}, 'query q'],
    [
      'a list is joined otherwise',
      { parameters: [query({})] },
      { parameters: [query({ explode: false })] },
      'query q',
    ],
    ['it is required', { parameters: [query({})] }, { parameters: [query({ required: true })] }, 'query q'],
    [
      'a body is of another media type',
      { requestBody: { content: { 'text/plain': { schema: TEXT } } } },
      { requestBody: { content: { 'text/html': { schema: TEXT } } } },
      'body text/html',
    ],
    [
      'an answer has another schema',
      { responses: { 200: { content: { 'application/json': { schema: TEXT } } } } },
      { responses: { 200: { content: { 'application/json': { schema: { type: 'integer' } } } } } },
      'response 200 application/json',
    ],
    [
      'a header is missing',
      { responses: { 200: { headers: { 'X-A': { schema: TEXT } } } } },
      {},
      'response 200 header X-A',
    ],
    ['another credential is asked for', { security: [{ key: [] }] }, { security: [] }, 'security'],
  ])('sees that %s', (_what, ours, theirs, fact) => {
    expect(between(ours, theirs)).toContain(`GET /things: ${fact}`);
  });

  it('sees another server, and what only one of several says', () => {
    const at = (url: string): Readonly<Record<string, unknown>> => document({}, { servers: [{ url }] });
    const facts = (url: string): ReturnType<typeof factsOf> => factsOf(at(url));
    expect(differences(facts('https://a.example/'), [facts('http://a.example')])).toEqual([]);
    expect(differences(facts('https://a.example'), [facts('https://b.example')])).toHaveLength(1);
    const [less, more] = [factsOf(document({})), factsOf(document({ parameters: [query({})] }))];
    expect(differences(less, [less, more])).toHaveLength(1);
  });

  it('takes what one of several says', () => {
    const [one, other] = [document({}), document({ security: [{ key: [] }] })];
    expect(differences(factsOf(one), [factsOf(other), factsOf(one)])).toEqual([]);
  });

  it('follows references to parameters, bodies and responses', () => {
    const shared = document(
      { parameters: [{ $ref: '#/components/parameters/Q' }] },
      { components: { parameters: { Q: query({}) } } },
    );
    expect(differences(factsOf(shared), [factsOf(document({ parameters: [query({})] }))])).toEqual([]);
  });
});
