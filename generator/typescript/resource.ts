import { Code, code, join } from '../code.js';
import { bodiesOf, bodyKey, receivedTypes, referencesIn, referencesOf } from '../ir/walk.js';
import type {
  Api,
  Body,
  Operation,
  OperationId,
  Service,
  ServiceId,
  Timeline,
  TypeDef,
  TypeId,
} from '../ir/model.js';
import { comment, paragraphsOf } from './comments.js';
import type { Context } from './context.js';
import type { DeclarationWriter } from './declarations.js';
import { resourceFile } from './homes.js';
import { ident, member } from './literal.js';
import type { MethodWriter } from './methods.js';
import { isInlineBody } from './parameters.js';
import { FileScope } from './scope.js';
import { spansOf } from './spans.js';
import type { DeclarationView } from './views/declaration.js';
import type { ResourceView } from './views/resource.js';

/** The order in which a reader expects methods; any other name comes after, by name. */
const USUAL = ['list', 'create', 'get', 'update', 'replace', 'delete'];

/** Builds the files of services. */
export class ResourceWriter {
  readonly #context: Context;
  readonly #methods: MethodWriter;
  readonly #declarations: DeclarationWriter;
  readonly #operations: ReadonlyMap<OperationId, Timeline<OperationId, Operation>>;
  /** Services by the one that they are properties of. */
  readonly #below: ReadonlyMap<ServiceId, readonly ServiceId[]>;
  readonly #owned: ReadonlyMap<string, readonly Timeline<TypeId, TypeDef>[]>;

  constructor(
    context: Context,
    methods: MethodWriter,
    declarations: DeclarationWriter,
    inline: ReadonlySet<TypeId>,
  ) {
    this.#context = context;
    this.#methods = methods;
    this.#declarations = declarations;
    this.#below = childrenOf(context.api.services);
    this.#operations = new Map(context.api.operations.map((timeline) => [timeline.id, timeline]));
    this.#owned = groupByHome(context, inline);
  }

  write(service: Service, header: Code): { readonly scope: FileScope; readonly view: ResourceView } {
    const { names, api } = this.#context;
    const path = resourceFile(names, service.id);
    const scope = new FileScope(path, this.#context.importExtension);
    const className = ident(names.services.get(service.id)?.className ?? 'Root');
    const parts = this.#ordered(service).flatMap(
      (timeline) => this.#methods.write(timeline, className, scope) ?? [],
    );
    const owned = (this.#owned.get(path) ?? []).flatMap((timeline) => this.#views(timeline, scope));
    const isVersioned = api.versioning !== undefined;
    const base = scope.runtimeValue('Resource');
    const view: Omit<ResourceView, 'imports'> = {
      header,
      comment: comment(paragraphsOf(service.doc)),
      className,
      parameters: isVersioned ? this.#declarations.parametersFor(this.#context.versions, scope) : Code.EMPTY,
      base: isVersioned ? code`${base}<${scope.runtimeType('VersionedApi')}<V>>` : base,
      children: this.#children(service, scope),
      methods: parts.map((part) => part.method),
      declarations: [...parts.flatMap((part) => part.declarations), ...owned],
      operations: parts.map((part) => part.operation),
    };
    return { scope, view: { ...view, imports: scope.imports } };
  }

  #views(timeline: Timeline<TypeId, TypeDef>, scope: FileScope): readonly DeclarationView[] {
    return this.#declarations.declarationsOf(timeline).map((each) => this.#declarations.view(each, scope));
  }

  #children(service: Service, scope: FileScope): ResourceView['children'] {
    const { api, names } = this.#context;
    return (this.#below.get(service.id) ?? []).flatMap((id) => {
      const child = names.services.get(id);
      if (child === undefined) return [];
      const className = scope.value(child.className, resourceFile(names, id));
      const type = api.versioning === undefined ? className : code`${className}<V>`;
      return [{ member: member(child.member), type }];
    });
  }

  #ordered(service: Service): readonly Timeline<OperationId, Operation>[] {
    return inReadingOrder(service, this.#context).flatMap((id) => this.#operations.get(id) ?? []);
  }
}

const childrenOf = (services: readonly Service[]): ReadonlyMap<ServiceId, readonly ServiceId[]> => {
  const children = new Map<ServiceId, ServiceId[]>();
  for (const { id, parent } of services) {
    if (parent === undefined) continue;
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [id]);
    else list.push(id);
  }
  return children;
};

/** The operations of a service in the order in which a reader expects them. */
export const inReadingOrder = (
  service: Service,
  { names }: Pick<Context, 'names'>,
): readonly OperationId[] => {
  const rank = (id: OperationId): string => {
    const method = names.operations.get(id)?.method ?? '';
    const usual = USUAL.indexOf(method);
    return `${String(usual === -1 ? USUAL.length : usual)} ${method}`;
  };
  return [...service.operations].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
};

/**
 * Types that `params` of their operation takes the properties of, in every version, and that nothing else names: they need
 * no declaration of their own.
 */
export const inlineBodies = (context: Context): ReadonlySet<TypeId> => {
  const inline = new Set<TypeId>();
  const apart = new Set<TypeId>();
  const isInline = ({ type }: Body): boolean => isInlineBody(context, type);
  for (const timeline of context.api.operations) {
    if (!timeline.revisions.some(({ value }) => bodiesOf(value).some(isInline))) continue;
    for (const { operation, plan } of spansOf(context, timeline)) {
      for (const body of bodiesOf(operation)) {
        if (!isInlineBody(context, body.type)) continue;
        const { bodyAt } = plan.others.get(bodyKey(body)) ?? plan;
        (bodyAt === 'params' ? inline : apart).add(body.type.to);
      }
    }
  }
  for (const id of apart) inline.delete(id);
  if (inline.size > 0) for (const id of named(context.api)) inline.delete(id);
  return inline;
};

/** The types that something other than a whole body names: a reference may lead to where an operation writes its body. */
const named = (api: Api): readonly TypeId[] => [
  ...api.types.flatMap(({ revisions }) => revisions.flatMap(({ value }) => referencesOf(value))),
  ...api.operations.flatMap(({ revisions }) =>
    revisions.flatMap(({ value }) => [
      ...[...value.parameters.map(({ type }) => type), ...receivedTypes(value)].flatMap(referencesIn),
      ...bodiesOf(value).flatMap(({ type }) => (type.kind === 'reference' ? [] : referencesIn(type))),
    ]),
  ),
];

/** The types to declare, by file. */
export const groupByHome = (
  context: Context,
  without: ReadonlySet<TypeId>,
): ReadonlyMap<string, readonly Timeline<TypeId, TypeDef>[]> => {
  const files = new Map<string, Timeline<TypeId, TypeDef>[]>();
  for (const timeline of context.api.types) {
    const home = context.homes.get(timeline.id);
    if (home === undefined || without.has(timeline.id)) continue;
    const list = files.get(home);
    if (list === undefined) files.set(home, [timeline]);
    else list.push(timeline);
  }
  const nameOf = ({ id }: Timeline<TypeId, TypeDef>): string => context.names.types.get(id)?.name ?? '';
  for (const list of files.values()) list.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return files;
};

/** The header of a generated file: one line, nothing that changes daily. */
export const headerOf = (source: Code): Code =>
  join([code`// Generated by apivintage from `, source, code`. Do not edit.`], Code.EMPTY);
