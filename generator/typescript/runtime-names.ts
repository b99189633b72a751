/** Where the runtime declares what generated code uses. A test holds this table against templates/runtime/. */
export const RUNTIME_MODULES = {
  Operation: 'runtime/operation.ts',
  NoParams: 'runtime/operation.ts',
  Credential: 'runtime/auth.ts',
  BasicCredential: 'runtime/auth.ts',
  bearer: 'runtime/auth.ts',
  basic: 'runtime/auth.ts',
  apiKey: 'runtime/auth.ts',
  Api: 'runtime/api.ts',
  ClientOptions: 'runtime/options.ts',
  RequestOptions: 'runtime/options.ts',
  ErrorClasses: 'runtime/options.ts',
  Resource: 'runtime/resource.ts',
  ApiPromise: 'runtime/promise.ts',
  json: 'runtime/json.ts',
  list: 'runtime/json.ts',
  nothing: 'runtime/json.ts',
  text: 'runtime/content.ts',
  blob: 'runtime/content.ts',
  PagePromise: 'runtime/page.ts',
  cursorPage: 'runtime/cursor-page.ts',
  StreamPromise: 'runtime/stream.ts',
  events: 'runtime/events.ts',
  jsonEvents: 'runtime/events.ts',
  ServerEvent: 'runtime/events.ts',
  jsonLines: 'runtime/json-lines.ts',
  ApiError: 'runtime/errors.ts',
  Versioned: 'runtime/version.ts',
  VersionedApi: 'runtime/version.ts',
  env: 'runtime/env.ts',
  form: 'runtime/query.ts',
  csv: 'runtime/query.ts',
  spaced: 'runtime/query-styles.ts',
  piped: 'runtime/query-styles.ts',
  deep: 'runtime/query-styles.ts',
  jsonParam: 'runtime/query-styles.ts',
  simple: 'runtime/header-styles.ts',
  simpleExploded: 'runtime/header-styles.ts',
  jsonHeader: 'runtime/header-styles.ts',
  cookie: 'runtime/header-styles.ts',
  renamed: 'runtime/query.ts',
  renamedHeader: 'runtime/header-styles.ts',
  segment: 'runtime/path-styles.ts',
  label: 'runtime/path-styles.ts',
  matrix: 'runtime/path-styles.ts',
  jsonBody: 'runtime/body.ts',
  mediaType: 'runtime/body.ts',
  formBody: 'runtime/body-form.ts',
  multipartBody: 'runtime/body-multipart.ts',
  textBody: 'runtime/body-raw.ts',
  binaryBody: 'runtime/body-raw.ts',
} as const;

export type RuntimeName = keyof typeof RUNTIME_MODULES;

/** What users of a client import of the runtime, by module: exported where the module is there. */
export const PUBLIC_RUNTIME: readonly {
  readonly module: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
}[] = [
  { module: 'runtime/auth.ts', values: [], types: ['BasicCredential', 'Credential'] },
  { module: 'runtime/connection.ts', values: [], types: ['Connection', 'HttpRequest', 'Middleware'] },
  {
    module: 'runtime/errors.ts',
    values: ['AbortError', 'ApiError', 'ClientError', 'ConnectionError', 'PathParameterError', 'RedirectError', 'ResponseParseError', 'TimeoutError'],
    types: [],
  },
  { module: 'runtime/options.ts', values: [], types: ['ClientOptions', 'RequestOptions'] },
  { module: 'runtime/page.ts', values: ['CursorExpiredError', 'PaginationError'], types: ['Page', 'PagePromise'] },
  { module: 'runtime/promise.ts', values: [], types: ['ApiPromise', 'Result'] },
  { module: 'runtime/version.ts', values: ['InvalidApiVersionError', 'VersionMismatchError'], types: [] },
];
