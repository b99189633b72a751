/** Every operation that `api.md` lists, called by name: its line on the wire, and the version that goes with it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Blaxel } from '../../output/blaxel/index.js';
import { Cortecs } from '../../output/cortecs/index.js';
import { documentedErrors } from './support/specification.js';

interface Row {
  /** `blaxel.agents.get` → `agents`, `get`. */
  readonly path: readonly string[];
  readonly args: readonly string[];
  readonly verb: string;
  readonly template: string;
  readonly versions: string;
}

const ROW = /^\| `\w+\.([\w.]+)\(([^)]*)\)` \| `(\w+) (\/[^`]*)` \|([^|]*)\|/;

const rowsOf = (file: string): readonly Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, path = '', args = '', verb = '', template = '', versions = ''] = ROW.exec(line) ?? [];
      if (path === '') return [];
      const names = args === '' ? [] : args.split(', ');
      return [{ path: path.split('.'), args: names, verb, template, versions: versions.trim() }];
    });

const property = (target: unknown, name: string): unknown =>
  typeof target === 'object' && target !== null ? Reflect.get(target, name) : undefined;

/** Call a method by its name, as JavaScript may. */
const call = async (client: object, { path, args }: Row): Promise<void> => {
  const owner = path.slice(0, -1).reduce<unknown>(property, client);
  const method = property(owner, path.at(-1) ?? '');
  if (typeof method !== 'function') throw new Error(`there is no ${path.join('.')}`);
  const given = args.map((name) => (name === 'params' ? {} : `a ${name}`));
  const promise: unknown = Reflect.apply(method, owner, given);
  const asResponse = property(promise, 'asResponse');
  if (typeof asResponse !== 'function') throw new Error(`${path.join('.')} gives no promise`);
  await Reflect.apply(asResponse, promise, []);
};

/** The path that a template becomes, whatever stands for its parameters. */
const patternOf = (template: string): RegExp =>
  new RegExp(
    `^(/v0|/v1)?${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, 'a%20\\w+')}$`,
  );

interface Sent {
  readonly verb: string | undefined;
  readonly path: string;
  readonly headers: Headers;
}

/** A `fetch` that answers everything and remembers what it was asked. */
const listening = (): {
  readonly sent: Sent[];
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
} => {
  const sent: Sent[] = [];
  return {
    sent,
    fetch: (url, init) => {
      sent.push({ verb: init.method, path: new URL(url).pathname, headers: new Headers(init.headers) });
      return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
    },
  };
};

const BLAXEL = rowsOf('output/blaxel/api.md');

describe('Blaxel', () => {
  it.each(BLAXEL)('$path: $verb $template', async (row) => {
    const { sent, fetch } = listening();
    const version = row.versions === 'all' ? '2026-04-16' : '2026-04-28';
    await call(new Blaxel({ apiKey: 'k', fetch }).withVersion(version), row);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.verb).toBe(row.verb);
    expect(sent[0]?.path).toMatch(patternOf(row.template));
    expect(sent[0]?.headers.get('blaxel-version')).toBe(version);
  });

  it('has a method for each operation of the specification', () => {
    const listed = BLAXEL.map(({ verb, template }) => `${verb} ${template}`);
    expect(listed.sort()).toEqual([...documentedErrors('spec/blaxel/openapi.yaml').keys()].sort());
  });
});

describe('Cortecs', () => {
  it.each(rowsOf('output/cortecs/api.md'))('$path: $verb $template', async (row) => {
    const { sent, fetch } = listening();
    await call(new Cortecs({ managementKey: 'k', fetch }), row);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.verb).toBe(row.verb);
    expect(sent[0]?.path).toMatch(patternOf(row.template));
  });
});
