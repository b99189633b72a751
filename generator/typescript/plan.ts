import { Code, code, join } from '../code.js';
import type { TypeId, VersionId } from '../ir/model.js';
import type { Output, OutputPlan, PlannedFile, TemplateFile } from '../seams.js';
import { ClientWriter, type ClientConfiguration } from './client.js';
import { comment } from './comments.js';
import type { ClientContext, Context } from './context.js';
import { DeclarationWriter, type Declaration } from './declarations.js';
import { DocumentWriter } from './documents.js';
import { ERROR_KINDS, errorsView } from './error-classes.js';
import { resourceFile } from './homes.js';
import { Int64Writer } from './int64.js';
import { ident, specifier, str, textKey } from './literal.js';
import { mdCode } from './markdown.js';
import { MethodWriter } from './methods.js';
import { groupByHome, headerOf, inlineBodies, ResourceWriter } from './resource.js';
import { PUBLIC_RUNTIME } from './runtime-names.js';
import { FileScope } from './scope.js';
import { ShapeWriter } from './shapes.js';
import { TypeWriter } from './type-text.js';
import { versionFiles } from './version-files.js';
import { FEW } from './version-sets.js';
import { webhooksView } from './webhooks.js';
import type { DeclarationView } from './views/declaration.js';
import type { ClientView, IndexView, VersionsView } from './views/files.js';

interface Exported {
  readonly name: string;
  readonly isType: boolean;
}

/** The client: decides which files it consists of, and what stands in each. */
export const clientOutput = (configuration: ClientConfiguration): Output => ({
  name: 'client',
  plan: (context) => new Planner(context, configuration).plan(),
});

class Planner {
  readonly #context: ClientContext;
  readonly #int64: Int64Writer | undefined;
  readonly #header: Code;
  readonly #types: TypeWriter;
  readonly #declarations: DeclarationWriter;
  /** Types that need no declaration: `params` of their operation takes their properties. */
  readonly #inline: ReadonlySet<TypeId>;
  readonly #configuration: ClientConfiguration;
  readonly #runtime = new Set<string>();
  readonly #exports = new Map<string, readonly Exported[]>();

  constructor(context: Context, configuration: ClientConfiguration) {
    this.#int64 = context.int64 === 'number' ? undefined : new Int64Writer(context);
    this.#context = this.#int64 === undefined ? context : { ...context, places: this.#int64 };
    this.#configuration = configuration;
    this.#header = headerOf(Code.trusted(context.source.replace(/[^\w./@ -]/g, '_')));
    this.#inline = inlineBodies(context);
    this.#types = new TypeWriter(context);
    this.#declarations = new DeclarationWriter(context, new ShapeWriter(context, this.#types), this.#types);
  }

  plan(): OutputPlan {
    const files = this.#all();
    return this.#configuration.runtime === undefined ? { files, runtime: this.#runtime } : { files };
  }

  /** What takes longest to format comes early: the rest is made meanwhile. */
  *#all(): Generator<PlannedFile> {
    const { names } = this.#context;
    const client = new ClientWriter(this.#context, this.#types, this.#configuration).write(this.#header);
    yield this.#file('client', client.scope, client.view, [
      { name: names.client, isType: false },
      { name: names.clientOptions, isType: true },
      ...(client.view.addressName.isEmpty ? [] : [{ name: names.clientAddress, isType: true }]),
      { name: 'createClient', isType: false },
      ...(client.view.scopes.length === 0 ? [] : [{ name: 'SCOPES', isType: false }]),
    ]);
    yield* this.#versions();
    const errors = errorsView(this.#context, this.#types, this.#header);
    yield this.#file(
      'errors',
      errors.scope,
      errors.view,
      ERROR_KINDS.map(({ name }) => ({ name, isType: false })),
    );
    yield* this.#models();
    yield* this.#resources();
    yield* this.#webhooks();
    // When everything was asked for.
    const places = this.#int64?.file(this.#header);
    if (places !== undefined) yield this.#file('int64', places.scope, places.view, []);
    yield { path: 'index.ts', template: 'index', view: this.#index() };
    yield* this.#documents(client.view, this.#configuration);
    const { runtime } = this.#configuration;
    if (runtime !== undefined) yield runtimeFile(this.#header, runtime);
  }

  #documents(
    { options, address }: ClientView,
    { packageName, runtime }: ClientConfiguration,
  ): readonly PlannedFile[] {
    const writer = new DocumentWriter(this.#context);
    const exported = new Map(this.#exported.map(([path, list]) => [path, list.map(({ name }) => name)]));
    const shown = options.map(({ name, words, variable }) => ({ name: mdCode(name.text), words, variable }));
    const needs = [...options.filter(({ isOptional }) => !isOptional), ...address].map(({ name }) => ({
      name,
      value: str(name.text === 'baseURL' ? 'https://…' : '…'),
    }));
    const fromEnvironment = options.filter(({ variable }) => variable.text !== '');
    return [
      { path: 'api.md', template: 'api.md', view: writer.apiPage(exported) },
      {
        path: 'README.md',
        template: 'readme.md',
        view: writer.readme({
          options: shown,
          needs,
          fromEnvironment: new Set(fromEnvironment.map(({ name }) => name.text)),
          from:
            packageName === undefined
              ? specifier('README.md', 'index.ts', this.#context.importExtension)
              : str(packageName),
          runtime: runtime === undefined ? Code.EMPTY : mdCode(runtime.name),
        }),
      },
    ];
  }

  /** A file, with what it needs of the runtime and what it exports taken down. */
  #file(template: string, scope: FileScope, view: object, exported: readonly Exported[]): TemplateFile {
    const { runtime } = this.#configuration;
    for (const module of scope.runtimeModules) this.#runtime.add(module);
    this.#exports.set(scope.path, exported);
    const shown = runtime === undefined ? view : { ...view, imports: scope.importsWith(runtime.name) };
    return { path: scope.path, template, view: shown };
  }

  *#resources(): Generator<PlannedFile> {
    const methods = new MethodWriter(this.#context, this.#declarations, this.#types);
    const writer = new ResourceWriter(this.#context, methods, this.#declarations, this.#inline);
    for (const service of this.#context.api.services) {
      const { scope, view } = writer.write(service, this.#header);
      const className = this.#context.names.services.get(service.id)?.className ?? 'Root';
      yield this.#file('resource', scope, view, [
        { name: className, isType: false },
        ...exportedBy(view.declarations),
      ]);
    }
  }

  *#models(): Generator<PlannedFile> {
    const resources = new Set(
      this.#context.api.services.map(({ id }) => resourceFile(this.#context.names, id)),
    );
    for (const [path, timelines] of groupByHome(this.#context, this.#inline)) {
      if (resources.has(path)) continue;
      const scope = new FileScope(path, this.#context.importExtension);
      const declarations = timelines
        .flatMap((timeline) => this.#declarations.declarationsOf(timeline))
        .map((each: Declaration) => this.#declarations.view(each, scope));
      yield this.#file(
        'models',
        scope,
        { header: this.#header, imports: scope.imports, declarations },
        exportedBy(declarations),
      );
    }
  }

  *#webhooks(): Generator<PlannedFile> {
    const written = webhooksView(this.#context, this.#declarations, this.#types, this.#header);
    if (written === undefined) return;
    yield this.#file('webhooks', written.scope, written.view, [
      { name: 'parseWebhook', isType: false },
      { name: 'WebhookParser', isType: true },
    ]);
  }

  *#versions(): Generator<PlannedFile> {
    const { api, versions, pin } = this.#context;
    if (api.versioning === undefined || pin === undefined) return;
    const view: VersionsView = {
      header: this.#header,
      comment: comment(['A version of the API that this client can speak.']),
      union: join(versions.map(str), code` | `),
      pin: str(pin),
      since: versions.length <= FEW ? [] : sinceOf(versions),
      versions: api.versions.map(({ id, stage, released }) => ({
        version: str(id),
        status: str(stage),
        released: released === undefined ? Code.EMPTY : str(released),
      })),
    };
    yield this.#file('versions', new FileScope('versions.ts', this.#context.importExtension), view, [
      { name: 'DEFAULT_VERSION', isType: false },
      { name: 'DefaultVersion', isType: true },
      { name: 'VERSIONS', isType: false },
      { name: 'Version', isType: true },
      { name: 'VersionInfo', isType: true },
      ...(view.since.length === 0 ? [] : SETS.map((name) => ({ name, isType: true }))),
    ]);
    yield* versionFiles(this.#context, this.#declarations, this.#inline, this.#header);
  }

  /** Files and what they export, in reading order: models after what they are models of. */
  get #exported(): readonly (readonly [path: string, exported: readonly Exported[]])[] {
    const rank = (path: string): number => (path.startsWith('models/') ? 1 : path === 'webhooks.ts' ? 2 : 0);
    return [...this.#exports].sort(([a], [b]) => rank(a) - rank(b));
  }

  #index(): IndexView {
    const runtime = PUBLIC_RUNTIME.filter(
      ({ module, shownWith = module }) => !OPTIONAL.has(module) || this.#runtime.has(shownWith),
    ).map(({ module, values, types }) => ({
      path: module,
      names: [
        ...values.map((name) => ({ name, isType: false })),
        ...types.map((name) => ({ name, isType: true })),
      ],
    }));
    for (const { path } of runtime) this.#runtime.add(path);
    const files = this.#exported.map(([path, names]) => ({ path, names }));
    const packaged = this.#configuration.runtime?.name;
    const shown =
      packaged === undefined ? runtime : [{ path: packaged, names: runtime.flatMap(({ names }) => names) }];
    return {
      header: this.#header,
      exports: [...files, ...shown]
        .filter(({ names }) => names.length > 0)
        .map(({ path, names }) => {
          const typesOnly = names.every(({ isType }) => isType);
          const sorted = [...names].sort((a, b) => (a.name < b.name ? -1 : 1));
          return {
            from: path === packaged ? str(path) : specifier('index.ts', path, this.#context.importExtension),
            typesOnly,
            names: sorted.map(({ name, isType }) => ({ isType: isType && !typesOnly, name: ident(name) })),
          };
        }),
    };
  }
}

/** What names many versions at once. */
const SETS = ['VersionsSince', 'VersionsBefore', 'VersionsBetween'];

const sinceOf = (versions: readonly VersionId[]): VersionsView['since'] =>
  versions.map((version, index) => {
    const next = versions[index + 1];
    const after = next === undefined ? Code.EMPTY : code` | VersionsSince[${str(next)}]`;
    return { version: textKey(version), versions: code`${str(version)}${after}` };
  });

/** Modules of the transport are always there; these only where something needs them. */
const OPTIONAL: ReadonlySet<string> = new Set([
  'runtime/version.ts',
  'runtime/unknown-version.ts',
  'runtime/page.ts',
  'runtime/webhook.ts',
  'runtime/events.ts',
  'runtime/stream.ts',
  'runtime/oauth.ts',
  'runtime/token-request.ts',
]);

/** Says which version the client was generated with, in a way that a compiler checks, and nobody at run time. */
const runtimeFile = (header: Code, { name, version }: { name: string; version: string }): PlannedFile => ({
  path: 'runtime.ts',
  code: join(
    [
      header,
      Code.EMPTY,
      code`import type { GeneratedBy } from ${str(name)};`,
      Code.EMPTY,
      code`/** Where this is an error, the package is another version than this client was generated with: generate it again. */`,
      code`export type RuntimeVersion = GeneratedBy<${str(version)}>;`,
    ],
    code`\n`,
  ),
});

/** The names that declarations export. */
const exportedBy = (declarations: readonly DeclarationView[]): readonly Exported[] =>
  declarations.flatMap((view) => [
    { name: view.name.text, isType: true },
    ...(view.byVersion.isEmpty ? [] : [{ name: view.byVersion.text, isType: true }]),
    ...(view.isEnum ? [{ name: view.values.text, isType: false }] : []),
  ]);
