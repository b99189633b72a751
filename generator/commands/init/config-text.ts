/** What `init` has to know. */
export interface Answers {
  readonly spec: string;
  /** The name of the API in the configuration. */
  readonly key: string;
  readonly output: string;
  /** The name of the client class, where it is not the key. */
  readonly name: string | undefined;
}

export const CONFIG_FILE = 'apivintage.config.yaml';

/** Names of files that say nothing about what is in them. */
const COMMON: ReadonlySet<string> = new Set([
  'openapi',
  'swagger',
  'api',
  'spec',
  'schema',
  'index',
  'main',
  'root',
]);

/** What an API is called where nothing says more. */
const UNNAMED = 'api';

/** What to call an API: after its file, or else the folder of its file. */
export const keyOf = (spec: string): string => {
  const segments = spec
    .replace(/[?#].*/s, '')
    .split(/[/\\]/)
    .reverse();
  const words = segments.map((segment) =>
    segment
      .replace(/\.(?:openapi\.)?(?:ya?ml|json)$/i, '')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .toLowerCase(),
  );
  return words.find((word) => /^[a-z]/.test(word) && !COMMON.has(word) && !/^https?$/.test(word)) ?? UNNAMED;
};

export const outputOf = (key: string): string => `src/${key}`;

/** A configuration that says what else it could say. */
export const configText = ({
  spec,
  key,
  output,
  name,
}: Answers): string => `# yaml-language-server: $schema=./node_modules/apivintage/config.schema.json
# What apivintage generates: npx apivintage generate. Paths are relative to this file.
apis:
  ${scalar(key)}:${name === undefined ? ` # the client class is called after ${key === UNNAMED ? 'the title' : 'this key'}; \`name\` calls it something else` : ''}
    # A path or a URL: OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0, as YAML or JSON.
    spec: ${scalar(spec)}
    # A folder of its own. Commit it, or generate before each build.
    output: ${scalar(output)}
${name === undefined ? '' : `    name: ${scalar(name)}\n`}    # Options of the client that fall back to environment variables:
    # env: { apiKey: MY_API_KEY }
    # Origins and folders that references may lead to, besides the folder of the specification:
    # allowRef: [../shared]
`;

/** A scalar of YAML that means this text: JSON is YAML. */
const scalar = (text: string): string =>
  /^(?!(?:true|false|null|yes|no|on|off)$)[A-Za-z./][\w./-]*$/i.test(text) ? text : JSON.stringify(text);
