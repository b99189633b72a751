import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { Facts } from './ir/facts.js';
import { at, Types } from './ir/lookup.js';
import type { Api, OperationId, Parameter, Property, ServiceId, Type } from './ir/model.js';
import { allocateNames } from './naming/allocate.js';
import type { Names } from './naming/names.js';
import { findFacts } from './passes/facts.js';
import { findConflicts } from './passes/inheritance.js';
import { verifyPagination } from './passes/pagination.js';
import { findServices } from './passes/services.js';
import { textInJson } from './passes/text-in-json.js';
import { webhookAccess } from './passes/webhook-access.js';
import type { Direction } from './typescript/context.js';
import { findHomes } from './typescript/homes.js';
import { key } from './typescript/literal.js';
import { ResultWriter } from './typescript/results.js';
import { FileScope } from './typescript/scope.js';
import { TypeWriter, type Spelling } from './typescript/type-text.js';

/** Parts of one version of an API as a client writes them, without the client. */
export interface Signatures {
  /** The version with what the passes made of it. */
  readonly api: Api;
  readonly facts: Facts;
  /** What the method of an operation gives: `PagePromise<Agent, AgentList>`. */
  result(operation: string): string;
  /** How the method of an operation is called: `agents.runs.list`. */
  method(operation: string): string;
  type(type: Type, direction: Direction): string;
  /** `name?: string` */
  property(property: Property, direction: Direction): string;
  parameter(parameter: Parameter): string;
}

/** The writers of `typescript/` for an API of one version. Nothing is planned, and nothing rendered. */
export const signaturesOf = (merged: Api, report: (diagnostic: Diagnostic) => void): Signatures => {
  const api = findConflicts(verifyPagination(findServices(webhookAccess(textInJson(merged))), report));
  const names = allocateNames(api, undefined, () => undefined);
  const version = api.versions[0].id;
  const facts = findFacts(api);
  const context = {
    api,
    names,
    facts,
    types: new Types(api),
    homes: findHomes(api, names),
    versions: [version],
    pin: undefined,
    source: '',
    importExtension: 'js' as const,
    int64: 'number' as const,
    enums: 'closed' as const,
  };
  const types = new TypeWriter(context);
  const results = new ResultWriter(context, types);
  const operations = new Map<string, (typeof api.operations)[number]>(
    api.operations.map((timeline) => [timeline.id satisfies OperationId, timeline]),
  );
  const spelling = (direction: Direction): Spelling => ({
    scope: new FileScope('signatures.ts', context.importExtension),
    direction,
    version: undefined,
  });
  const member = (name: string, isOptional: boolean, type: Type, direction: Direction): string =>
    `${key(name).text}${isOptional ? '?' : ''}: ${types.write(type, spelling(direction)).text}`;
  return {
    api,
    facts,
    result: (id) => {
      const timeline = operations.get(id);
      const operation = timeline === undefined ? undefined : at(timeline, version);
      if (operation === undefined) return 'never';
      return results.write(operation, undefined, spelling('received'), version).text;
    },
    method: methodNames(api, names),
    type: (type, direction) => types.write(type, spelling(direction)).text,
    property: ({ wireName, optional, type }, direction) => member(wireName, optional, type, direction),
    parameter: ({ wireName, required, type }) => member(wireName, !required, type, 'sent'),
  };
};

/** The way to the method of each operation, from the client. */
const methodNames = (api: Api, names: Names): ((operation: string) => string) => {
  const services = new Map(api.services.map((service) => [service.id, service]));
  const wayTo = (id: ServiceId): readonly string[] => {
    const { parent } = services.get(id) ?? {};
    return [...(parent === undefined ? [] : wayTo(parent)), names.services.get(id)?.member ?? id];
  };
  const found = new Map(
    api.services.flatMap(({ id, operations }) =>
      operations.map((operation): [string, string] => [
        operation,
        [...wayTo(id), names.operations.get(operation)?.method ?? operation].join('.'),
      ]),
    ),
  );
  return (operation) => found.get(operation) ?? operation;
};
