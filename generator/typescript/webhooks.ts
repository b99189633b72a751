import { Code, code, join } from '../code.js';
import { versionsOf } from '../ir/lookup.js';
import type { TypeId } from '../ir/model.js';
import type { ClientContext } from './context.js';
import { textKey } from './literal.js';
import type { DeclarationWriter } from './declarations.js';
import { FileScope } from './scope.js';
import type { TypeWriter } from './type-text.js';
import type { WebhooksView } from './views/files.js';

/** The parser of what an API sends by itself; undefined where it sends nothing. */
export const webhooksView = (
  context: ClientContext,
  declarations: DeclarationWriter,
  types: TypeWriter,
  header: Code,
): { readonly scope: FileScope; readonly view: WebhooksView } | undefined => {
  const { api } = context;
  const id = api.webhooks;
  const timeline = id === undefined ? undefined : context.types.timeline(id);
  if (id === undefined || timeline === undefined) return undefined;
  const scope = new FileScope('webhooks.ts', context.importExtension);
  const isVersioned = types.isVaryingType(id, 'received');
  const events = types.reference(id, {
    scope,
    direction: 'received',
    version: isVersioned ? 'generic' : undefined,
  });
  const version = isVersioned
    ? code`${declarations.parameterFor(versionsOf(timeline, api), scope)}, `
    : Code.EMPTY;
  const read = readerOf(context, scope, id);
  return { scope, view: { header, imports: scope.imports, events, version, isVersioned, read } };
};

/** What reads bodies: where integers of 64 bits stand in them, in the usual version and in those that differ from it. */
const readerOf = (context: ClientContext, scope: FileScope, to: TypeId): Code => {
  const { versions, pin, places } = context;
  const at = (version: (typeof versions)[number]): Code =>
    places?.of({ kind: 'reference', to }, version, scope) ?? code`{}`;
  const usualVersion = pin ?? versions.at(-1);
  const usual = usualVersion === undefined ? code`{}` : at(usualVersion);
  const others = versions.filter((version) => at(version).text !== usual.text);
  if (usual.text === '{}' && others.length === 0) return scope.runtimeValue('readWebhook');
  const table = others.map((version) => code`${textKey(version)}: ${at(version)}`);
  const more = others.length === 0 ? Code.EMPTY : code`, { ${join(table, code`, `)} }`;
  return code`${scope.runtimeCall('int64Webhook')}(${usual}${more})`;
};
