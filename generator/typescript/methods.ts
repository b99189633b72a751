import { code, type Code } from '../code.js';
import { typeId } from '../ir/ids.js';
import { at, newest, versionsOf } from '../ir/lookup.js';
import type { Operation, OperationId, Revision, Timeline, TypeDef, TypeId, VersionId } from '../ir/model.js';
import { joined, revisionsOf } from '../ir/revisions.js';
import { bodyKey } from '../ir/walk.js';
import { comment, NO_COMMENT, paragraphsOf, type CommentView } from './comments.js';
import type { ClientContext } from './context.js';
import { readerType } from './decoders.js';
import type { Declaration, DeclarationWriter } from './declarations.js';
import { ident, member, str } from './literal.js';
import { positionsOf, positionTags } from './positions.js';
import { errorsDef, resultsDeclaration } from './method-declarations.js';
import { differByVersion, givesOf, type Gives } from './gives.js';
import {
  anyOf,
  callOf,
  errorsType,
  reachOf,
  returnsOf,
  type How,
  type OtherBody,
  type Subject,
} from './method-subject.js';
import { optionsArgument, paramsArguments } from './method-arguments.js';
import { methodOverloads } from './method-overloads.js';
import { optionalOverloads } from './optional-overloads.js';
import { mediaTypeOf, mediaTypesOf, type ResultsByMediaType } from './representations.js';
import { runsOf, shareRequests, versionedType, type RequestAt } from './shared-requests.js';
import { ResultWriter } from './results.js';
import { requestView } from './requests.js';
import type { FileScope } from './scope.js';
import { otherMediaTypes, sendingsOf } from './sendings.js';
import { spansOf, type Span } from './spans.js';
import type { TypeWriter } from './type-text.js';
import { versionSet } from './version-sets.js';
import type { DeclarationView } from './views/declaration.js';
import type { MethodView, OperationView, RequestView } from './views/resource.js';

/** What one operation adds to the file of its service. */
export interface MethodParts {
  readonly method: MethodView;
  readonly operation: OperationView;
  readonly declarations: readonly DeclarationView[];
}

type OperationTimeline = Timeline<OperationId, Operation>;

/** Writes methods with what they need: parameter, result and error types, and the description of the request. */
export class MethodWriter {
  readonly #context: ClientContext;
  readonly #declarations: DeclarationWriter;
  readonly #types: TypeWriter;
  readonly #results: ResultWriter;

  constructor(context: ClientContext, declarations: DeclarationWriter, types: TypeWriter) {
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
    const spans = spansOf(this.#context, timeline);
    const plans = new Map(spans.flatMap(({ versions: some, plan }) => some.map((each) => [each, plan])));
    const isPartial = versions.length < this.#context.versions.length;
    const partly = { timeline, names, className, scope, versions, isPartial, spans, plans };
    const params = this.#params(partly);
    const subject: Subject = {
      ...partly,
      params,
      others: this.#others(partly),
      errors: this.#errors(partly),
    };
    return this.#parts(subject);
  }

  #parts(subject: Subject): MethodParts {
    const { scope, names } = subject;
    const gives = this.#gives(subject);
    const { results, mediaTypes } = gives;
    const differsInResult = differByVersion(gives);
    const shown = results[0]?.text ?? code`unknown`;
    const requests = subject.spans.map((span, index) => ({
      versions: span.versions,
      request: this.#request(subject, span, {
        type: differsInResult
          ? code`${ident(names.results)}[${str(span.versions[0])}]`
          : ident(names.results),
        mediaTypes: [...(gives.byMediaType[index]?.keys() ?? [])],
      }),
      result: results[index]?.text ?? shown,
      isOpen: results[index]?.isOpen === true,
    }));
    const differs =
      requests.length > 1 && new Set(requests.map(({ request }) => JSON.stringify(request))).size > 1;
    const generic = differsInResult && !differs ? this.#genericResult(subject) : undefined;
    const isVarying = differsInResult && generic === undefined;
    const hasChoice = mediaTypes.length > 1;
    const how: How = {
      returned: hasChoice
        ? anyOf(ident(names.results), isVarying, scope)
        : (generic ?? (isVarying ? ident(names.results) : shown)),
      gives,
      hasChoice,
      isVarying,
      isByVersion: isVarying || subject.isPartial || differs,
      isGeneric: generic !== undefined,
    };
    const view = (each: Declaration): DeclarationView => this.#declarations.view(each, scope);
    const given = [subject.params, ...subject.others.map(({ params }) => params)];
    const failures = subject.errors === undefined ? [] : [view(subject.errors)];
    const resultsView =
      isVarying || hasChoice ? [resultsDeclaration(subject, gives, isVarying, this.#context.versions)] : [];
    return {
      method: this.#method(subject, how),
      operation: this.#operation(subject, requests, how),
      declarations: [...given.filter((each) => each !== undefined).map(view), ...resultsView, ...failures],
    };
  }

  /** What the operation gives in each version, and as what. */
  #gives(subject: Subject): Gives {
    const operations = subject.spans.map(({ operation }) => operation);
    const mediaTypes = mediaTypesOf(operations.toReversed());
    const hasChoice = operations.some(({ alternatives }) => alternatives.length > 0);
    const bySpan = subject.spans.map((span) => {
      const [first, ...others] = span.versions;
      const types = this.#typesGiven(subject, span, first);
      if (others.length === 0) return { versions: span.versions, types, isOpen: false };
      const open = this.#typesGiven(subject, span, 'generic');
      const isOpen = [...types].some(([each, type]) => open.get(each)?.text !== type.text);
      return { versions: span.versions, types: isOpen ? open : types, isOpen };
    });
    return givesOf(bySpan, hasChoice ? mediaTypes : []);
  }

  /** What a span gives, by media type, in terms of one of its versions or of `V`. */
  #typesGiven(
    subject: Subject,
    { operation, versions: [first] }: Span,
    version: VersionId | 'generic',
  ): ReadonlyMap<string, Code> {
    const spelling = { scope: subject.scope, direction: 'received', version } as const;
    const errors = errorsType(subject, version === 'generic' ? code`V` : str(version));
    const usual = this.#results.write(operation, errors, spelling, first);
    const others = operation.alternatives.map(
      ({ outcome }) =>
        [mediaTypeOf(outcome), this.#results.writeOutcome(outcome, errors, spelling, first)] as const,
    );
    return new Map([[mediaTypeOf(operation.success), usual] as const, ...others]);
  }

  /**
   * The result in terms of the class's own version, where the operation itself is the same in every version and only what
   * its types name differs: one request then serves all, read by a function that leaves the type to its caller.
   */
  #genericResult(subject: Subject): Code | undefined {
    const [
      {
        value,
        versions: [first],
      },
      ...more
    ] = subject.timeline.revisions;
    const isJson = value.success.kind === 'value' && value.success.codec === 'json';
    const isOne = more.length === 0 && value.alternatives.length === 0;
    if (subject.isPartial || !isOne || !isJson || value.pagination !== undefined) return undefined;
    const spelling = { scope: subject.scope, direction: 'received', version: 'generic' } as const;
    return this.#results.write(value, errorsType(subject, code`V`), spelling, first);
  }

  #request(
    { scope }: Subject,
    { operation, plan, versions }: Span,
    results: ResultsByMediaType,
  ): RequestView {
    return requestView(this.#context, scope, operation, plan, results, versions[0]);
  }

  #operation(
    { scope, names, versions, spans: [span] }: Subject,
    requests: readonly RequestAt[],
    how: How,
  ): OperationView {
    const [first] = requests;
    if (first === undefined || span === undefined)
      throw new Error('an operation exists in at least one version');
    const runs = how.isByVersion ? runsOf(requests, this.#context.versions) : [];
    return {
      name: ident(names.constant),
      type: how.isByVersion
        ? versionedType(runs, this.#resultsOf(scope, versions, how), scope)
        : how.isGeneric
          ? code`${scope.runtimeType('OperationOf')}<typeof ${readerType(this.#context, scope, span)}>`
          : code`${scope.runtimeType('Operation')}<${how.returned}>`,
      isByVersion: how.isByVersion,
      request: first.request,
      ...shareRequests(runs, names.constant, scope),
    };
  }

  /** The type that has what a method gives by version. */
  #resultsOf(scope: FileScope, versions: readonly VersionId[], { isVarying, returned }: How): Code {
    if (isVarying) return returned;
    return code`Record<${versionSet(versions, this.#context.versions, scope)}, ${returned}>`;
  }

  #method(subject: Subject, how: How): MethodView {
    const { names, scope, params } = subject;
    const { generics, self, version } = reachOf(subject, how, subject.versions, this.#context.versions);
    const sendings = sendingsOf(subject);
    const words = {
      all: this.#context.versions,
      positions: positionsOf(this.#context, this.#types, subject),
      comment: this.#comment(subject),
    };
    const overloads =
      how.hasChoice || sendings.length > 1
        ? sendings.flatMap((sending) => methodOverloads(subject, how, sending, words))
        : optionalOverloads(subject, how, words);
    return {
      comment: overloads.length > 0 ? NO_COMMENT : words.comment,
      name: member(names.method),
      generics,
      overloads,
      parameters: [
        ...self,
        ...words.positions,
        ...paramsArguments(sendings, version, overloads.length > 0, (some) =>
          versionSet(some, this.#context.versions, scope),
        ),
        optionsArgument(scope, overloads.length > 0 ? [] : (sendings[0]?.contentTypes ?? [])),
      ],
      returns:
        how.hasChoice && how.isVarying
          ? code`${scope.runtimeType('Represented')}<${ident(names.results)}, ${version}>`
          : returnsOf(how, version),
      call: callOf(how),
      constant: ident(names.constant),
      positions: names.positions.map(ident),
      params: params === undefined ? code`undefined` : code`params`,
    };
  }

  #comment({ timeline, names }: Subject): CommentView {
    const operation = newest(timeline, this.#context.api);
    const lifetime = this.#declarations
      .lifetime(timeline)
      .map((text) => ` · ${text.charAt(0).toLowerCase()}${text.slice(1, -1)}`);
    const line = `\`${operation.id}\`${lifetime.join('')}`;
    return comment(
      [...paragraphsOf(operation.doc), line],
      operation.doc.deprecated === true ? ['@deprecated'] : [],
      positionTags(operation, names.positions),
    );
  }

  #params({
    timeline,
    names,
    spans,
    className,
  }: Omit<Subject, 'params' | 'others' | 'errors'>): Declaration | undefined {
    if (spans.every(({ plan }) => plan.def === undefined)) return undefined;
    const none = { ...errorsDef(newest(timeline, this.#context.api)), properties: [] };
    const revisions = spans.map(({ versions, plan }) => ({ versions, value: plan.def ?? none }));
    return this.#declaration(`params ${timeline.id}`, joined<TypeDef>(revisions), {
      direction: 'sent',
      name: names.params,
      byVersion: names.paramsByVersion,
      comment: comment([`What {@link ${className.text}.${names.method}} takes.`]),
    });
  }

  /** What `params` is with each of the other bodies. */
  #others({
    timeline,
    names,
    plans,
    className,
  }: Omit<Subject, 'params' | 'others' | 'errors'>): Subject['others'] {
    const keys = new Set([...plans].reverse().flatMap(([, plan]) => [...plan.others.keys()]));
    return [...keys].flatMap((key): OtherBody[] => {
      // What is given like the usual body of a version needs no other declaration there.
      const having = [...plans].flatMap(([version, { others }]) => {
        const plan = others.get(key);
        const { body } = at(timeline, version) ?? {};
        return plan === undefined || body === undefined || bodyKey(body) === key
          ? []
          : [[version, plan] as const];
      });
      const versions = having.map(([version]) => version);
      const mediaTypes = otherMediaTypes(timeline, versions, key);
      const entries = having.flatMap(([version, { def }]) =>
        def === undefined ? [] : [{ version, value: def }],
      );
      const { params, paramsByVersion } = names.bodies.get(key) ?? names;
      const declaration = this.#declaration(`params ${key} ${timeline.id}`, revisionsOf(entries), {
        direction: 'sent',
        name: params,
        byVersion: paramsByVersion,
        comment: comment([
          `What {@link ${className.text}.${names.method}} takes as ${mediaTypes.join(', ')}.`,
        ]),
      });
      return having.length === 0
        ? []
        : [{ mediaTypes, versions, plans: new Map(having), params: declaration }];
    });
  }

  #errors({
    timeline,
    names,
    versions,
    className,
  }: Omit<Subject, 'params' | 'others' | 'errors'>): Declaration | undefined {
    const defs = new Map(timeline.revisions.map(({ value }) => [value, errorsDef(value)]));
    if ([...defs.values()].every(({ properties }) => properties.length === 0)) return undefined;
    const entries = versions.flatMap((version) => {
      const operation = at(timeline, version);
      const value = operation === undefined ? undefined : defs.get(operation);
      return value === undefined ? [] : [{ version, value }];
    });
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
    const varies = more.length > 0 || this.#types.namesVarying(first.value, rest.direction);
    const timeline: Timeline<TypeId, TypeDef> = { id: typeId(id), revisions: [first, ...more] };
    return { ...rest, timeline, varies };
  }
}
