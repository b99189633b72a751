// What a lock takes for a change of a released version, and what it keeps of each.
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { breachesOf, lockedFrom, releasedOf, type Released } from '../../generator/lock/compare.js';
import { readLock, writeLock, type Lock } from '../../generator/lock/lock-file.js';
import { documentsFromText } from '../../generator/source/documents.js';

type Document = Readonly<Record<string, unknown>>;

const VERSIONS = ['one', 'two', 'three'];

const released = async (document: Document): Promise<readonly Released[]> => {
  const versions = VERSIONS.map((version) => ({ version }));
  const text = JSON.stringify({ openapi: '3.2.0', 'x-api-versions': { header: 'V', versions }, ...document });
  const { views } = describe(await documentsFromText('a.json', text), (each) => {
    throw new Error(each.message);
  });
  return releasedOf(views);
};

/** What the text of a lock says, which is one. */
const read = (text: string): Lock => {
  const lock = readLock(text);
  if ('problem' in lock) throw new Error(lock.problem);
  return lock;
};

const lockOf = (versions: readonly Released[]): Lock => new Map([['a.json', versions.map(lockedFrom)]]);

/** In what the first version differs from what it was when it was locked. */
const breaches = async (before: Document, after: Document): Promise<readonly string[]> => {
  const [locked] = read(writeLock(lockOf(await released(before)))).get('a.json') ?? [];
  const [now] = await released(after);
  if (locked === undefined || now === undefined) throw new Error('there is no version');
  return breachesOf(locked, now).map(({ element, how }) => `${element} ${how}`);
};

const DONE = { 204: { description: 'Done.' } };
const operation = (get: object, more: object = {}): Document => ({
  paths: { '/a': { get: { responses: DONE, ...get } } },
  ...more,
});
const sending = (schema: object): Document =>
  operation({ requestBody: { content: { 'application/json': { schema } } } });
const parameter = (name: string): object => ({ name, in: 'query', schema: { type: 'string' } });

group('a version is the same', () => {
  it.each<[string, Document, Document]>([
    ['keywords', sending({ type: 'string', maxLength: 3 }), sending({ maxLength: 3, type: 'string' })],
    ['required properties', sending({ required: ['a', 'b'] }), sending({ required: ['b', 'a'] })],
    ['values', sending({ enum: ['a', { x: 1, y: 2 }] }), sending({ enum: [{ y: 2, x: 1 }, 'a'] })],
    ['types', sending({ type: ['string', 'null'] }), sending({ type: ['null', 'string'] })],
    [
      'alternatives',
      sending({ oneOf: [{ minLength: 1 }, { type: 'null' }] }),
      sending({ oneOf: [{ type: 'null' }, { minLength: 1 }] }),
    ],
    [
      'parameters',
      operation({ parameters: [parameter('a'), parameter('b')] }),
      operation({ parameters: [parameter('b'), parameter('a')] }),
    ],
    [
      'members of data',
      sending({ default: { a: 1, b: { c: 1, d: 2 } } }),
      sending({ default: { b: { d: 2, c: 1 }, a: 1 } }),
    ],
  ])('in another order of %s', async (_what, before, after) => {
    expect(await breaches(before, after)).toEqual([]);
  });

  it('in other words', async () => {
    const words = { title: 'A', description: 'A.', $comment: 'A', example: 'a', examples: ['a'], 'x-a': 1 };
    const all = { ...words, deprecated: true, externalDocs: { url: 'https://a.example' } };
    expect(await breaches(sending({ type: 'string' }), sending({ type: 'string', ...all }))).toEqual([]);
    const said = { summary: 'A', description: 'A.', tags: ['a'], deprecated: true, 'x-a': 1 };
    expect(await breaches(operation({}), operation(said))).toEqual([]);
  });

  it('in other words about a property that is called like a keyword', async () => {
    const named = (description: string): Document =>
      sending({
        properties: Object.fromEntries(
          ['enum', 'default', 'required'].map((name) => [name, { description }]),
        ),
      });
    expect(await breaches(named('A.'), named('B.'))).toEqual([]);
  });
});

group('a version is another', () => {
  const changed = ['GET /a changed'];
  it.each<[string, Document, Document]>([
    [
      'the order of items that each have a schema',
      sending({ prefixItems: [{ type: 'string' }, { type: 'null' }] }),
      sending({ prefixItems: [{ type: 'null' }, { type: 'string' }] }),
    ],
    ['the order of items of data', sending({ default: ['a', 'b'] }), sending({ default: ['b', 'a'] })],
    [
      'words that are data',
      sending({ default: { description: 'a', 'x-a': 1 } }),
      sending({ default: { description: 'b', 'x-a': 1 } }),
    ],
    ['a value', sending({ enum: ['a'] }), sending({ enum: ['a', 'b'] })],
    [
      'a property that is called like a keyword for words',
      sending({ properties: { title: { type: 'string' }, 'x-a': { type: 'string' } } }),
      sending({ properties: { title: { type: 'string' }, 'x-a': { type: 'null' } } }),
    ],
    [
      'a value of a discriminator that is called like one',
      sending({ discriminator: { propertyName: 'a', mapping: { title: 'urn:a', 'x-a': 'urn:b' } } }),
      sending({ discriminator: { propertyName: 'a', mapping: { title: 'urn:b', 'x-a': 'urn:b' } } }),
    ],
    [
      'a property that is called like one and asks for others',
      sending({ dependentRequired: { title: ['a'] } }),
      sending({ dependentRequired: { title: ['b'] } }),
    ],
    [
      'words that are a value',
      sending({ enum: [{ title: 'a' }, { title: 'b' }] }),
      sending({ enum: [{ title: 'a' }, { title: 'c' }] }),
    ],
  ])('with another: %s', async (_what, before, after) => {
    expect(await breaches(before, after)).toEqual(changed);
  });

  it('where something came or went', async () => {
    const ref = { $ref: '#/components/schemas/A' };
    const components = { schemas: { A: { type: 'string' }, B: { type: 'string' } } };
    const [without, using] = [sending({}), sending(ref)].map((each) => ({ ...each, components }));
    expect(await breaches(without ?? {}, using ?? {})).toEqual(['GET /a changed', 'schemas/A added']);
    expect(await breaches(using ?? {}, without ?? {})).toEqual(['GET /a changed', 'schemas/A removed']);
    expect(await breaches(operation({}), { paths: {} })).toEqual(['GET /a removed']);
  });

  it('where an operation asks for another credential, whatever that is called', async () => {
    const securitySchemes = Object.fromEntries(
      ['x-api-key', 'x-token'].map((name) => [name, { type: 'apiKey', in: 'header', name }]),
    );
    const asking = (one: string, other: string): Document => ({
      paths: {
        '/a': { get: { responses: DONE, security: [{ [one]: [] }] } },
        '/b': { get: { responses: DONE, security: [{ [other]: [] }] } },
      },
      components: { securitySchemes },
    });
    const [before, after] = [asking('x-api-key', 'x-token'), asking('x-token', 'x-api-key')];
    expect(await breaches(before, after)).toEqual(['GET /a changed', 'GET /b changed']);
  });

  it('where all operations ask for other credentials', async () => {
    const security = (name: string): Document =>
      operation(
        {},
        {
          security: [{ [name]: [] }],
          components: { securitySchemes: { a: { type: 'http', scheme: 'basic' } } },
        },
      );
    expect(await breaches(security('a'), { ...security('a'), security: [] })).toEqual([
      'security changed',
      'securitySchemes/a removed',
    ]);
  });
});

group('what is locked of a version', () => {
  it('has a name, and a place in its document', async () => {
    const [version] = await released({
      paths: {
        '/a': {
          summary: 'A',
          parameters: [parameter('p')],
          get: { responses: DONE },
          additionalOperations: { COPY: { responses: DONE } },
        },
      },
      webhooks: { b: { post: { responses: DONE } } },
    });
    expect([...(version?.elements ?? [])].map(([name, { pointer }]) => [name, pointer])).toEqual([
      ['COPY /a', '/paths/~1a/additionalOperations/COPY'],
      ['GET /a', '/paths/~1a/get'],
      ['webhook POST b', '/webhooks/b/post'],
    ]);
  });
});

group('the text of a lock', () => {
  const LIVES: Document = {
    paths: {
      '/always': { get: { responses: DONE } },
      '/early': { get: { responses: DONE, 'x-removed': 'two' } },
      '/a-later': { get: { responses: DONE, 'x-added': 'two' } },
      '/while': { get: { responses: DONE, 'x-added': 'two', 'x-removed': 'three' } },
    },
  };

  it('says what it was made of, also of what came and went', async () => {
    const lock = lockOf(await released(LIVES));
    const text = writeLock(lock);
    expect(read(text)).toEqual(lock);
    expect(writeLock(read(text))).toBe(text);
  });

  it('says of each version what is not as in the version before, and nothing else', async () => {
    const hash: unknown = expect.stringMatching(/^[0-9a-f]{16}$/);
    const content: unknown = JSON.parse(writeLock(lockOf(await released(LIVES))));
    expect(content).toEqual({
      lockfile: 1,
      specifications: {
        'a.json': [
          { version: 'one', hash, elements: { 'GET /always': hash, 'GET /early': hash } },
          {
            version: 'two',
            hash,
            elements: { 'GET /a-later': hash, 'GET /while': hash },
            lacks: ['GET /early'],
          },
          { version: 'three', hash, elements: {}, lacks: ['GET /while'] },
        ],
      },
    });
  });

  it('has the specifications in one order', () => {
    const lock: Lock = new Map([
      ['b.json', []],
      ['a.json', []],
    ]);
    expect([...read(writeLock(lock)).keys()]).toEqual(['a.json', 'b.json']);
  });

  it.each([
    ['[]', 'no JSON object'],
    ['{ "lockfile": 1, "specifications": { "a.json": [{ "hash": "0" }] } }', 'entry without a version'],
  ])('is refused where it is %s', (text, problem) => {
    expect(readLock(text)).toEqual({ problem: expect.stringContaining(problem) as unknown });
  });
});
