// Names do not depend on the order in which a description is written, nor on what is added to it elsewhere.
import fc from 'fast-check';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { generateFromText } from '../../generator/generate.js';
import type { Names } from '../../generator/naming/names.js';
import type { Output } from '../../generator/seams.js';
import { FIXTURES } from '../support/fixtures.js';
import { textOf } from '../support/folders.js';
import { shuffled } from '../support/shuffle.js';

/** Whose names are hard to give: collisions, words of the language, symbols, ids of frameworks, several bodies. */
const TOPICS = ['naming', 'naming-frameworks', 'request-bodies', 'paths-and-resources', 'security'] as const;
const RUNS = 12;

/** Every name of a description, by what it is the name of. */
async function namesOf(document: unknown): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  const output: Output = {
    name: 'names',
    plan: ({ names }) => {
      for (const [what, name] of listed(names)) found.set(what, name);
      return { files: [] };
    },
  };
  await generateFromText('openapi.yaml', stringify(document), { outputs: [output] });
  return found;
}

function listed({ types, services, operations, credentials, client }: Names): (readonly [string, unknown])[] {
  return [
    ['client', client],
    ...[...types].map(([id, names]) => [`type ${id}`, names] as const),
    ...[...services].map(([id, names]) => [`service ${id}`, names] as const),
    ...[...operations].map(([id, names]) => [`operation ${id}`, { ...names, bodies: undefined }] as const),
    ...[...operations].flatMap(([id, { bodies }]) =>
      [...bodies].map(([key, names]) => [`body ${key} of ${id}`, names] as const),
    ),
    ...[...credentials].map(([id, name]) => [`credential ${id}`, name] as const),
  ];
}

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = (tree: Tree, key: string): Tree => {
  const found = tree[key];
  if (isTree(found)) return found;
  const made: Tree = {};
  tree[key] = made;
  return made;
};

/** A schema in place, with another one in it. */
const inline = (): Tree => ({
  type: 'object',
  properties: { zulu: { type: 'object', properties: { a: { type: 'string' } } } },
});
const answer = (): Tree => ({ description: 'One.', content: { 'application/json': { schema: inline() } } });

/** What may be added, each under a name that nothing else has. */
const ADDITIONS: Readonly<Record<string, (document: Tree, word: string) => void>> = {
  'a schema': (document, word) => {
    below(below(document, 'components'), 'schemas')[word] = inline();
  },
  'a path': (document, word) => {
    below(document, 'paths')[`/${word}/{id}`] = {
      get: { operationId: `${word}Get`, tags: [word], responses: { '200': answer() } },
    };
  },
  'a property': (document, word) => {
    for (const schema of Object.values(below(below(document, 'components'), 'schemas'))) {
      const properties = isTree(schema) ? schema['properties'] : undefined;
      if (isTree(properties)) properties[word] = inline();
    }
  },
  'a media type': (document, word) => {
    for (const operation of operationsIn(document)) {
      const body = operation['requestBody'];
      const content = isTree(body) ? body['content'] : undefined;
      // JSON stays usual: what is usual is what `params` is called after.
      const isKept = isTree(content) && 'application/json' in content;
      if (isKept) content[`application/${word.toLowerCase()}+json`] = { schema: inline() };
    }
  },
  'a failure': (document) => {
    for (const operation of operationsIn(document)) below(operation, 'responses')['418'] = answer();
  },
  'a parameter': (document, word) => {
    for (const operation of operationsIn(document)) {
      const known = operation['parameters'];
      const parameter = { name: word, in: 'query', schema: inline() };
      operation['parameters'] = [...(Array.isArray(known) ? (known as readonly unknown[]) : []), parameter];
    }
  },
  'a way to authenticate': (document, word) => {
    const flows = { clientCredentials: { tokenUrl: 'https://a.example/token', scopes: {} } };
    below(below(document, 'components'), 'securitySchemes')[word] = { type: 'oauth2', flows };
  },
};

function operationsIn(document: Tree): readonly Tree[] {
  const items = Object.values(below(document, 'paths')).filter(isTree);
  return items
    .flatMap((item) => ['get', 'put', 'post', 'patch', 'delete'].map((verb) => item[verb]))
    .filter(isTree);
}

describe.each(TOPICS)('the names of %s', (topic) => {
  const read = async (): Promise<Tree> => {
    const document: unknown = parse((await textOf(join(FIXTURES, topic, 'openapi.yaml'))) ?? '');
    if (!isTree(document)) throw new TypeError(`${topic} is no document`);
    return document;
  };

  it('are the same in another order of keys, and with more beside them', async () => {
    const names = await namesOf(await read());
    expect(names.size).toBeGreaterThan(3);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.uniqueArray(fc.constantFrom(...Object.keys(ADDITIONS)), { maxLength: 4 }),
        fc.constantFrom('Aardvark', 'Zebra'),
        async (seed, additions, word) => {
          const document = await read();
          for (const each of additions) ADDITIONS[each]?.(document, word);
          const others = await namesOf(shuffled(document, seed, []));
          const kept = new Map([...names].map(([what]) => [what, others.get(what)]));
          expect(kept).toEqual(names);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
