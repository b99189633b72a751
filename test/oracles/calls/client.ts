/** The client of a document of the corpus, imported, with what is needed to call every operation of it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { describe } from '../../../generator/description.js';
import { FatalError } from '../../../generator/diagnostics/fatal.js';
import { generate, planDocuments } from '../../../generator/generate.js';
import { contextOf } from '../../support/context.js';
import type { Members } from '../../../generator/ir/documents.js';
import { at } from '../../../generator/ir/lookup.js';
import type { Api, AuthScheme, Operation, Parameter } from '../../../generator/ir/model.js';
import type { Names } from '../../../generator/naming/names.js';
import type { Context } from '../../../generator/typescript/context.js';
import { bundle } from '../../../generator/versions/bundle.js';
import type { CorpusDocument } from '../../corpus/documents.js';
import { writeAll } from '../../support/folders.js';

export interface CalledClient {
  /** The plain document of its newest version. */
  readonly plain: Members;
  readonly context: Context;
  readonly operations: readonly Operation[];
  readonly parameters: readonly Parameter[];
  /** Call a method of a resource with a client that uses a `fetch`. */
  call(operation: Operation, words: readonly unknown[], told: Told): Promise<unknown>;
}

/** What a client is made with. */
export interface Told {
  readonly fetch: Fetch;
  /** Values of the parameters that the client takes, by their names on the wire. */
  readonly parameters: ReadonlyMap<string, unknown>;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Generate, bundle and import a client; undefined where the document is refused. */
export const calledClient = async (
  { path, root }: CorpusDocument,
  folder: string,
): Promise<CalledClient | undefined> => {
  try {
    const given = { spec: path, cwd: root, name: 'sample', allowRef: [root], format: 'none' } as const;
    const { files, documents } = await generate(given);
    const planned = planDocuments(documents, given, () => undefined);
    const view = describe(documents, () => undefined).views.at(-1);
    const version = planned?.api.versions.at(-1)?.id;
    if (planned === undefined || view === undefined || version === undefined) return undefined;
    const { api, names } = planned;
    const context = contextOf(planned);
    const exports = await imported(folder, [...files]);
    const services = new Map(
      api.services.flatMap((each) => each.operations.map((id) => [id, each.id] as const)),
    );
    return {
      plain: bundle(view).document,
      context,
      operations: api.operations.flatMap((timeline) => at(timeline, version) ?? []),
      parameters: api.clientParameters,
      call: async (operation, words, told) => {
        const client: unknown = Reflect.construct(exportedBy(exports, names.client), [
          { ...optionsOf(api, names, told), ...(api.versioning === undefined ? {} : { version }) },
        ]);
        const service = services.get(operation.id);
        const className =
          (service === undefined ? undefined : names.services.get(service)?.className) ?? 'Root';
        const resource: unknown = Reflect.construct(exportedBy(exports, className), [
          memberOf(client, 'api'),
        ]);
        const method = memberOf(resource, names.operations.get(operation.id)?.method ?? '');
        if (!isFunction(method)) throw new TypeError(`no method for ${operation.id}`);
        const result: unknown = Reflect.apply(method, resource, words);
        return await result;
      },
    };
  } catch (error) {
    if (error instanceof FatalError) return undefined;
    throw error;
  }
};

const imported = async (
  folder: string,
  files: readonly (readonly [path: string, text: string])[],
): Promise<unknown> => {
  await writeAll(
    folder,
    files.filter(([path]) => path.endsWith('.ts')),
  );
  const outfile = join(folder, 'client.mjs');
  await build({
    entryPoints: [join(folder, 'index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    logLevel: 'error',
  });
  const exports: unknown = await import(pathToFileURL(outfile).href);
  return exports;
};

/** Whatever a client may be told: each credential, each parameter of the client, and where the API is. */
const optionsOf = (api: Api, names: Names, { fetch, parameters }: Told): object => {
  const [server] = api.servers;
  const variables = server?.variables ?? [];
  const url = server?.url ?? '';
  // Credentials do not leave unencrypted.
  const baseURL = /^http:/.test(url)
    ? url.replace('http:', 'https:')
    : `https://host.example${url.replace(/\/$/, '')}`;
  return {
    fetch,
    maxRetries: 0,
    ...(/^https:|^\{|^http:.*\{/.test(url) ? {} : { baseURL }),
    ...Object.fromEntries<unknown>([
      ...api.auth.map(
        (scheme) => [names.credentials.get(scheme.id) ?? scheme.id, credentialOf(scheme)] as const,
      ),
      ...[...parameters].map(
        ([wireName, value]) => [names.clientParameters.get(wireName) ?? wireName, value] as const,
      ),
      ...variables.map(
        ({ wireName, default: usual, allowed }) =>
          [names.serverVariables.get(wireName) ?? wireName, usual ?? allowed[0] ?? 'a'] as const,
      ),
    ]),
  };
};

const credentialOf = ({ kind }: AuthScheme): unknown =>
  kind === 'basic' ? { username: 'ada', password: 'secret' } : 'key';

const exportedBy = (exports: unknown, name: string): (() => unknown) => {
  const value = memberOf(exports, name);
  if (!isFunction(value)) throw new TypeError(`nothing is called ${name}`);
  return value;
};

const memberOf = (owner: unknown, name: string): unknown =>
  typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function';
