import { isMembers, own, type Members } from '../../ir/documents.js';
import type { Member, Shape } from '../../ir/contract.js';
import { listAt } from './discriminators.js';
import type { SchemaShapes, Where } from './schemas.js';
import {
  absent,
  below,
  flag,
  isRequired,
  member,
  NEVER,
  object,
  referenceOf,
  referenceShape,
  STRING,
  textAt,
  UNKNOWN,
  type Source,
} from './source.js';

export const METHODS: readonly string[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
];
const PLACES = ['query', 'header', 'path', 'cookie'];

/** The shapes of path items, operations, and what they consist of. */
export class OperationShapes {
  readonly #source: Source;
  readonly #schemas: SchemaShapes;
  /** Operations with a name of their own: path items refer to them. */
  readonly operations: Map<string, Member> = new Map();

  constructor(source: Source, schemas: SchemaShapes) {
    this.#source = source;
    this.#schemas = schemas;
  }

  /** @param at where it stands, as of all that follow */
  pathItem(item: Members, at: string): Shape {
    const shared = this.#joined(listAt(item, 'parameters').filter(isMembers));
    return object([
      this.#parameters(shared, below(at, 'parameters')),
      ...METHODS.map((method) => this.#method(item, method, shared, below(at, method))),
    ]);
  }

  #method(item: Members, method: string, shared: readonly Members[], at: string): Member {
    const node = own(item, method);
    const isLeftOut = this.#source.options.excludeDeprecated === true && flag(node, 'deprecated');
    if (!isMembers(node) || isLeftOut) return absent(method);
    const parameters = this.#joined([...shared, ...listAt(node, 'parameters').filter(isMembers)]);
    const id = textAt(node, 'operationId')?.replaceAll('#', '/');
    const shape = this.#operation(node, parameters, at);
    if (id === undefined) return member(method, shape, node);
    this.operations.set(id, member(id, shape));
    return member(method, { kind: 'reference', root: 'operations', keys: [id] }, node);
  }

  /** Parameters of an operation replace those of its path, and the last of several with one name the others. */
  #joined(parameters: readonly Members[]): readonly Members[] {
    const joined = new Map(
      parameters.map((each) => {
        const end = this.#source.end(each) ?? {};
        return [`${textAt(end, 'in') ?? ''}-${textAt(end, 'name') ?? ''}`, each];
      }),
    );
    return [...joined.values()];
  }

  #operation(node: Members, parameters: readonly Members[], at: string): Shape {
    const responses = this.#source.nodes(own(node, 'responses')).map(([status, each]) =>
      member(
        status,
        this.#referred(each, (value) => this.response(value, below(at, 'responses', status))),
        each,
      ),
    );
    return object([
      this.#parameters(parameters, at),
      this.#body(own(node, 'requestBody'), below(at, 'requestBody')),
      member('responses', responses.length === 0 ? NEVER : object(responses)),
    ]);
  }

  #body(node: unknown, at: string): Member {
    if (!isMembers(node)) return absent('requestBody');
    const optional = !isRequired(this.#source.end(node));
    return member(
      'requestBody',
      this.#referred(node, (value) => this.requestBody(value, at)),
      node,
      { optional },
    );
  }

  #parameters(parameters: readonly Members[], at: string): Member {
    const { alphabetize, excludeDeprecated } = this.#source.options;
    const resolved = parameters.flatMap((node) => {
      const end = this.#source.end(node);
      const name = end === undefined ? undefined : own(end, 'name');
      if (end === undefined || typeof name !== 'string') return [];
      const isOld = flag(end, 'deprecated') || flag(own(end, 'schema'), 'deprecated');
      return excludeDeprecated === true && isOld ? [] : [{ node, end, name }];
    });
    const all = alphabetize === true ? resolved.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : resolved;
    const places = PLACES.map((place) => {
      const members = all
        .filter(({ end }) => own(end, 'in') === place)
        .map(({ node, end, name }) =>
          member(
            name,
            this.#referred(node, (value) => this.parameter(value, below(at, 'parameters', place, name))),
            end,
            {
              optional: place !== 'path' && !isRequired(end),
            },
          ),
        );
      if (members.length === 0) return absent(place);
      return member(place, object(members), undefined, {
        optional: members.every(({ optional }) => optional),
      });
    });
    return member('parameters', object(places));
  }

  parameter(node: Members, at: string): Shape {
    const schema = own(node, 'schema');
    return schema === undefined ? STRING : this.#schemas.shape(schema, { sent: true, at });
  }

  requestBody(node: Members, at: string): Shape {
    const content = this.#content(node, true, below(at, 'content'));
    return object([member('content', object(content.length === 0 ? [absent('*/*')] : content))]);
  }

  response(node: Members, at: string): Shape {
    const headers = this.#source.nodes(own(node, 'headers')).map(([name, each]) =>
      member(
        name,
        this.#referred(each, (value) => this.header(value, below(at, 'headers', name))),
        each,
        {
          optional: referenceOf(each) === undefined && !isRequired(each),
        },
      ),
    );
    const content = this.#content(node, false, below(at, 'content'));
    return object([
      member('headers', { kind: 'object', members: headers, rest: UNKNOWN }),
      content.length === 0 ? absent('content') : member('content', object(content)),
    ]);
  }

  header(node: Members, at: string): Shape {
    const schema = own(node, 'schema');
    if (schema !== undefined) return this.#schemas.shape(schema, { sent: false, at });
    return 'content' in node ? object(this.#content(node, false, at)) : UNKNOWN;
  }

  #content(node: Members, sent: boolean, at: string): readonly Member[] {
    return this.#source
      .nodes(own(node, 'content'))
      .map(([type, media]) => member(type, this.#media(media, { sent, at: below(at, type) }), media));
  }

  #media(node: Members, where: Where): Shape {
    const end = this.#source.end(node);
    const schema = end === undefined ? undefined : own(end, 'schema');
    return schema === undefined ? UNKNOWN : this.#schemas.shape(schema, where);
  }

  /** A reference to a component as it is; anything else by what it is. */
  #referred(node: Members, shape: (node: Members) => Shape): Shape {
    const reference = referenceOf(node);
    if (reference === undefined) return shape(node);
    const end = this.#source.end(node);
    return end === undefined ? UNKNOWN : (referenceShape(reference) ?? shape(end));
  }
}
