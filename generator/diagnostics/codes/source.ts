import type { Cause } from '../diagnostic.js';
import { say } from '../show.js';

/** How a limit is raised by those who trust what they read. */
export const raise = (name: string): string =>
  `Where you trust it, raise the limit: --limit ${name}=<number>, or "limits" in the configuration.`;

/** What a wrong address is answered with. */
export const WEB_PAGE = 'a web page or XML';

/** What an address is refused for before anything is sent to it. */
export const ONLY_HTTPS = 'only https is supported, and http on this machine';

/** Reading documents: bytes, syntax, size. */
export const sourceCodes = {
  'file-not-found': {
    severity: 'error',
    message: (args: { path: string; near: string | undefined }): string =>
      say`There is no file "${args.path}".`,
    help: (args: { path: string; near: string | undefined }): string =>
      args.near === undefined
        ? 'Paths are relative to the document that names them; those of the command line to the working directory.'
        : say`Did you mean "${args.near}"?`,
    cause: (args: { path: string; near: string | undefined }): Cause => ({ of: args.path }),
  },
  'not-a-file': {
    severity: 'error',
    message: (args: { path: string; found: string }): string =>
      say`"${args.path}" is ${args.found}, not a regular file.`,
    help: 'Name the OpenAPI description itself, a file in YAML or JSON.',
    cause: (args: { path: string; found: string }): Cause => ({ of: args.path }),
  },
  'file-unreadable': {
    severity: 'error',
    message: (args: { path: string; reason: string }): string =>
      say`"${args.path}" cannot be read: ${args.reason}.`,
    cause: (args: { path: string; reason: string }): Cause => ({ of: args.path }),
  },
  'not-utf8': {
    severity: 'error',
    message: (args: { found: string }): string => say`This is not UTF-8 text: ${args.found}.`,
    help: 'Save the document as UTF-8, with or without a byte order mark.',
  },
  'empty-document': {
    severity: 'error',
    message: (): string => 'The document is empty; an OpenAPI description in YAML or JSON is expected.',
  },
  'not-openapi': {
    severity: 'error',
    message: (args: { found: string; isForeign?: boolean }): string =>
      say`This is ${args.found}; an OpenAPI description is an object in YAML or JSON.`,
    help: ({ found, isForeign }: { found: string; isForeign?: boolean }): string => {
      if (isForeign === true)
        return 'Convert it to OpenAPI first, or ask who publishes it for an OpenAPI description.';
      return found === WEB_PAGE
        ? 'The address may be that of a page about the document: save the document itself (on GitHub, what "Raw" shows).'
        : 'Name the description itself: it begins with a line such as openapi: 3.1.0';
    },
  },
  'yaml-syntax': {
    severity: 'error',
    message: (args: { problem: string; advice?: string }): string =>
      say`This is not valid YAML: ${args.problem}.`,
    help: ({ advice }: { problem: string; advice?: string }): string | undefined => advice,
  },
  'json-syntax': {
    severity: 'error',
    message: (args: { problem: string }): string => say`This is not valid JSON: ${args.problem}.`,
  },
  'duplicate-key': {
    severity: 'error',
    message: (args: { key: string }): string =>
      args.key === ''
        ? 'A key stands twice in one object.'
        : say`The key "${args.key}" stands twice in one object.`,
    help: 'Parsers disagree about which of the two counts: remove one.',
  },
  'multiple-documents': {
    severity: 'error',
    message: (): string => 'A second YAML document begins here; a file holds one.',
    help: 'Remove the `---` line, or split the file.',
  },
  'unknown-tag': {
    severity: 'error',
    message: (args: { tag: string }): string =>
      args.tag === '' ? 'This YAML tag is not supported.' : say`The YAML tag "${args.tag}" is not supported.`,
    help: 'Descriptions use the tags of JSON only; remove it.',
  },
  'alias-cycle': {
    severity: 'error',
    message: (args: { name: string }): string =>
      say`The YAML alias "*${args.name}" stands inside what it repeats.`,
    help: 'Use a $ref for recursion.',
  },
  'too-many-aliases': {
    severity: 'error',
    message: (args: { limit: number }): string =>
      say`YAML aliases multiply this document more than ${args.limit} times.`,
    help: (): string => `Use $ref instead of aliases. ${raise('aliases')}`,
  },
  'too-large': {
    severity: 'error',
    message: (args: { limit: string; what: 'document' | 'documents together' }): string =>
      args.what === 'document'
        ? say`The document is larger than ${args.limit}.`
        : say`The documents together are larger than ${args.limit}.`,
    help: (args: { limit: string; what: 'document' | 'documents together' }): string =>
      raise(args.what === 'document' ? 'documentBytes' : 'totalBytes'),
  },
  'too-deep': {
    severity: 'error',
    message: (args: { limit: number }): string =>
      say`The document is nested deeper than ${args.limit} levels.`,
    help: (): string => raise('depth'),
  },
  'too-many-nodes': {
    severity: 'error',
    message: (args: { limit: number }): string => say`The document has more than ${args.limit} values.`,
    help: (): string => raise('nodes'),
  },
  'document-chain': {
    severity: 'error',
    message: (args: { limit: number }): string =>
      say`Each document refers to a further one: more than ${args.limit} stand one behind the other.`,
    help: 'Save the documents, and see whether they come to an end.',
  },
  'too-many-documents': {
    severity: 'error',
    message: (args: { limit: number }): string =>
      say`The description brings more than ${args.limit} documents together.`,
    help: (): string => raise('documents'),
  },
} as const;

/** References to other documents: what the loader refuses, and what it cannot reach. */
export const referenceCodes = {
  'allow-ref-unusable': {
    severity: 'error',
    setting: '/allowRef',
    message: (args: { place: string }): string =>
      say`References cannot lead to "${args.place}": it is neither an address nor a folder.`,
    help: 'Name an origin, such as https://api.example.com, with or without a path, or a folder; each by itself.',
  },
  'reference-outside-root': {
    severity: 'error',
    message: (args: { path: string }): string =>
      say`The reference leads to "${args.path}", outside the folder of the specification.`,
    help: 'Move the file beside the specification, or allow its folder with --allow-ref <dir>.',
    cause: (args: { path: string }): Cause => ({ of: args.path.replace(/[^/]*$/, '') }),
  },
  'remote-reference': {
    severity: 'error',
    message: (args: { url: string }): string =>
      say`The reference "${args.url}" is remote, and nothing allows it.`,
    help: 'Save the document beside the specification, or allow its origin, or a path above it, with --allow-ref <address>.',
    cause: (args: { url: string }): Cause => ({ of: args.url.replace(/(?<=\/\/[^/]*)\/.*$/, '') }),
  },
  'reference-unreadable': {
    severity: 'error',
    message: (args: { ref: string; reason: string }): string =>
      say`The reference "${args.ref}" cannot be read: ${args.reason}.`,
    cause: (args: { ref: string; reason: string }): Cause => ({ of: args.ref }),
  },
  'id-is-no-place': {
    severity: 'warning',
    message: (args: { reference: string; meant: string }): string =>
      say`By the "$id" around it, the reference "${args.reference}" means "${args.meant}", which is not there.`,
    help: 'The file that it names from where it stands is taken. Other tools may not find it: write an "$id" that says where the schema is, or none.',
  },
  'reference-within-schema': {
    severity: 'warning',
    message: (args: { reference: string; meant: string }): string =>
      say`From the root of its document "${args.reference}" leads nowhere; it is read from the schema around it, as "${args.meant}".`,
    help: 'So is every such reference in this document. Other tools may not find them.',
  },
  'redirect-refused': {
    severity: 'error',
    message: (args: { url: string; place: string }): string =>
      say`"${args.url}" redirects to ${args.place}, and nothing allows that.`,
    help: (args: { url: string; place: string }): string =>
      say`Where you trust it, name the address that it leads to, or allow it: --allow-ref ${args.place}`,
    cause: (args: { url: string; place: string }): Cause => ({ of: args.place }),
  },
  'remote-unreadable': {
    severity: 'error',
    message: (args: { url: string; reason: string }): string =>
      say`"${args.url}" cannot be fetched: ${args.reason}.`,
    help: ({ url, reason }: { url: string; reason: string }): string =>
      reason === ONLY_HTTPS
        ? say`Name it as ${url.replace(/^http:/i, 'https:')}, or save the document and name the file instead.`
        : 'Try the address in a browser, or save the document and name the file instead.',
    cause: (args: { url: string; reason: string }): Cause => ({ of: args.url }),
  },
} as const;
