/** Calls of a client that can be made of a document alone: those that take JSON, or no body. */
import { own, type Members } from '../../generator/ir/documents.js';
import { at } from '../../generator/ir/lookup.js';
import type { Operation, ServiceId, VersionId } from '../../generator/ir/model.js';
import type { Planned } from '../../generator/generate.js';
import { Arguments } from '../oracles/calls/arguments.js';
import { contextOf } from '../support/context.js';
import { answerOf, type SampleAnswer } from '../support/openapi/answers.js';
import { operationsOf, type OperationNode } from '../support/openapi/document.js';
import type { Size } from '../support/openapi/sample.js';
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

/** A call that is to be made, and what of its answers is wanted. */
interface Wanted {
  readonly path: string;
  readonly node: OperationNode;
  readonly status: string;
  readonly accept: string;
}

/** Values in a call: where everything may hold everything else, the most that can be said has no end. */
const LARGEST = 5_000;

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

/** @returns how many more there may be; less than 0 where there are too many already */
const leftAfter = (value: unknown, left: number): number => {
  if (typeof value !== 'object' || value === null) return left - 1;
  return Object.values(value).reduce<number>(
    (rest, member) => (rest < 0 ? rest : leftAfter(member, rest)),
    left - 1,
  );
};

/** Operations, as many as can be called in a version; those that differ between versions first. */
export const callsIn = (
  planned: Planned,
  version: VersionId,
  document: Members,
  limit: number,
): readonly Call[] => {
  const nodes = new Map(operationsOf(document).map((node) => [`${node.method} ${node.path}`, node]));
  const writer = new Caller(planned, document, version);
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
  readonly #given: Arguments;
  readonly #answers: Schemas;

  constructor(planned: Planned, document: Members, version: VersionId) {
    this.#planned = planned;
    this.#document = document;
    const requests = new Schemas(document, 'request');
    this.#given = new Arguments(document, requests, contextOf(planned), version);
    this.#answers = new Schemas(document, 'response');
  }

  call(operation: Operation, node: OperationNode, index: number): Call | undefined {
    const { success, body, pagination, alternatives } = operation;
    const isPlain = success.kind === 'value' && success.codec === 'json' && alternatives.length === 0;
    const isJson = body === undefined || (body.codec === 'json' && operation.otherBodies.length === 0);
    if (!isPlain || !isJson || pagination !== undefined) return undefined;
    const path = methodPath(this.#planned, operation.id);
    const statuses = Object.keys(own(node.node, 'responses') ?? {});
    const status = statuses.find((each) => /^2\d\d$/.test(each) && each !== '204');
    if (status === undefined) return undefined;
    // What is least is told apart by what is required, what is most by every name.
    const wanted = { path, node, status, accept: success.mediaType };
    const most = index % 4 === 3 ? undefined : this.#callOf(operation, wanted, 'maximal');
    if (most !== undefined && leftAfter([most.args, most.answer.value], LARGEST) >= 0) return most;
    return this.#callOf(operation, wanted, 'minimal');
  }

  #callOf(operation: Operation, wanted: Wanted, size: Size): Call | undefined {
    const { path, node, status, accept } = wanted;
    try {
      const given = this.#given.of(operation, node, size);
      // Nothing is said by leaving it out: of an optional body an object would have to be a whole one.
      const isLeftOut = operation.body?.required !== true && isEmpty(given.at(-1));
      const args = isLeftOut ? given.slice(0, -1) : given;
      const answer = answerOf(this.#document, this.#answers, node, { status, accept, size });
      return answer.mediaType === undefined ? undefined : { operation: node.id, path, args, answer };
    } catch {
      // Some schemas contradict themselves, or are too much for whoever makes up values.
      return undefined;
    }
  }
}
