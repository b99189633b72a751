import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from 'js-yaml';

/**
 * A call that a program makes: the first that gets something without any parameter, and has a name. Generators write the
 * name of an operation in the same way: `emojis/get` is `emojisGet`.
 *
 * @param spec the path of a description in one file
 * @returns `{ path, name }`; undefined where there is no such operation
 */
export const callOf = (spec) => {
  const { paths = {} } = load(readFileSync(spec, 'utf8'));
  const found = Object.entries(paths).find(
    ([path, { parameters = [], get }]) =>
      get?.operationId !== undefined &&
      /^\/[^{]+$/.test(path) &&
      [...parameters, ...(get.parameters ?? [])].every(
        (each) => each.required !== true && each.$ref === undefined,
      ),
  );
  return found && { path: found[0], name: camelCase(found[1].get.operationId) };
};

const camelCase = (name) =>
  name
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word, index) => (index === 0 ? word[0].toLowerCase() : word[0].toUpperCase()) + word.slice(1))
    .join('');

const imported = (names, file) => `import { ${names} } from ${JSON.stringify(file)};\n`;

/** A function that bears the name of the operation. */
const functionIn =
  (file) =>
  (out, { name }) =>
    `${imported(name, file(out, name))}export const answer = await ${name}();\n`;

/** Where a client has the operation of a path is said in its table of methods. */
const ours = (out, { path }) => {
  const [, words] =
    new RegExp(`\\| \`(?<call>[\\w.]+)\\([^|]*\\| \`GET ${path.replaceAll('/', '\\/')}\``).exec(
      read(join(out, 'api.md')),
    ) ?? [];
  const [, name] = /^export class ([\w$]+)/m.exec(read(join(out, 'client.ts'))) ?? [];
  if (words === undefined || name === undefined) return undefined;
  const call = words.split('.').slice(1).join('.');
  return `${imported(name, join(out, 'index.ts'))}declare const client: ${name};\nexport const answer = await client.${call}();\n`;
};

/** The programs, by generator: each imports what that wrote, and makes one call with types. */
const PROGRAMS = {
  apivintage: ours,
  'runtime: package': ours,
  'openapi-typescript': (out, { path }) =>
    `import type { paths } from ${JSON.stringify(join(out, 'schema.ts'))};\nexport type Answer = paths['${path}']['get']['responses'][200];\n`,
  'hey-api 0.66': functionIn((out) => join(out, 'index.ts')),
  'hey-api 0.95': functionIn((out) => join(out, 'index.ts')),
  orval: functionIn((out) => join(out, 'client.ts')),
  // Without arguments, where it wants an object of them, a call would be an error.
  oazapfts: functionIn((out) => join(out, 'client.ts')),
  redocly: functionIn((out) => join(out, 'client.ts')),
  kubb: functionIn((out, name) => join(out, `clients/${name}.ts`)),
  'typed-openapi': (out, { path }) =>
    `${imported('ApiClient', join(out, 'client.ts'))}declare const client: ApiClient;\nexport const answer = await client.get('${path}', {});\n`,
  'openapi-typescript-codegen'(out, { name }) {
    const folder = join(out, 'services');
    const files = existsSync(folder) ? readdirSync(folder) : [];
    const file = files.find((each) => read(join(folder, each)).includes(`static ${name}(`));
    if (file === undefined) return undefined;
    const service = basename(file, '.ts');
    return `${imported(service, join(folder, file))}export const answer = await ${service}.${name}();\n`;
  },
  'swagger-typescript-api'(out, { path, name }) {
    const [, group = ''] = path.split('/');
    return `${imported('Api', join(out, 'api.ts'))}declare const client: Api<unknown>;\nexport const answer = await client.${group}.${name}();\n`;
  },
};

const read = (path) => readFileSync(path, 'utf8');

/** A program of a user of what a generator wrote, with one call; undefined where there is none. */
export const callerOf = (peer, out, call) => (call === undefined ? undefined : PROGRAMS[peer]?.(out, call));
