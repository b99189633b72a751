import { Code, code, join } from '../code.js';
import { typeId } from '../ir/ids.js';
import { at, newest, versionsOf } from '../ir/lookup.js';
import type { Operation, OperationId, PrimitiveName, Revision, Timeline, Type, TypeDef, TypeId, VersionId } from '../ir/model.js';
import { revisionsOf } from '../ir/revisions.js';
import { referencesOf } from '../ir/walk.js';
import type { OperationNames } from '../naming/names.js';
import { comment, paragraphsOf, type CommentView } from './comments.js';
import type { Context } from './context.js';
import type { Declaration, DeclarationWriter } from './declarations.js';
import { ident, member, str } from './literal.js';
import { planParams, type ParamsPlan } from './parameters.js';
import { ResultWriter } from './results.js';
import { requestView } from './requests.js';
import type { FileScope } from './scope.js';
import type { TypeWriter } from './type-text.js';
import type { DeclarationView } from './views/declaration.js';
import type { MethodView, OperationView, RequestView } from './views/resource.js';

/** What one operation adds to the file of its service. */
export interface MethodParts {
  readonly method: MethodView;
  readonly operation: OperationView;
  readonly declarations: readonly DeclarationView[];
}

type OperationTimeline = Timeline<OperationId, Operation>;

/** One operation through all versions, on its way into views. */
interface Subject {
  readonly timeline: OperationTimeline;
  readonly names: OperationNames;
  readonly className: Code;
  readonly scope: FileScope;
  readonly versions: readonly VersionId[];
  /** The operation is missing in some version. */
  readonly isPartial: boolean;
  readonly plans: ReadonlyMap<VersionId, ParamsPlan>;
  readonly params: Declaration | undefined;
  readonly errors: Declaration | undefined;
}

/** Writes methods with what they need: parameter, result and error types, and the description of the request. */
export class MethodWriter {
  readonly #context: Context;
  readonly #declarations: DeclarationWriter;
  readonly #types: TypeWriter;
  readonly #results: ResultWriter;

  constructor(context: Context, declarations: DeclarationWriter, types: TypeWriter) {
    this.#context = context;
    this.#declarations = declarations;
    this.#types = types;
    this.#results = new ResultWriter(context, types);
  }

  /** `className`: of the service, without type arguments. */
  write(timeline: OperationTimeline, className: Code, scope: FileScope): MethodParts | undefined {
    const names = this.#context.names.operations.get(timeline.id);
    if (names === undefined) return undefined;
    const versions = versionsOf(timeline, this.#context.api);
    const plans = new Map(
      versions.flatMap((version) => {
        const operation = at(timeline, version);
        return operation === undefined ? [] : [[version, planParams(this.#context, operation, version)] as const];
      }),
    );
    const isPartial = versions.length < this.#context.versions.length;
    const partly = { timeline, names, className, scope, versions, isPartial, plans };
    const subject: Subject = { ...partly, params: this.#params(partly), errors: this.#errors(partly) };
    return this.#parts(subject);
  }

  #parts(subject: Subject): MethodParts {
    const { scope, names } = subject;
    const results = new Map(
      subject.versions.map((version) => [version, this.#result(subject, version)] as const),
    );
    const texts = new Set([...results.values()].map((result) => result.text));
    const isVarying = texts.size > 1;
    const shown = results.values().next().value ?? code`unknown`;
    const requests = subject.versions.map((version) => ({
      version,
      request: this.#request(subject, version),
      result: results.get(version) ?? shown,
    }));
    const differs = new Set(requests.map(({ request }) => JSON.stringify(request))).size > 1;
    const isByVersion = isVarying || subject.isPartial || differs;
    const declared = [subject.params, subject.errors].filter((each) => each !== undefined);
    const views = declared.map((each) => this.#declarations.view(each, scope));
    const resultsView = isVarying ? [resultsDeclaration(names, results, subject.className)] : [];
    const returned = isVarying ? ident(names.results) : shown;
    return {
      method: this.#method(subject, { returned, isVarying, isByVersion }),
      operation: this.#operation(subject, requests, { returned, isVarying, isByVersion }),
      declarations: [...views.slice(0, subject.params === undefined ? 0 : 1), ...resultsView, ...views.slice(subject.params === undefined ? 0 : 1)],
    };
  }

  #result(subject: Subject, version: VersionId): Code {
    const operation = at(subject.timeline, version);
    if (operation === undefined) return code`never`;
    const { errors } = subject;
    const name = errors === undefined ? undefined : ident(errors.name);
    const errorType = name === undefined || errors?.varies !== true ? name : code`${name}<${str(version)}>`;
    return this.#results.write(operation, errorType, { scope: subject.scope, direction: 'received', version });
  }

  #request(subject: Subject, version: VersionId): RequestView {
    const operation = at(subject.timeline, version) ?? newest(subject.timeline, this.#context.api);
    const plan = subject.plans.get(version) ?? { required: false, bodyAt: 'none', keys: new Map() };
    return requestView(this.#context, subject.scope, operation, plan);
  }

  #operation(
    { scope, names, versions }: Subject,
    requests: readonly RequestAt[],
    how: How,
  ): OperationView {
    const [first] = requests;
    if (first === undefined) throw new Error('an operation exists in at least one version');
    const results = how.isVarying ? how.returned : code`Record<${join(versions.map(str), code` | `)}, ${how.returned}>`;
    return {
      name: ident(names.constant),
      type: how.isByVersion
        ? code`${scope.runtimeType('Versioned')}<${results}>`
        : code`${scope.runtimeType('Operation')}<${how.returned}>`,
      isByVersion: how.isByVersion,
      request: first.request,
      ...(how.isByVersion ? shareRequests(requests, names.constant, scope) : { shared: [], entries: [] }),
    };
  }

  #method(subject: Subject, how: How): MethodView {
    const { names, scope, isPartial, versions, params } = subject;
    const paramsVary = params?.varies === true;
    const isGeneric = isPartial && (how.isVarying || paramsVary);
    const known = join(versions.map(str), code` | `);
    const parameter = isGeneric ? code`W` : code`V`;
    const self = isPartial ? [code`this: ${subject.className}<${isGeneric ? parameter : known}>`] : [];
    const options = code`options?: ${scope.runtimeType('RequestOptions')}`;
    return {
      comment: this.#comment(subject),
      name: member(names.method),
      generics: isGeneric ? code`<W extends ${known}>` : Code.EMPTY,
      parameters: [
        ...self,
        ...this.#positions(subject),
        ...(params === undefined ? [] : [paramsArgument(params, subject.plans, parameter)]),
        options,
      ],
      returns: how.isVarying ? code`${how.returned}[${parameter}]` : how.returned,
      call: how.isByVersion ? code`sendByVersion` : code`send`,
      constant: ident(names.constant),
      positions: names.positions.map(ident),
      params: params === undefined ? code`undefined` : code`params`,
    };
  }

  #positions({ timeline, names, scope }: Subject): readonly Code[] {
    const operation = newest(timeline, this.#context.api);
    const parameters = operation.parameters.filter((parameter) => parameter.in === 'path');
    return names.positions.map((name, index) => {
      return code`${ident(name)}: ${this.#positionType(parameters[index]?.type, scope)}`;
    });
  }

  /** Null has no place in a path, and of a value of which nothing is said, only text has one. */
  #positionType(type: Type | undefined, scope: FileScope): Code {
    const version = this.#context.versions.at(-1);
    const resolved = type === undefined || version === undefined ? undefined : this.#context.types.resolve(type, version);
    if (type === undefined || resolved === undefined || isPrimitive(resolved, 'unknown')) return code`string`;
    const text = this.#types.write(type, { scope, direction: 'sent', version: this.#context.pin });
    const isNullable = resolved.kind === 'union' && resolved.members.some((member) => isPrimitive(member, 'null'));
    return isNullable ? code`NonNullable<${text}>` : text;
  }

  #comment({ timeline }: Subject): CommentView {
    const operation = newest(timeline, this.#context.api);
    const lifetime = this.#declarations.lifetime(timeline).map((text) => ` · ${text.charAt(0).toLowerCase()}${text.slice(1, -1)}`);
    const line = `\`${operation.id}\`${lifetime.join('')}`;
    return comment([...paragraphsOf(operation.doc), line], operation.doc.deprecated === true ? ['@deprecated'] : []);
  }

  #params({ timeline, names, plans, className }: Omit<Subject, 'params' | 'errors'>): Declaration | undefined {
    const entries = [...plans].map(([version, plan]) => ({ version, def: plan.def }));
    const some = entries.find((entry) => entry.def !== undefined)?.def;
    if (some === undefined) return undefined;
    const none: TypeDef = { ...base(some), kind: 'object', extends: [], conflicting: false, properties: [] };
    const revisions = revisionsOf(entries.map(({ version, def }) => ({ version, value: def ?? none })));
    return this.#declaration(`params ${timeline.id}`, revisions, {
      direction: 'sent',
      name: names.params,
      byVersion: names.paramsByVersion,
      comment: comment([`What {@link ${className.text}.${names.method}} takes.`]),
    });
  }

  #errors({ timeline, names, versions, className }: Omit<Subject, 'params' | 'errors'>): Declaration | undefined {
    const entries = versions.flatMap((version) => {
      const operation = at(timeline, version);
      return operation === undefined ? [] : [{ version, value: errorsDef(operation) }];
    });
    if (entries.every(({ value }) => value.properties.length === 0)) return undefined;
    return this.#declaration(`errors ${timeline.id}`, revisionsOf<TypeDef>(entries), {
      direction: 'received',
      name: names.errors,
      byVersion: names.errorsByVersion,
      comment: comment([`The documented errors of {@link ${className.text}.${names.method}}, by status.`]),
    });
  }

  #declaration(
    id: string,
    revisions: readonly Revision<TypeDef>[],
    rest: Pick<Declaration, 'direction' | 'name' | 'byVersion' | 'comment'>,
  ): Declaration | undefined {
    const [first, ...more] = revisions;
    if (first === undefined) return undefined;
    const varies = more.length > 0 || referencesOf(first.value).some((to) => this.#context.facts.varying.has(to));
    const timeline: Timeline<TypeId, TypeDef> = { id: typeId(id), revisions: [first, ...more] };
    return { ...rest, timeline, varies };
  }
}

/** What a version puts on the wire, and what its method gives. */
interface RequestAt {
  readonly version: VersionId;
  readonly request: RequestView;
  readonly result: Code;
}

/** Versions with the same request and the same result share one constant. */
const shareRequests = (
  requests: readonly RequestAt[],
  constant: string,
  scope: FileScope,
): Pick<OperationView, 'shared' | 'entries'> => {
  const groups = new Map<string, RequestAt[]>();
  for (const each of requests) {
    const key = JSON.stringify([each.request, each.result]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const names = new Map<VersionId, Code>();
  const shared: OperationView['shared'][number][] = [];
  for (const [first, ...others] of groups.values()) {
    if (first === undefined || others.length === 0) continue;
    const name = ident(`${constant}_${String(shared.length + 1)}`);
    shared.push({ name, type: code`${scope.runtimeType('Operation')}<${first.result}>`, request: first.request });
    for (const { version } of [first, ...others]) names.set(version, name);
  }
  const entries = requests.map(({ version, request }) => ({
    version: str(version),
    name: names.get(version) ?? Code.EMPTY,
    request,
  }));
  return { shared, entries };
};

interface How {
  readonly returned: Code;
  /** The result differs between versions. */
  readonly isVarying: boolean;
  /** The request or the result differs between versions. */
  readonly isByVersion: boolean;
}

const paramsArgument = (params: Declaration, plans: Subject['plans'], version: Code): Code => {
  const isRequired = [...plans.values()].some((plan) => plan.required);
  const type = params.varies ? code`${ident(params.name)}<${version}>` : ident(params.name);
  return isRequired ? code`params: ${type}` : code`params?: ${type}`;
};

const isPrimitive = (type: Type | TypeDef, name: PrimitiveName): boolean => type.kind === 'primitive' && type.name === name;

const base = ({ id, name, doc, origin, access }: TypeDef): Pick<TypeDef, 'id' | 'name' | 'doc' | 'origin' | 'access'> => ({
  id,
  name,
  doc,
  origin,
  access,
});

const errorsDef = (operation: Operation): Extract<TypeDef, { kind: 'object' }> => ({
  kind: 'object',
  id: typeId(`errors ${operation.id}`),
  name: { words: ['errors'], strength: 'derived', owner: operation.id },
  doc: {},
  origin: operation.origin,
  access: 'readWrite',
  extends: [],
  conflicting: false,
  properties: operation.errors.map(({ status, type, doc }) => ({
    wireName: String(status),
    type: type ?? { kind: 'primitive', name: 'unknown' },
    doc,
    constraints: {},
    optional: false,
    access: 'readWrite',
  })),
});

const resultsDeclaration = (
  names: OperationNames,
  results: ReadonlyMap<VersionId, Code>,
  className: Code,
): DeclarationView => {
  const members = [...results].map(([version, type]) => ({
    comment: comment([]),
    isReadonly: false,
    key: str(version),
    isOptional: false,
    type,
  }));
  return {
    comment: comment([`What {@link ${className.text}.${names.method}} gives, by version.`]),
    name: ident(names.results),
    parameters: Code.EMPTY,
    isInterface: true,
    heritage: Code.EMPTY,
    isAlias: false,
    shape: { prefix: Code.EMPTY, type: Code.EMPTY, isObject: true, members, rest: Code.EMPTY },
    isEnum: false,
    values: Code.EMPTY,
    items: [],
    isByVersion: false,
    byVersion: Code.EMPTY,
    entries: [],
  };
};
