/** Calls of a client that can be made of a document alone: those without a body. */
import { isMembers, own, type Members } from '../../generator/ir/documents.js';
import { at } from '../../generator/ir/lookup.js';
import type { Operation, ServiceId, VersionId } from '../../generator/ir/model.js';
import type { Planned } from '../../generator/generate.js';
import { answerOf, type SampleAnswer } from '../support/openapi/answers.js';
import { operationsOf, textAt, type OperationNode } from '../support/openapi/document.js';
import { sample, type Size } from '../support/openapi/sample.js';
import { Schemas } from '../support/openapi/schemas.js';

/** A call in a version, and what a server that believes the document answers. */
export interface Call {
  /** Method and path template: `GET /agents/{agentName}`. */
  readonly operation: string;
  /** The method of the client: `agents.get`. */
  readonly path: string;
  readonly args: readonly unknown[];
  readonly answer: SampleAnswer;
}

/** Operations, as many as can be called in a version; those that differ between versions first. */
export const callsIn = (
  planned: Planned,
  version: VersionId,
  document: Members,
  limit: number,
): readonly Call[] => {
  const nodes = new Map(operationsOf(document).map((node) => [`${node.method} ${node.path}`, node]));
  const writer = new Caller(planned, document);
  const timelines = planned.api.operations.toSorted((a, b) => b.revisions.length - a.revisions.length);
  const calls: Call[] = [];
  for (const timeline of timelines) {
    const operation = at(timeline, version);
    const node = operation === undefined ? undefined : nodes.get(nameOf(operation));
    const call =
      operation === undefined || node === undefined ? undefined : writer.call(operation, node, calls.length);
    if (call !== undefined) calls.push(call);
    if (calls.length >= limit) break;
  }
  return calls;
};

/** The methods that a version lacks. */
export const absentIn = (planned: Planned, version: VersionId, limit: number): readonly string[] =>
  planned.api.operations
    .filter((timeline) => at(timeline, version) === undefined)
    .slice(0, limit)
    .map(({ id }) => methodPath(planned, id));

const nameOf = ({ method, path }: Operation): string =>
  `${method} ${path.map((part) => (part.kind === 'text' ? part.text : `{${part.wireName}}`)).join('')}`;

const methodPath = ({ api, names }: Planned, id: Operation['id']): string => {
  const memberOf = (service: ServiceId | undefined): readonly string[] => {
    const found = api.services.find((each) => each.id === service);
    if (found === undefined) return [];
    return [...memberOf(found.parent), names.services.get(found.id)?.member ?? ''];
  };
  const service = api.services.find(({ operations }) => operations.includes(id));
  return [...memberOf(service?.id), names.operations.get(id)?.method ?? ''].join('.');
};

class Caller {
  readonly #planned: Planned;
  readonly #document: Members;
  /** Headers that the client sends by itself. */
  readonly #ignored: ReadonlySet<string>;
  readonly #requests: Schemas;
  readonly #answers: Schemas;

  constructor(planned: Planned, document: Members) {
    this.#planned = planned;
    const header = planned.api.versioning?.carrier.name.toLowerCase() ?? '';
    this.#ignored = new Set(['accept', 'authorization', 'content-type', header]);
    this.#document = document;
    this.#requests = new Schemas(document, 'request');
    this.#answers = new Schemas(document, 'response');
  }

  call(operation: Operation, node: OperationNode, index: number): Call | undefined {
    const { success, body, pagination, alternatives } = operation;
    const isPlain = success.kind === 'value' && success.codec === 'json' && alternatives.length === 0;
    if (!isPlain || body !== undefined || pagination !== undefined) return undefined;
    const path = methodPath(this.#planned, operation.id);
    const args = this.#args(node);
    const status = Object.keys(own(node.node, 'responses') ?? {}).find((each) => /^2\d\d$/.test(each));
    if (args === undefined || status === undefined) return undefined;
    // What is least is told apart by what is required, what is most by every name.
    const size: Size = index % 4 === 3 ? 'minimal' : 'maximal';
    try {
      const accept = success.mediaType;
      const answer = answerOf(this.#document, this.#answers, node, { status, accept, size });
      return answer.mediaType === undefined ? undefined : { operation: node.id, path, args, answer };
    } catch {
      // Some schemas contradict themselves, or are too much for whoever makes up values.
      return undefined;
    }
  }

  #args({ parameters, path }: OperationNode): readonly unknown[] | undefined {
    const placeOf = (each: Members): number => path.indexOf(`{${textAt(each, 'name')}}`);
    const positions = parameters
      .filter((each) => textAt(each, 'in') === 'path')
      .sort((a, b) => placeOf(a) - placeOf(b));
    const others = parameters.filter((each) => ['query', 'header'].includes(textAt(each, 'in')));
    try {
      const entries = others
        .filter((each) => !this.#ignored.has(textAt(each, 'name').toLowerCase()))
        .map((each) => [textAt(each, 'name'), this.#valueOf(each)] as const);
      const given = entries.length === 0 ? [] : [Object.fromEntries(entries)];
      return [...positions.map((each) => this.#valueOf(each)), ...given];
    } catch {
      return undefined;
    }
  }

  #valueOf(parameter: Members): unknown {
    const schema = own(parameter, 'schema');
    if (!isMembers(schema)) throw new TypeError('a parameter without a schema');
    return sample(this.#requests, this.#requests.use(schema), 'maximal');
  }
}
