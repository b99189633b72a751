import { Code, code } from '../code.js';
import { versionsOf } from '../ir/lookup.js';
import type { Context } from './context.js';
import type { DeclarationWriter } from './declarations.js';
import { FileScope } from './scope.js';
import type { TypeWriter } from './type-text.js';
import type { WebhooksView } from './views/files.js';

/** The parser of what an API sends by itself; undefined where it sends nothing. */
export const webhooksView = (
  context: Context,
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
  const read = scope.runtimeValue('readWebhook');
  return { scope, view: { header, imports: scope.imports, events, version, isVersioned, read } };
};
