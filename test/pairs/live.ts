/** A client as programs use it, against a server that believes the document of a version. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import type { Members } from '../../generator/ir/documents.js';
import type { Server as ApiServer } from '../../generator/ir/model.js';
import type { Planned } from '../../generator/generate.js';
import { withDefaults } from '../../generator/typescript/requests.js';
import { Requests } from '../support/openapi/requests.js';
import type { Call } from './calls.js';

/** Everything that is wrong with calls of one version. */
export interface Trial {
  readonly version: string;
  readonly document: Members;
  readonly calls: readonly Call[];
  readonly absent: readonly string[];
}

/** Bundle the client that stands in a folder, and make calls of each version with it. */
export const tryCalls = async (
  folder: string,
  planned: Planned,
  trials: readonly Trial[],
): Promise<readonly string[]> => {
  const outfile = join(folder, 'client.mjs');
  const entryPoints = [join(folder, 'client/index.ts')];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' });
  const exports: unknown = await import(pathToFileURL(outfile).href);
  const made: unknown =
    typeof exports === 'object' && exports !== null ? Reflect.get(exports, planned.names.client) : 0;
  if (!isFunction(made)) throw new TypeError('no client');
  const problems: string[] = [];
  for (const trial of trials) problems.push(...(await new Conversation(planned, made, trial).run()));
  return problems;
};

class Conversation {
  readonly #planned: Planned;
  readonly #made: () => unknown;
  readonly #trial: Trial;
  readonly #requests: Requests;
  readonly #problems: string[] = [];
  #due: Call | undefined;
  #url = '';

  constructor(planned: Planned, made: () => unknown, trial: Trial) {
    this.#planned = planned;
    this.#made = made;
    this.#trial = trial;
    this.#requests = new Requests(trial.document);
  }

  async run(): Promise<readonly string[]> {
    const server = this.#server();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
    const client = this.#client(origin);
    try {
      for (const call of this.#trial.calls) await this.#try(client, call);
      for (const path of this.#trial.absent) await this.#refuse(client, path);
    } finally {
      server.closeAllConnections();
      server.close();
    }
    return this.#problems;
  }

  #client(origin: string): object {
    const { api, names } = this.#planned;
    const credentials = api.auth.map(
      ({ id, kind }) =>
        [
          names.credentials.get(id) ?? id,
          kind === 'basic' ? { username: 'u', password: 'p' } : 'secret',
        ] as const,
    );
    const fetching = (url: string, init: RequestInit): Promise<Response> => {
      this.#url = url;
      return fetch(url.replace(/^https?:\/\/[^/]+/, origin), init);
    };
    const { serverByVersion } = api;
    const server =
      serverByVersion === undefined
        ? api.servers[0]
        : serverByVersion.find(({ versions }) => versions.some((each) => each === this.#trial.version))
            ?.value;
    const isPlaced = /^https?:[^{}]*$/.test(server?.url ?? '');
    const placeOf = (each: ApiServer): string => {
      const place = withDefaults(each).replace(/^http:/, 'https:');
      if (/^https:\/\/[^{}]+$/.test(place)) return place;
      return /^\/[^{}]*$/.test(place) ? `${origin}${place}` : origin;
    };
    const baseURL = server === undefined ? origin : placeOf(server);
    // What lives at a server of its own is not below the usual one.
    const own = api.operations.flatMap(({ revisions }) => revisions.flatMap(({ value }) => value.servers));
    const baseURLs = Object.fromEntries(own.map((each) => [withDefaults(each), placeOf(each)]));
    const given = Object.fromEntries<unknown>(credentials);
    const options = {
      ...given,
      ...(isPlaced ? {} : { baseURL, baseURLs }),
      version: this.#trial.version,
      maxRetries: 0,
      // Whatever a description says, requests go to this machine.
      allowInsecure: true,
      fetch: fetching,
    };
    const client: unknown = Reflect.construct(this.#made, [options]);
    if (typeof client !== 'object' || client === null) throw new TypeError('a client is an object');
    return client;
  }

  #server(): Server {
    return createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
      void this.#answer(request, response);
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const carrier = this.#planned.api.versioning?.carrier.name.toLowerCase() ?? '';
    const call = this.#due;
    const body = await text(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const sent = { method: request.method ?? '', url: this.#url, headers, body };
    const { operation, problems } = this.#requests.check(sent, call?.operation);
    if (operation?.id !== call?.operation)
      this.#say(`sends what is ${operation?.id ?? 'no operation'}: ${this.#url}`);
    // Some documents admit of their own header what was copied from another version.
    const others = problems.filter((each) => !each.toLowerCase().startsWith(`header ${carrier}`));
    for (const problem of others) this.#say(problem);
    if (headers[carrier] !== this.#trial.version) this.#say(`${carrier} is ${headers[carrier]}`);
    const { status = 500, mediaType = '', value } = call?.answer ?? {};
    response.writeHead(status, { 'content-type': mediaType });
    response.end(JSON.stringify(value));
  }

  async #try(client: object, call: Call): Promise<void> {
    this.#due = call;
    try {
      const given = await this.#method(client, call.path)(...call.args);
      // What is undefined within an answer is not sent.
      const sent: unknown = JSON.parse(JSON.stringify(call.answer.value));
      if (!isDeepStrictEqual(given, sent)) this.#say('gives something else than was answered');
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
  }

  /** Only programs without types call what a version lacks. */
  async #refuse(client: object, path: string): Promise<void> {
    this.#due = undefined;
    try {
      await this.#method(client, path)('a', 'b', 'c');
      this.#say(`${path} is called, which does not exist`);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      if (!text.includes('does not exist in version')) this.#say(`${path}: ${text}`);
    }
  }

  #method(client: object, path: string): (...given: readonly unknown[]) => Promise<unknown> {
    const names = path.split('.');
    const owner = names.slice(0, -1).reduce<unknown>(memberOf, client);
    const method = memberOf(owner, names.at(-1) ?? '');
    if (typeof method !== 'function') throw new TypeError(`no method ${path}`);
    return async (...given) => {
      const result: unknown = await Reflect.apply(method, owner, given);
      return result;
    };
  }

  #say(problem: string): void {
    const { operation = 'nothing', path = '' } = this.#due ?? {};
    this.#problems.push(`${this.#trial.version} ${operation} (${path}): ${problem}`);
  }
}

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function';

const memberOf = (target: unknown, name: string): unknown =>
  typeof target === 'object' && target !== null ? Reflect.get(target, name) : undefined;

/**
 * Programs that make the same calls, one for each version: what it gives has the types that the version takes, and what is
 * answered those that it gives. Names that a type lacks are mistakes in literals.
 */
export const programsOf = (
  { names: { client } }: Planned,
  trials: readonly Trial[],
): readonly (readonly [path: string, text: string])[] =>
  trials.map(({ version, calls }, index) => {
    const lines = calls.map(({ path, args, answer }, at) => {
      const given = args.map((each) => JSON.stringify(each)).join(', ');
      return `let r${at} = await client.${path}(${given});\nr${at} = ${JSON.stringify(answer.value)};\nuse(r${at});\n`;
    });
    const head = `import { ${client} } from './client/index.js';\nconst use = (_: unknown): void => {};\n`;
    const made = `const client = new ${client}({ baseURL: 'http://localhost', version: ${JSON.stringify(version)} });\n`;
    return [`program-${index}.ts`, `${head}${made}use(client);\n${lines.join('')}`];
  });
