import { type Code, code, join } from '../code.js';
import type { ErrorCase, ErrorStatus, Type, VersionId } from '../ir/model.js';
import { comment } from './comments.js';
import type { Context } from './context.js';
import { ident, key, num, str } from './literal.js';
import { FileScope } from './scope.js';
import type { TypeWriter } from './type-text.js';
import type { ErrorsView } from './views/files.js';

interface ErrorKind {
  readonly name: string;
  readonly status: number | '5XX';
  readonly words: string;
}

/** Classes that every client has, documented or not: these statuses come from proxies too. */
export const ERROR_KINDS: readonly ErrorKind[] = [
  { name: 'BadRequestError', status: 400, words: 'The request is not valid.' },
  { name: 'AuthenticationError', status: 401, words: 'The credential is missing or not accepted.' },
  { name: 'PermissionDeniedError', status: 403, words: 'The credential does not allow this.' },
  { name: 'NotFoundError', status: 404, words: 'There is no such thing.' },
  { name: 'ConflictError', status: 409, words: 'The request contradicts the present state.' },
  {
    name: 'UnprocessableEntityError',
    status: 422,
    words: 'The request is understood and cannot be carried out.',
  },
  { name: 'RateLimitError', status: 429, words: 'Too many requests.' },
  { name: 'ServerError', status: '5XX', words: 'The server failed.' },
];

/** Build the file of error classes: what the API documents for a status, over all operations, is the type of its body. */
export const errorsView = (
  context: Context,
  types: TypeWriter,
  header: Code,
): { readonly scope: FileScope; readonly view: ErrorsView } => {
  const scope = new FileScope('errors.ts', context.importExtension);
  scope.runtimeValue('ApiError');
  scope.runtimeType('ErrorClasses');
  const cases = context.api.operations.flatMap(({ revisions }) =>
    revisions.flatMap(({ value, versions }) => value.errors.map((each) => ({ ...each, versions }))),
  );
  const classes = ERROR_KINDS.map((kind) => ({
    comment: comment([`${String(kind.status)}: ${kind.words}`]),
    name: ident(kind.name),
    literal: str(kind.name),
    key: key(String(kind.status)),
    status: kind.status === '5XX' ? code`number` : num(kind.status),
    body: bodyOf(
      context,
      types,
      scope,
      cases.filter((each) => covers(each.status, kind.status)),
    ),
  }));
  return { scope, view: { header, imports: scope.imports, classes } };
};

const covers = (documented: ErrorStatus, status: ErrorKind['status']): boolean => {
  if (documented === 'default' || documented === status) return true;
  if (typeof documented === 'string') return documented.charAt(0) === String(status).charAt(0);
  return status === '5XX' && documented >= 500;
};

/** An error that an operation documents, and in which versions. */
interface DatedCase extends ErrorCase {
  readonly versions: readonly VersionId[];
}

/** Every documented body, or undefined: what comes need not be what is documented. */
const bodyOf = (context: Context, types: TypeWriter, scope: FileScope, cases: readonly DatedCase[]): Code => {
  const documented = documentedIn(cases);
  if (documented.length === 0) return code`unknown`;
  // Tried in a scope of its own: what `unknown` swallows is not imported.
  const tried = documented.map((each) =>
    inItsVersions(context, types, new FileScope(scope.path, context.importExtension), each),
  );
  if (tried.some((text) => text.text === 'unknown')) return code`unknown`;
  const texts = documented.map((each) => inItsVersions(context, types, scope, each));
  const distinct = [...new Map(texts.map((text) => [text.text, text])).values()].sort((a, b) =>
    a.text < b.text ? -1 : 1,
  );
  return code`${join(distinct, code` | `)} | undefined`;
};

/** A body, and the versions in which some operation documents it: many operations have the same list of those. */
interface Documented {
  readonly type: Type;
  readonly versions: Set<readonly VersionId[]>;
}

const documentedIn = (cases: readonly DatedCase[]): readonly Documented[] => {
  const found = new Map<string, Documented>();
  for (const { type, versions } of cases) {
    if (type === undefined) continue;
    const key = JSON.stringify(type);
    const known = found.get(key) ?? { type, versions: new Set() };
    found.set(key, known);
    known.versions.add(versions);
  }
  return [...found.values()];
};

const inItsVersions = (
  context: Context,
  types: TypeWriter,
  scope: FileScope,
  { type, versions }: Documented,
): Code => {
  if (!types.isVarying(type, 'received'))
    return types.write(type, { scope, direction: 'received', version: undefined });
  const documented = new Set([...versions].flat());
  const each = context.versions
    .filter((version) => documented.has(version))
    .map((version) => types.write(type, { scope, direction: 'received', version }));
  return join(each, code` | `);
};
