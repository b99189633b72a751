import type { Cause } from '../diagnostic.js';
import { didYouMean } from '../did-you-mean.js';
import { say } from '../show.js';

/** What a description says that cannot be followed, typed or sent. */
export const openApiCodes = {
  'wrong-shape': {
    severity: 'error',
    message: (args: { expected: string; found: string }): string =>
      say`Expected ${args.expected}, found ${args.found}.`,
  },
  'unsupported-openapi': {
    severity: 'error',
    message: (args: { version: string }): string => say`OpenAPI version "${args.version}" is not supported.`,
    help: (args: { version: string }): string =>
      args.version === '3'
        ? `Write all of it, as in 3.0.3 or '3.0': without quotes YAML makes the number 3 of 3.0.`
        : 'Supported: 3.0.x, 3.1.x, 3.2.x, and Swagger 2.0.',
  },
  'unresolved-reference': {
    severity: 'error',
    message: (args: { reference: string; version: string; near: string | undefined }): string =>
      args.version === ''
        ? say`Nothing is at "${args.reference}".`
        : say`Nothing is at "${args.reference}" in version "${args.version}".`,
    help: (args: { reference: string; version: string; near: string | undefined }): string => {
      if (args.near !== undefined) return say`Did you mean "${args.near}"?`;
      return args.version === ''
        ? 'Check the spelling, and percent- and ~-encoding, of the reference.'
        : 'Check the spelling; a node that exists in a version can only name what exists in it.';
    },
    cause: (args: { reference: string; version: string; near: string | undefined }): Cause => ({
      of: args.reference,
      version: args.version,
    }),
  },
  'reference-cycle': {
    severity: 'error',
    message: (): string => 'These references lead only to each other: there is no schema at their end.',
  },
  'made-of-itself': {
    severity: 'warning',
    message: (): string =>
      'This schema is made of itself: what leads back to it in `allOf`, `oneOf` or `anyOf` is left out.',
    help: 'A schema may hold itself in a property, an item or a value.',
  },
  'too-many-combinations': {
    severity: 'warning',
    message: (args: { limit: number }): string =>
      say`These alternatives hold at once and combine in more than ${args.limit} ways: some of them are typed as one object with the properties of all.`,
    help: 'TypeScript works out every combination, and refuses 100,000. Write down those that exist, in one `oneOf`.',
  },
  'empty-node': {
    severity: 'warning',
    message: (): string => 'Nothing stands here; it is read as if the key were not there either.',
    help: 'Write {} for an object and [] for a list without members, or leave out the key.',
  },
  'flag-expected': {
    severity: 'warning',
    message: (args: { found: string; counts: boolean }): string =>
      args.counts
        ? say`Expected true or false, found text; it is read as ${args.found}.`
        : say`Expected true or false, found ${args.found}; it is read as if it were not there.`,
    help: 'Write true or false, without quotes.',
  },
  'words-expected': {
    severity: 'warning',
    message: (args: { found: string }): string =>
      say`Expected words for a reader, found ${args.found}; it is left out.`,
    help: 'A summary, a title or a description is a string; OpenAPI has no reference there.',
  },
  'switch-misfit': {
    severity: 'error',
    message: (args: { problem: string }): string => say`\`x-stream-when\` does not fit: ${args.problem}.`,
  },
  'unknown-type': {
    severity: 'warning',
    message: (args: { type: string }): string =>
      say`"${args.type}" is not a JSON type; it is typed as unknown.`,
    help: 'One of array, boolean, integer, null, number, object, string.',
  },
  'unquoted-null': {
    severity: 'warning',
    message: (): string => 'This is null, and not the text "null"; it is read as the type null.',
    help: 'Write "null", in quotes.',
  },
  'not-a-media-type': {
    severity: 'warning',
    message: (args: { name: string }): string => say`"${args.name}" is not a media type; it is left out.`,
  },
  'sent-as-form-data': {
    severity: 'warning',
    message: (args: { mediaType: string }): string =>
      say`No fetch writes parts as "${args.mediaType}"; they are sent as multipart/form-data.`,
  },
  'form-without-fields': {
    severity: 'warning',
    message: (args: { mediaType: string }): string =>
      say`"${args.mediaType}" is made of fields, and this schema names none: callers give an object of any fields.`,
    help: 'Describe an object that has a property for each field, files among them.',
  },
  'webhook-without-json': {
    severity: 'warning',
    message: (args: { name: string }): string =>
      say`"${args.name}" sends no JSON: there is nothing to type, and it is left out.`,
  },
  'method-refused': {
    severity: 'warning',
    message: (args: { method: string }): string =>
      say`No fetch sends ${args.method}: the method of the client exists, and fails when it is called.`,
  },
  'unknown-dialect': {
    severity: 'warning',
    message: (args: { dialect: string }): string =>
      say`The dialect "${args.dialect}" is not known; schemas are read as JSON Schema 2020-12.`,
  },
  'untyped-keyword': {
    severity: 'warning',
    message: (args: { keyword: string }): string =>
      say`No type says what "${args.keyword}" does: the type here admits more than the schema.`,
  },
  'not-a-token': {
    severity: 'error',
    message: (args: { what: string; name: string }): string =>
      say`The ${args.what} "${args.name}" has characters that cannot be sent in a name.`,
    help: "Letters, digits and !#$%&'*+-.^_`|~ are allowed (RFC 9110).",
  },
  'pagination-misfit': {
    severity: 'error',
    message: (args: { problem: string }): string => say`The pagination rule does not fit: ${args.problem}.`,
    help: 'Mend the rule or the description, or switch paging off with "x-pagination: false".',
  },
  'parameter-not-in-path': {
    severity: 'warning',
    message: (args: { name: string; path: string }): string =>
      say`Path parameter "${args.name}" does not occur in "${args.path}"; it is left out.`,
  },
  'path-parameter-undeclared': {
    severity: 'warning',
    message: (args: { name: string; path: string }): string =>
      say`"{${args.name}}" in "${args.path}" is not declared; it is typed as string.`,
  },
  'parameter-unusable': {
    severity: 'warning',
    message: (args: { in: string }): string =>
      say`A parameter in "${args.in}" cannot be sent; it is left out.`,
    help: 'A parameter needs `name` and `in`: path, query, header or cookie.',
  },
  'unwritable-list': {
    severity: 'warning',
    message: (args: { format: string }): string =>
      say`A list in the format "${args.format}" cannot be written here; it is typed as the string that is sent.`,
    help: 'Join the values yourself, or choose another collectionFormat.',
  },
  'second-body': {
    severity: 'warning',
    message: (args: { in: string }): string =>
      say`A request has one body, and this operation has it already; the parameter in "${args.in}" is left out.`,
  },
  'client-parameter-unusable': {
    severity: 'warning',
    message: (args: { name: string }): string =>
      say`"${args.name}" is no header, and cannot be a parameter of the client; it stays one of its operations.`,
  },
  'unknown-style': {
    severity: 'warning',
    message: (args: { style: string; allowed: readonly string[] }): string =>
      say`Style "${args.style}" does not exist here; the default is used.`,
    help: (args: { style: string; allowed: readonly string[] }): string =>
      didYouMean(args.style, args.allowed) ?? say`One of: ${args.allowed}.`,
  },
  'unknown-framing': {
    severity: 'error',
    message: (): string => '`x-stream` does not say how the stream is cut into pieces.',
    help: 'One of lines, jsonl, sse.',
  },
  'unknown-status': {
    severity: 'warning',
    message: (args: { status: string }): string => say`"${args.status}" is not a status; it is left out.`,
    help: 'A status is 100 to 599, a range such as 4XX, or default.',
  },
  'body-left-out': {
    severity: 'warning',
    message: (args: { method: string }): string =>
      say`A client cannot send a body with ${args.method}; it is left out.`,
    help: 'Use the query, or another method.',
  },
  'answer-left-out': {
    severity: 'warning',
    message: (args: { status: string; mediaType: string; usual: string }): string =>
      say`The answer to ${args.status} is ${args.mediaType}, and another success ${args.usual}: only that is read.`,
    help: 'A caller gets this one by `asResponse()`.',
  },
  'encoding-left-out': {
    severity: 'warning',
    message: (args: { names: string }): string =>
      say`A client does not write ${args.names} of this form as \`encoding\` says.`,
    help: 'A part has a media type, which for objects is one of JSON, and no other header; a field of a form is text or JSON.',
  },
  'server-without-host': {
    severity: 'warning',
    message: (args: { url: string }): string =>
      say`Nothing says at which host "${args.url}" is; requests go to the server of the API.`,
    help: 'Write the whole address, or give it as baseURL.',
  },
  'path-without-slash': {
    severity: 'warning',
    message: (args: { path: string }): string =>
      say`The path "${args.path}" does not begin with a slash; it is sent with one.`,
  },
  'unsupported-security': {
    severity: 'warning',
    message: (args: { type: string }): string =>
      say`A client cannot send credentials of type "${args.type}"; the scheme is left out.`,
  },
  'unknown-scheme': {
    severity: 'warning',
    message: (args: { name: string }): string =>
      say`Security scheme "${args.name}" is not declared; the requirement is left out.`,
    help: 'Declare it in components.securitySchemes, or no client can send its credentials.',
    cause: (args: { name: string }): Cause => ({ of: args.name }),
  },
  'credentials-in-one-place': {
    severity: 'warning',
    message: (args: { one: string; other: string; place: string }): string =>
      say`"${args.one}" and "${args.other}" are needed together, and both go into the ${args.place}: a request carries one of them.`,
    help: 'Where either is enough, write them as two items of `security`. A bearer scheme may have another header: `x-alternative-headers`.',
  },
  'unusable-scope': {
    severity: 'warning',
    message: (args: { name: string }): string =>
      say`"${args.name}" cannot be a scope; no token is asked for with it.`,
    help: 'Scopes are printable ASCII without blanks, quotes and backslashes (RFC 6749).',
  },
  'unsafe-credential-url': {
    severity: 'warning',
    message: (args: { url: string }): string =>
      say`No credential is ever sent to "${args.url}": it is not https.`,
  },
  'unusable-keyword': {
    severity: 'warning',
    message: (args: { keyword: string; expected: string }): string =>
      say`"${args.keyword}" must be ${args.expected} here; it is left out.`,
  },
  'invalid-pattern': {
    severity: 'warning',
    message: (args: { pattern: string }): string =>
      say`The pattern "${args.pattern}" is no regular expression of JavaScript; it is documentation only.`,
  },
  'default-mismatch': {
    severity: 'warning',
    message: (): string => 'The default is no value of its own schema; it is left out.',
  },
  'unusable-header': {
    severity: 'warning',
    message: (args: { name: string }): string =>
      say`"${args.name}" cannot be the name of a header; it is left out.`,
    help: "Letters, digits and !#$%&'*+-.^_`|~ are allowed (RFC 9110).",
  },
  'text-discriminator': {
    severity: 'warning',
    message: (args: { name: string }): string =>
      say`Expected an object, found text; it is read as the name of the property, "${args.name}".`,
    help: 'OpenAPI 3 writes `discriminator: { propertyName: ... }`.',
  },
  'unresolved-mapping': {
    severity: 'warning',
    message: (args: { value: string }): string =>
      say`The discriminator value "${args.value}" names no schema that is here; it is left out.`,
  },
  'pinned-name-taken': {
    severity: 'error',
    message: (args: { name: string; other: string }): string =>
      say`The pinned name "${args.name}" is taken by ${args.other}.`,
    help: 'Pin another name with x-name.',
  },
  'pinned-name-unusable': {
    severity: 'error',
    message: (args: { name: string }): string => say`"${args.name}" cannot be a name in TypeScript.`,
    help: 'Use letters, digits and underscores, not a digit first, and no reserved word.',
  },
} as const;
