/** The JSON Schema test suite as descriptions: what is valid must be assignable to the type that is generated. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Schemas } from '../../generator/choices.js';
import { generateFromText } from '../../generator/generate.js';
import { compile, COMPILERS } from '../support/compilers.js';
import { inScratch, ROOT, writeAll } from '../support/folders.js';

/** A schema of the suite, with the instances that it accepts. */
export interface Case {
  /** `allOf: allOf with base schema` */
  readonly name: string;
  readonly schema: unknown;
  readonly valid: readonly { readonly name: string; readonly data: unknown }[];
}

/** The folder of the suite, beside the repository. */
export const SUITE: string = join(
  resolve(ROOT, process.env['APIVINTAGE_CORPUS'] ?? '../shared/corpus'),
  'json-schema-2020-12',
);

/** The cases of the suite; none where it is not here. */
export const casesOf = (folder: string): readonly Case[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .sort()
        .flatMap((file) => {
          const groups = JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
          return listOf(groups).map((group) => caseOf(file.replace('.json', ''), group));
        });

const caseOf = (keyword: string, group: unknown): Case => ({
  name: `${keyword}: ${String(memberOf(group, 'description'))}`,
  schema: memberOf(group, 'schema'),
  valid: listOf(memberOf(group, 'tests'))
    .filter((test) => memberOf(test, 'valid') === true)
    .map((test) => ({ name: String(memberOf(test, 'description')), data: memberOf(test, 'data') })),
});

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** What became of the cases. */
export interface Verdict {
  /** Valid instances that are not assignable, as `case / instance: what the compiler says`. */
  readonly refused: readonly string[];
  /** Cases that need documents which are not a part of the suite. */
  readonly unavailable: readonly string[];
  /** Other errors, as `case: code: message`. */
  readonly errors: readonly string[];
}

const MISSING: ReadonlySet<string> = new Set(['remote-reference', 'file-not-found']);

/** Generate one client with a type for each case, and let the compiler look at every valid instance. */
export const judge = async (cases: readonly Case[], schemas: Schemas): Promise<Verdict> => {
  const first = await generateAll(cases, schemas);
  const missing = new Set(first.errors.flatMap(({ name, code }) => (MISSING.has(code) ? [name] : [])));
  const complete = cases.filter(({ name }) => !missing.has(name));
  const { files, errors } = await generateAll(complete, schemas);
  return {
    refused: errors.length > 0 ? [] : await refusals(complete, files),
    unavailable: [...missing],
    errors: errors.map(({ name, code, message }) => `${name}: ${code}: ${message}`),
  };
};

interface Generated {
  readonly files: readonly (readonly [path: string, text: string])[];
  readonly errors: readonly { readonly name: string; readonly code: string; readonly message: string }[];
}

const generateAll = async (cases: readonly Case[], schemas: Schemas): Promise<Generated> => {
  const files = new Map(cases.map(({ schema }, index) => [fileOf(index), JSON.stringify(rooted(schema))]));
  const declared = Object.fromEntries(cases.map((_, index) => [typeOf(index), { $ref: fileOf(index) }]));
  const info = { title: 'Suite', version: '1' };
  const document = { openapi: '3.1.0', info, paths: {}, components: { schemas: declared } };
  const generated = await generateFromText(
    'openapi.json',
    JSON.stringify(document),
    { format: 'none', schemas },
    Object.fromEntries(files),
  );
  const errors = generated.diagnostics.flatMap(({ code, severity, message, place }) => {
    const index = /^s(\d+)\.json$/.exec(place?.file ?? '')?.[1];
    const name = index === undefined ? (place?.file ?? '') : (cases[Number(index)]?.name ?? '');
    return severity === 'error' ? [{ name, code, message }] : [];
  });
  return { files: [...generated.files], errors };
};

const fileOf = (index: number): string => `s${String(index)}.json`;
const typeOf = (index: number): string => `S${String(index)}`;

/** A file is no description that is a single word. */
const rooted = (schema: unknown): unknown => (typeof schema === 'boolean' ? { allOf: [schema] } : schema);

const refusals = async (
  cases: readonly Case[],
  files: readonly (readonly [path: string, text: string])[],
): Promise<readonly string[]> => {
  const lines: string[] = [
    "import type * as t from './index.js';",
    'type Plain<T> = { -readonly [K in keyof T]: Plain<T[K]> };',
    'const plain = <const T>(value: T): Plain<T> => value as unknown as Plain<T>;',
  ];
  const names = new Map<number, string>();
  for (const [index, { name, valid }] of cases.entries()) {
    for (const instance of valid) {
      const constant = `v${String(lines.length)}`;
      lines.push(
        `const ${constant} = plain(${literal(instance.data)}); export const w${constant}: t.${typeOf(index)} = ${constant};`,
      );
      names.set(lines.length, `${name} / ${instance.name}`);
    }
  }
  return await inScratch(async (folder) => {
    await writeAll(folder, [
      ...files.filter(([path]) => path.endsWith('.ts')),
      ['instances.ts', `${lines.join('\n')}\n`],
    ]);
    const compiler = COMPILERS.at(-1)?.path ?? '';
    const complaints = await compile(compiler, folder, ['.']);
    return complaints.map(({ file, line, message }) =>
      file === 'instances.ts' ? `${names.get(line) ?? ''}: ${message}` : `${file}: ${message}`,
    );
  });
};

/** JSON as TypeScript: `__proto__` is an own key in JSON, and would set the prototype in a literal. */
const literal = (value: unknown): string =>
  JSON.stringify(value).replaceAll('"__proto__":', '["__proto__"]:');
