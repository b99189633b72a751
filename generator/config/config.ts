import type { Deprecated, Enums, Int64, Schemas, Unresolved } from '../choices.js';
import type { PaginationRule } from '../ir/page-rule.js';
import type { ImportExtension, Output, OutputName, PackageOptions, Pass, PathsOptions } from '../seams.js';
import type { SetLimits } from '../source/limits.js';

export type { PaginationRule };

/**
 * How generated files are formatted: by the formatter that comes along, by the Prettier of the project with its own
 * configuration, or not at all.
 */
export type ConfigFormat = 'oxfmt' | 'prettier' | 'none';

/** A version of an API. */
export interface VersionConfig {
  readonly version: string;
  readonly status?: 'preview' | 'stable' | 'deprecated' | 'retired' | undefined;
  /** A date, ISO 8601. */
  readonly released?: string | undefined;
  /** An OpenAPI Overlay that turns the version before into this one. */
  readonly overlay?: string | undefined;
  /** The OpenAPI document of this version. */
  readonly document?: string | undefined;
}

/** The versions of an API whose description does not list them: the keys of `x-api-versions`, and `changes`. */
export interface VersionsConfig {
  /** How a version is named in requests: one of `header`, `query` and `server`, a variable of the server's URL. */
  readonly header?: string | undefined;
  readonly query?: string | undefined;
  readonly server?: string | undefined;
  readonly omitted?: string | undefined;
  readonly pin?: string | undefined;
  readonly unknown?:
    { readonly status: number; readonly code: string; readonly schema?: string | undefined } | undefined;
  /** Oldest first. */
  readonly versions: readonly VersionConfig[];
  /** By name, as in `x-api-changes`. */
  readonly changes?:
    | Readonly<
        Record<
          string,
          {
            readonly in: string;
            readonly breaking?: boolean | undefined;
            readonly summary?: string | undefined;
            readonly migrate?: string | undefined;
          }
        >
      >
    | undefined;
}

/** One API of a configuration. Paths are relative to the configuration file. */
export interface ApiConfig {
  /** The OpenAPI description: a path or an http(s) URL. */
  readonly spec: string;
  /** The folder that the client is written to. It belongs to the generator. `paths` alone may be a file: `src/schema.d.ts`. */
  readonly output: string;
  /** The name of the client class. Default: the key of the API, `my-api` → `MyApi`. */
  readonly name?: string | undefined;
  /** Environment variables that options of the client fall back to, by option: `{ apiKey: 'MY_API_KEY' }`. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Origins (`https://api.example.com`, with a path only what is below it) and folders that references may lead to, besides the folder of `spec`. */
  readonly allowRef?: readonly string[] | undefined;
  /** `omit` leaves deprecated operations out, and what only they reach. Default: `keep`. */
  readonly deprecated?: Deprecated | undefined;
  /**
   * `unknown` makes a warning of a reference that leads nowhere: a schema is `unknown`, anything else is as if it were not
   * there. Default: `error`.
   */
  readonly unresolved?: Unresolved | undefined;
  /**
   * `literal` reads schemas to the letter: keywords of objects or lists say nothing of other values unless there is a
   * `type`, and objects may have properties that are not declared unless they say otherwise. Default: `usual`.
   */
  readonly schemas?: Schemas | undefined;
  /**
   * What integers of the formats `int64` and `uint64` are, of which a number loses digits: `string` or `bigint` delivers and
   * sends every digit. Default: `number`.
   */
  readonly int64?: Int64 | undefined;
  /**
   * `open` types a choice of texts or numbers so that values which the API gets later are of the type, too:
   * `'A' | 'B' | (string & {})`. Default: `closed`.
   */
  readonly enums?: Enums | undefined;
  /** What the description may cost, where that is more than real ones do: `{ depth: 400 }`. */
  readonly limits?: SetLimits | undefined;
  /** The versions, where the description does not say them itself: what is here counts instead of `x-api-versions`. */
  readonly versions?: VersionsConfig | undefined;
  /**
   * How lists are paged, one rule or several that are tried in order, where the description does not say it: what is here
   * counts instead of `x-pagination` at its root. A list takes the first rule that fits its parameters and its response.
   */
  readonly pagination?: PaginationRule | readonly PaginationRule[] | undefined;
  /**
   * What is written: the `client`, the `paths` of clients such as openapi-fetch, and outputs of your own, which only a
   * configuration in TypeScript or JavaScript can name. Default: `['client']`.
   */
  readonly outputs?: readonly (OutputName | Output)[] | undefined;
  /** How the output `paths` spells the description. */
  readonly paths?: PathsOptions | undefined;
  /** Passes of your own over the model, in this order. Only a configuration in TypeScript or JavaScript can name them. */
  readonly passes?: readonly Pass[] | undefined;
  /**
   * Where the runtime of the client is: `copied` into its folder, as much as it needs and without any dependency, or in the
   * `package` (`apivintage/runtime`), which is then a dependency of the program. Default: `copied`.
   */
  readonly runtime?: 'copied' | 'package' | undefined;
  /** A folder of templates that take the place of those that come along: `resource.hbs`, `partials/doc.hbs`. */
  readonly templates?: string | undefined;
  /** Makes a package of the folder, with `package.json` and `tsconfig.json`. */
  readonly package?: PackageOptions | undefined;
  /**
   * How generated files name each other in imports: `js` for the files that a compiler makes of them, `ts` for what runs
   * TypeScript as it is (Node.js from 22.18, Deno, Bun), `none` for bundlers that look for neither. A package takes `js`.
   * Default: `js`.
   */
  readonly importExtension?: ImportExtension | undefined;
  /** Default: `oxfmt`. */
  readonly format?: ConfigFormat | undefined;
}

/** The content of a configuration file. */
export interface Config {
  /** The schema of the file, for editors: `apivintage/config.schema.json`. */
  readonly $schema?: string | undefined;
  /** The APIs by the names that the command takes: `apivintage generate <name>`. */
  readonly apis: Readonly<Record<string, ApiConfig>>;
}

/** A configuration with types: `export default defineConfig({ apis: { … } })` in `apivintage.config.ts`. */
export const defineConfig = (config: Config): Config => config;
