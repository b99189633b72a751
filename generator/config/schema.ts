import * as z from 'zod';
import { DEPRECATED, ENUMS, INT64, SCHEMAS, UNRESOLVED } from '../choices.js';
import { DEEPEST, type Limits } from '../source/limits.js';
import { isAddress } from '../source/uris.js';
import { paginationOf, type PaginationRule } from '../ir/page-rule.js';
import type { Output, PackageOptions, Pass, PathsOptions } from '../seams.js';
import type { ApiConfig, Config } from './config.js';

const text: z.ZodString = z.string().min(1, { error: 'must not be empty' });

/** No system has files whose names hold the character NUL, and each fails in its own way where it is asked for one. */
const path: z.ZodString = text.refine((value) => !value.includes('\0'), {
  error: 'must not hold the character NUL',
});

/** What a class can be called after: words of any script, joined somehow. */
const CLASS_NAME = /^[\p{L}_$]/u;

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

const whole = z.int().min(1, { error: 'must be a number from 1' });

/** Of an address, a path would make folders by the names of its parts. */
const place = path.refine((value) => !isAddress(value), { error: 'must be a path, not an address' });

const limitsShape = {
  documentBytes: whole.optional(),
  totalBytes: whole.optional(),
  depth: whole.max(DEEPEST).optional(),
  nodes: whole.optional(),
  aliases: whole.optional(),
  documents: whole.optional(),
  outputBytes: whole.optional(),
} as const satisfies Readonly<Record<keyof Limits, z.ZodType>>;

const versionShape = {
  version: text,
  status: z.enum(['preview', 'stable', 'deprecated', 'retired']).optional(),
  released: text.optional(),
  overlay: path.optional(),
  document: path.optional(),
} as const satisfies z.ZodRawShape;

const unknownShape = {
  status: z.number(),
  code: text,
  schema: text.optional(),
} as const satisfies z.ZodRawShape;

const changeShape = {
  in: text,
  breaking: z.boolean().optional(),
  summary: text.optional(),
  migrate: text.optional(),
} as const satisfies z.ZodRawShape;

const versionsShape = {
  header: text.optional(),
  query: text.optional(),
  server: text.optional(),
  omitted: text.optional(),
  pin: text.optional(),
  unknown: z.strictObject(unknownShape).optional(),
  versions: z.array(z.strictObject(versionShape)),
  changes: z.record(text, z.strictObject(changeShape)).optional(),
} as const satisfies z.ZodRawShape;

const pointer = z
  .string()
  .regex(/^(?:\/.*)?$/, { error: 'must be a JSON pointer, such as /data' })
  .optional();

const paginationShape = {
  style: z.enum(['cursor', 'offset', 'page', 'link', 'url']),
  request: text.optional(),
  size: text.optional(),
  items: pointer,
  next: pointer,
  more: pointer,
  total: pointer,
  pages: pointer,
  first: z.int().optional(),
} as const satisfies Readonly<Record<keyof PaginationRule, z.ZodType>>;

const paginationRule: z.ZodType<PaginationRule> = z.strictObject(paginationShape).check((context) => {
  // What is wrong in itself fits nothing either.
  if (context.issues.length > 0) return;
  const found = paginationOf(context.value);
  if ('problem' in found)
    context.issues.push({ code: 'custom', message: `does not fit: ${found.problem}`, input: context.value });
});

const choice = (text: string): z.ZodOptional<z.ZodBoolean> => z.boolean().optional().describe(text);

const pathsShape = {
  additionalProperties: choice('Objects take properties that are not declared. Default: false.'),
  alphabetize: choice('Keys are sorted. Default: false.'),
  arrayLength: choice('Short lists with limits are tuples. Default: false.'),
  conditionalEnums: choice('Of enum: only choices whose values are named or described. Default: false.'),
  dedupeEnums: choice('Of enum: choices of the same values are one. Default: false.'),
  defaultNonNullable: choice('A property with a default is always there in answers. Default: true.'),
  emptyObjectsUnknown: choice('An object of which nothing is known may hold anything. Default: false.'),
  enum: choice('Choices of strings and numbers are enums. Default: false.'),
  enumValues: choice('Choices have lists of their values beside them. Default: false.'),
  excludeDeprecated: choice('What is deprecated is left out. Default: false.'),
  exportType: choice('Tables are types instead of interfaces. Default: false.'),
  immutable: choice('Everything is readonly. Default: false.'),
  makePathsEnum: choice('The paths are an enum as well, by operation. Default: false.'),
  pathParamsAsTypes: choice('A path with parameters stands for all that fit it. Default: false.'),
  propertiesRequiredByDefault: choice('Without a list, all properties are required. Default: false.'),
  readWriteMarkers: choice('What is readOnly or writeOnly is marked, and not readonly. Default: false.'),
  rootTypes: choice('Each component has a name of its own. Default: false.'),
  rootTypesKeepCasing: choice('Such a name of a schema keeps its spelling. Default: false.'),
  rootTypesNoSchemaPrefix: choice('Such a name of a schema has no Schema before it. Default: false.'),
} as const satisfies Readonly<Record<keyof PathsOptions, z.ZodType>>;

/** What npm takes, without the two names that it keeps for itself. */
const PACKAGE_NAME =
  /^(?!(?:node_modules|favicon\.ico)$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** Semantic versions (semver.org): what is a number does not begin with 0. */
const NUMBER = String.raw`(?:0|[1-9]\d*)`;
const PART = String.raw`(?:${NUMBER}|\d*[A-Za-z-][\dA-Za-z-]*)`;
const BUILD = String.raw`[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*`;
const SEMVER = new RegExp(
  String.raw`^${NUMBER}\.${NUMBER}\.${NUMBER}(?:-${PART}(?:\.${PART})*)?(?:\+${BUILD})?$`,
);

/** An address with a password in it, which everybody would read who reads the package. */
const WITHOUT_PASSWORD = /^(?![a-z+.-]+:\/\/[^/]*:[^/]*@)/i;
const SPDX = /^\(?[A-Za-z0-9.+-]+\)?(?: (?:AND|OR|WITH) \(?[A-Za-z0-9.+-]+\)?)*$/;

const packageShape = {
  name: z
    .string()
    .max(214)
    .regex(PACKAGE_NAME, { error: 'must be the name of a package, such as @shop/client' })
    .describe('The name of the package.'),
  version: z
    .string()
    .regex(SEMVER, { error: 'must be a version, such as 1.0.0' })
    .optional()
    .describe('The version of the package. Default: 0.0.0.'),
  license: z
    .string()
    .regex(SPDX, { error: 'must be an SPDX expression, such as MIT' })
    .optional()
    .describe('The licence of the package, as SPDX. Default: none.'),
  repository: text
    .regex(WITHOUT_PASSWORD, { error: 'must not hold a password' })
    .optional()
    .describe('Where the source is, as npm takes it.'),
} as const satisfies Readonly<Record<keyof PackageOptions, z.ZodType>>;

const NO_OUTPUT = 'must be client, paths, or an object with a name and a function plan';

const hasFunction = (value: unknown, key: 'plan' | 'run'): boolean => {
  if (typeof value !== 'object' || value === null || !('name' in value)) return false;
  const member: unknown = Reflect.get(value, key);
  return typeof value.name === 'string' && typeof member === 'function';
};

const isOutput = (value: unknown): boolean => hasFunction(value, 'plan');
const isPass = (value: unknown): boolean => hasFunction(value, 'run');

const apiShape = {
  spec: path.describe('The OpenAPI description: a path relative to this file, or an http(s) URL.'),
  output: place.describe('The folder that the client is written to. It belongs to the generator.'),
  name: z
    .string()
    .regex(CLASS_NAME, { error: 'must begin with a letter, as names of classes do' })
    .optional()
    .describe('The name of the client class. Default: the key of the API, `my-api` is `MyApi`.'),
  env: z
    .record(z.string(), z.string().regex(VARIABLE, { error: 'must be the name of an environment variable' }))
    .optional()
    .describe('Environment variables that options of the client fall back to, by option.'),
  allowRef: z
    .array(path)
    .optional()
    .describe(
      'Origins, or paths of one with what is below, and folders that references may lead to, besides the folder of the description.',
    ),
  unresolved: z
    .enum(UNRESOLVED)
    .optional()
    .describe('What a reference that leads nowhere is: an error, or a warning and unknown. Default: error.'),
  schemas: z
    .enum(SCHEMAS)
    .optional()
    .describe(
      'How schemas are read: as they are usually meant, or to the letter of JSON Schema. Default: usual.',
    ),
  int64: z
    .enum(INT64)
    .optional()
    .describe(
      'What integers of 64 bits are, of which a number loses digits: string and bigint keep all. Default: number.',
    ),
  enums: z
    .enum(ENUMS)
    .optional()
    .describe('Whether a choice of texts or numbers may have values that are not listed. Default: closed.'),
  limits: z
    .strictObject(limitsShape)
    .optional()
    .describe('What a description that is trusted may cost, by the names of the limits.'),
  deprecated: z
    .enum(DEPRECATED)
    .optional()
    .describe('Whether deprecated operations are in the client. Default: keep.'),
  versions: z
    .strictObject(versionsShape)
    .optional()
    .describe(
      'The versions, where the description does not list them: the keys of x-api-versions, and changes.',
    ),
  pagination: z
    .union([paginationRule, z.array(paginationRule)])
    .optional()
    .describe('How lists are paged, where the description does not say it: the keys of x-pagination.'),
  outputs: z
    .array(z.union([z.enum(['client', 'paths']), z.custom<Output>(isOutput)], { error: NO_OUTPUT }))
    .min(1, { error: 'must name at least one' })
    .refine((outputs) => new Set(outputs).size === outputs.length, { error: 'must name each output once' })
    .optional()
    .describe('What is written: client, paths, and outputs of your own. Default: the client.'),
  paths: z.strictObject(pathsShape).optional().describe('How the output paths spells the description.'),
  passes: z
    .array(z.custom<Pass>(isPass, { error: 'must be an object with a name and a function run' }))
    .optional()
    .describe('Passes of your own over the model, in this order.'),
  runtime: z
    .enum(['copied', 'package'])
    .optional()
    .describe('Where the runtime is: copied into the folder, or in apivintage/runtime. Default: copied.'),
  templates: place.optional().describe('A folder of templates that take the place of those that come along.'),
  package: z
    .strictObject(packageShape)
    .optional()
    .describe('Makes a package of the folder, with package.json and tsconfig.json.'),
  importExtension: z
    .enum(['js', 'ts', 'none'])
    .optional()
    .describe(
      'How generated files name each other in imports: as .js, as .ts, or without either. Default: js.',
    ),
  format: z
    .enum(['oxfmt', 'prettier', 'none'])
    .optional()
    .describe('How generated files are formatted. Default: oxfmt.'),
} as const satisfies z.ZodRawShape;

const api: z.ZodType<ApiConfig> = z
  .strictObject(apiShape)
  .refine(
    ({ package: published, importExtension = 'js' }) => published === undefined || importExtension === 'js',
    {
      path: ['importExtension'],
      error: 'must be js beside package: what the package compiles to is JavaScript',
    },
  );

const configShape = {
  $schema: z.string().optional().describe('The schema of this file, for editors.'),
  apis: z
    .record(text, api)
    .refine((apis) => Object.keys(apis).length > 0, { error: 'must name at least one API' })
    .meta({ minProperties: 1, description: 'The APIs by the names that the command takes.' }),
} as const satisfies z.ZodRawShape;

/** What a configuration file may say; unknown keys are errors. */
export const configSchema: z.ZodType<Config> = z.strictObject(configShape);

/** The keys that may stand in the object at a path of a configuration; `*` is any name or index. */
const KEYS: ReadonlyMap<string, object> = new Map<string, object>([
  ['', configShape],
  ['apis/*', apiShape],
  ['apis/*/limits', limitsShape],
  ['apis/*/pagination', paginationShape],
  ['apis/*/pagination/*', paginationShape],
  ['apis/*/package', packageShape],
  ['apis/*/paths', pathsShape],
  ['apis/*/versions', versionsShape],
  ['apis/*/versions/unknown', unknownShape],
  ['apis/*/versions/versions/*', versionShape],
  ['apis/*/versions/changes/*', changeShape],
]);

/** The same for a path as it is met. */
export const keysAt = (path: readonly PropertyKey[]): readonly string[] => Object.keys(shapeAt(path));

/** What the key at a path is for, where that is said. */
export const purposeOf = (path: readonly PropertyKey[]): string | undefined => {
  const schema: unknown = Reflect.get(shapeAt(path.slice(0, -1)), path.at(-1) ?? '');
  return schema instanceof z.ZodType ? schema.description : undefined;
};

const shapeAt = (path: readonly PropertyKey[]): object => {
  const isName = (index: number): boolean => index === 1 || index === 4;
  const way = path
    .map((key, index) => (isName(index) || typeof key === 'number' ? '*' : String(key)))
    .join('/');
  return KEYS.get(way) ?? {};
};
