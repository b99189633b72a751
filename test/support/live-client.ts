/** The client of a fixture, generated, imported and made: what a program does with it, without its types. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { make } from './fixtures.js';
import { ROOT, writeAll } from './folders.js';

/** A client, and what its package exports. */
export interface LiveClient {
  readonly client: object;
  readonly exports: object;
}

/** Any method of a resource, called as a program without types does. */
export type Method = (...given: readonly unknown[]) => unknown;

const folders: string[] = [];

afterAll(async () => {
  await Promise.all(folders.map(async (folder) => await rm(folder, { recursive: true, force: true })));
});

/** Write and import a fixture's client once; the function makes one with options. */
export async function liveClient(topic: string, name: string): Promise<(options: object) => LiveClient> {
  const exports = await liveExports(topic);
  const made = classIn(exports, topic, name);
  return (options) => {
    const client: unknown = Reflect.construct(made, [options]);
    if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
    return { client, exports };
  };
}

/** The class of a fixture's client. */
export async function liveClass(topic: string, name: string): Promise<unknown> {
  return classIn(await liveExports(topic), topic, name);
}

async function liveExports(topic: string): Promise<object> {
  const root = join(ROOT, '.scratch');
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(join(root, `${topic}-`));
  folders.push(folder);
  await writeAll(folder, (await make(topic)).files);
  const exports: unknown = await import(join(folder, 'index.ts'));
  if (typeof exports !== 'object' || exports === null) throw new TypeError('a package exports something');
  return exports;
}

function classIn(exports: object, topic: string, name: string): () => unknown {
  const made: unknown = Reflect.get(exports, name);
  if (!isFunction(made)) throw new TypeError(`${topic} exports no ${name}`);
  return made;
}

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function';

/** A method by its path: `agents.list`. */
export function methodOf({ client }: LiveClient, path: string): Method {
  const names = path.split('.');
  let owner: object = client;
  for (const [index, name] of names.entries()) {
    const value: unknown = Reflect.get(owner, name);
    if (typeof value === 'function' && index === names.length - 1)
      return (...given): unknown => Reflect.apply(value, owner, given);
    if (typeof value !== 'object' || value === null) break;
    owner = value;
  }
  throw new TypeError(`no method ${path}`);
}

/** What a paged list gives. */
export interface Listing extends AsyncIterable<unknown>, PromiseLike<unknown> {
  readonly toArray: (options: { readonly limit: number }) => Promise<readonly unknown[]>;
}

/** What a method gave, as a paged list. */
export function listingOf(value: unknown): Listing {
  if (isListing(value)) return value;
  throw new TypeError('this list is not paged');
}

const isListing = (value: unknown): value is Listing =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'toArray' in value;

/** What a method gave, as something to iterate over. */
export function iterableOf(value: unknown): AsyncIterable<unknown> {
  if (isIterable(value)) return value;
  throw new TypeError('this is nothing to iterate over');
}

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** What comes of iterating over everything: the items, and the error after them if there is one. */
export async function iterate(
  value: unknown,
): Promise<{ readonly items: readonly unknown[]; readonly error: unknown }> {
  const items: unknown[] = [];
  try {
    for await (const item of listingOf(value)) items.push(item);
  } catch (error) {
    return { items, error };
  }
  return { items, error: undefined };
}
