/** Arguments of a method: instances of the schemas of its operation, where the method wants them. */
import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import type { Body, Operation, Parameter, Type, TypeDef, VersionId } from '../../../generator/ir/model.js';
import type { Context } from '../../../generator/typescript/context.js';
import { planParams } from '../../../generator/typescript/parameters.js';
import { followed, membersAt, textAt, type OperationNode } from '../../support/openapi/document.js';
import { kindsOf, partsOf } from '../../support/openapi/readings.js';
import { sample, type Size } from '../../support/openapi/sample.js';
import type { Schemas } from '../../support/openapi/schemas.js';

/** No instance of a schema is known: nothing is said of the client. */
export class Unsampled extends Error {
  override readonly name = 'Unsampled';
}

/** What makes arguments for the operations of a document. */
export class Arguments {
  readonly #document: Members;
  readonly #schemas: Schemas;
  readonly #context: Context;
  readonly #version: VersionId | undefined;

  /** @param version the one that the document is of; by default the newest */
  constructor(
    document: Members,
    schemas: Schemas,
    context: Context,
    version: VersionId | undefined = context.versions.at(-1),
  ) {
    this.#document = document;
    this.#schemas = schemas;
    this.#context = context;
    this.#version = version;
  }

  /** As little, or as much, as the operation allows. Throws where no instance of a schema is found. */
  of(operation: Operation, node: OperationNode, size: Size): readonly unknown[] {
    const version = this.#version;
    if (version === undefined) throw new Error('there is no version');
    const plan = planParams(this.#context, operation, version);
    const isGiven = ({ required }: Parameter): boolean => required || size === 'maximal';
    const positions = operation.path.flatMap((segment) => {
      if (segment.kind !== 'parameter') return [];
      const parameter = operation.parameters.find(
        (each) => each.in === 'path' && each.wireName === segment.wireName,
      );
      return [parameter === undefined ? 'a' : this.#parameter(node, parameter, size)];
    });
    if (plan.def === undefined) return positions;
    const params = operation.parameters
      .filter((each) => each.in !== 'path' && isGiven(each))
      .map((each): [string, unknown] => [
        plan.keys.get(each) ?? each.wireName,
        this.#parameter(node, each, size),
      ]);
    const { body } = operation;
    if (body === undefined || !(body.required || size === 'maximal'))
      return [...positions, Object.fromEntries(params)];
    const value = this.#body(node, body, size);
    if (plan.bodyAt === 'body') return [...positions, Object.fromEntries([...params, ['body', value]])];
    if (params.length === 0) return [...positions, value];
    return [...positions, { ...Object.fromEntries(params), ...(isMembers(value) ? value : {}) }];
  }

  /** What the client is told once, by names: what the description writes out at every path. */
  ofClient(parameters: readonly Parameter[], node: OperationNode): ReadonlyMap<string, unknown> {
    return new Map(
      parameters.map((each) => [each.wireName, this.#parameter(node, each, 'maximal')] as const),
    );
  }

  #parameter(node: OperationNode, { in: place, wireName, type }: Parameter, size: Size): unknown {
    const isNamed = (each: Members): boolean => textAt(each, 'name').toLowerCase() === wireName.toLowerCase();
    const whole = node.parameters.find((each) => place === 'query' && textAt(each, 'in') === 'querystring');
    // Of a form that is the whole query, each property is a parameter.
    if (whole !== undefined && 'application/x-www-form-urlencoded' in membersAt(whole, 'content'))
      return this.#given(type, this.#something(this.#inForm(whole, wireName), size), 0);
    const parameter = whole ?? node.parameters.find((each) => textAt(each, 'in') === place && isNamed(each));
    const [entry] = Object.values(membersAt(parameter ?? {}, 'content'));
    const schema = own(parameter ?? {}, 'schema') ?? (isMembers(entry) ? own(entry, 'schema') : undefined);
    return this.#given(type, this.#something(schema, size), 0);
  }

  /** The schema of a property of a form that is the whole query. */
  #inForm(whole: Members, name: string): unknown {
    const [entry] = Object.values(membersAt(whole, 'content'));
    const parts = partsOf(this.#document, isMembers(entry) ? own(entry, 'schema') : undefined);
    return parts
      .map((part) => own(membersAt(part, 'properties'), name))
      .find((schema) => schema !== undefined);
  }

  #body({ node }: OperationNode, { mediaType, type, codec }: Body, size: Size): unknown {
    const content = Object.entries(membersAt(followed(this.#document, own(node, 'requestBody')), 'content'));
    const named = (isIt: (essence: string) => boolean): readonly [string, unknown] | undefined =>
      content.find(([name]) => isIt(name.replace(/;.*/s, '').trim().toLowerCase()));
    // Of a range that JSON is in, JSON is what is sent.
    const [, entry] =
      named((name) => name === mediaType.toLowerCase()) ?? named((name) => name.endsWith('/*')) ?? [];
    const schema = isMembers(entry) ? own(entry, 'schema') : undefined;
    if (codec === 'jsonl' || codec === 'jsonSequence')
      return this.#items(isMembers(entry) ? entry : {}, size);
    // JSON alone can say that there is nothing.
    const value = /json/.test(mediaType) ? this.#sample(schema, size) : this.#something(schema, size);
    const given = this.#given(type, value, 0);
    // Of a range, a caller says what it is that is sent.
    return given instanceof Blob && mediaType.includes('*')
      ? new Blob([given], { type: mediaType.replace(/^\*/, 'application').replace('*', 'x-sample') })
      : given;
  }

  /** Values for a body that is a sequence of them. */
  #items(media: Members, size: Size): unknown {
    const item = own(media, 'itemSchema');
    const schema = own(media, 'schema');
    const isList = item === undefined && kindsOf(partsOf(this.#document, schema)).has('array');
    return isList ? this.#something(schema, size) : [this.#sample(item ?? schema, size)];
  }

  /** An instance that is there when it is written: what is empty has no form in a path, and none in most styles. */
  #something(schema: unknown, size: Size): unknown {
    const usual = this.#sample(schema, size);
    if (!isNothing(usual)) return usual;
    const used = this.#schemas.use(schema ?? true);
    const others = [this.#sample(schema, 'maximal'), this.#sample(schema, 'minimal'), { key: 'a' }, ['a']];
    const found = others.find((each) => !isNothing(each) && this.#schemas.problems(used, each).length === 0);
    if (found === undefined) throw new Unsampled('only what is empty is an instance');
    return found;
  }

  #sample(schema: unknown, size: Size): unknown {
    if (schema === undefined) return 'anything';
    try {
      return sample(this.#schemas, this.#schemas.use(schema), size);
    } catch (error) {
      throw new Unsampled(String(error));
    }
  }

  /** JSON has a text where a caller gives bytes. */
  #given(type: Type, value: unknown, depth: number): unknown {
    const version = this.#version;
    const resolved = version === undefined ? undefined : this.#context.types.resolve(type, version);
    if (resolved === undefined || depth > 8) return value;
    if (resolved.kind === 'primitive' && resolved.name === 'bytes') return new Blob([String(value)]);
    if (resolved.kind === 'list' && Array.isArray(value))
      return value.map((item: unknown) => this.#given(resolved.items, item, depth + 1));
    if (resolved.kind === 'union')
      return resolved.members.reduce((given, member) => this.#given(member, given, depth + 1), value);
    return resolved.kind === 'object' && isMembers(value) ? this.#object(resolved, value, depth) : value;
  }

  #object(def: Extract<TypeDef, { kind: 'object' }>, value: Members, depth: number): Members {
    const inherited = def.extends.reduce<Members>((given, to) => {
      const made = this.#given({ kind: 'reference', to }, given, depth + 1);
      return isMembers(made) ? made : given;
    }, value);
    const types = new Map(def.properties.map(({ wireName, type }) => [wireName, type]));
    return Object.fromEntries(
      Object.entries(inherited).map(([name, each]) => {
        const type = types.get(name);
        return [name, type === undefined ? each : this.#given(type, each, depth + 1)];
      }),
    );
  }
}

/** Nothing is left of it where it is written: lists and objects of nothing are nothing, too. */
const isNothing = (value: unknown): boolean =>
  value === '' || value === null || (typeof value === 'object' && Object.values(value).every(isNothing));
