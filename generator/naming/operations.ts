import type { Types } from '../ir/lookup.js';
import type { Api, Operation, OperationId, Service } from '../ir/model.js';
import { endsInParameter, isCustomMethod, namesFormat, staticSegments } from '../ir/path.js';
import { withoutGroup } from '../ir/operation-id.js';
import { KEYWORDS } from '../keywords.js';
import { MEMBERS } from './reserved.js';
import { Scope } from './scope.js';
import { actionIn, verbIn } from './verbs.js';
import { camel, isPlural, wordsOf } from './words.js';

/** What names of methods are made from; the same for every service. */
export interface MethodSource {
  readonly api: Api;
  readonly types: Types;
  readonly operations: ReadonlyMap<OperationId, Operation>;
}

/** Names of the methods of one service. */
export const nameMethods = (
  { api, types, operations: all }: MethodSource,
  service: Service,
  report: (operation: Operation, name: string, holder: string) => void,
): { readonly methods: ReadonlyMap<OperationId, string>; readonly members: Scope } => {
  const members = new Scope((name) => MEMBERS.has(name));
  const methods = new Map<OperationId, string>();
  const operations = service.operations.flatMap((id) => all.get(id) ?? []);
  const inService = { api, service, types, operations, placed: new Set(operations.map(verbAtPlace)) };
  for (const operation of operations.filter((each) => each.name?.strength === 'pinned')) {
    const name = operation.name?.words.at(-1) ?? '';
    const holder = members.holder(name);
    if (holder !== undefined) report(operation, name, holder);
    methods.set(operation.id, members.take(operation.id, [name]));
  }
  for (const operation of operations.filter((each) => each.name?.strength !== 'pinned').sort(bySimplicity)) {
    const isFree = (name: string): boolean => members.holder(name) === undefined;
    methods.set(operation.id, members.take(operation.id, candidates(inService, operation, isFree)));
  }
  return { methods, members };
};

const deletesMany = (operation: Operation): boolean =>
  operation.verb === 'delete' && !endsInParameter(operation);

interface InService {
  readonly api: Api;
  readonly service: Service;
  readonly types: Types;
  readonly operations: readonly Operation[];
  /** The verbs that there are at the places of the service. */
  readonly placed: ReadonlySet<string>;
}

/** The operation with the shorter path has the first claim on a name; who deletes one thing, before who deletes many. */
const bySimplicity = (a: Operation, b: Operation): number =>
  Number(deletesMany(a)) - Number(deletesMany(b)) ||
  a.path.length - b.path.length ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const candidates = (
  context: InService,
  operation: Operation,
  isFree: (name: string) => boolean,
): readonly [string, ...string[]] => {
  const action = actionName(context.service, operation);
  const usual = action ?? usualName(context, operation);
  const isNamed = action !== undefined || isNamedByPath(context.service, operation);
  // What else it may be called is seldom needed.
  if (isNamed && isFree(member(usual))) return [member(usual)];
  const by = operation.path
    .filter((segment) => segment.kind === 'parameter')
    .map((segment) => segment.wireName);
  const last = member(
    camel(by.length === 0 ? `${usual} ${operation.verb}` : `${usual} by ${by.join(' and ')}`),
  );
  const [full, ...fuller] = spelt(operation);
  if (full === undefined) return [member(usual), last];
  return isNamed
    ? [member(usual), ...shortened(operation), full, ...fuller, last]
    : [full, ...fuller, member(usual), last];
};

/** The operation id as a name, without its group where that is enough. */
const spelt = ({ operationId }: Operation): readonly string[] =>
  operationId === undefined ? [] : [withoutGroup(operationId), operationId].map((id) => member(camel(id)));

/** One word of the operation id for what has not got the usual one: of an item, `remove` beside the `delete` of all. */
const shortened = (operation: Operation): readonly string[] => {
  const word = operation.verb === 'delete' && !endsInParameter(operation) ? undefined : actionIn(operation);
  return word === undefined ? [] : [member(word)];
};

const member = (name: string): string => (MEMBERS.has(name) ? `${name}_` : name);

/** Whether a service is in the path: where no segment names one, a verb alone would say nothing. */
const isNamedByPath = ({ id }: Service, operation: Operation): boolean =>
  staticSegments(operation).includes(id.split('/')[1] ?? '');

/** A last segment that is no part of the service's chain is what the operation does. */
const actionName = (service: Service, operation: Operation): string | undefined => {
  const named = staticSegments(operation);
  const last = named.at(-1);
  if (last === undefined || endsInParameter(operation)) return undefined;
  const chain = service.id.slice(1).split('/');
  if (isCustomMethod(last) && chain.at(-1) !== last) return camel(last);
  // Where the service is not in the path at all, as in `/{project}/enable`, what is at its end is all that it says.
  if (operation.path.length > 1 && !isNamedByPath(service, operation)) return camel(last);
  const before = named.slice(0, -1);
  const isLeft = before.slice(-chain.length).join('/') === chain.join('/');
  const isPart = named.slice(-chain.length).join('/') === chain.join('/');
  return isLeft && !isPart ? camel(last) : undefined;
};

const usualName = (context: InService, operation: Operation): string => {
  const onItem = endsInParameter(operation);
  switch (operation.verb) {
    case 'get':
      return !onItem && isCollection(context, operation) ? 'list' : 'get';
    case 'post':
      return onItem && !['put', 'patch'].some((verb) => hasSibling(context, operation, verb))
        ? (verbIn(operation) ?? 'update')
        : 'create';
    case 'put':
      return hasSibling(context, operation, 'patch') || hasItem(context, operation, 'patch')
        ? 'replace'
        : 'update';
    case 'patch':
      return 'update';
    default:
      return camel(operation.verb);
  }
};

/** Whether a `GET` answers with many: a page, a list, or whatever a plural segment holds. */
const isCollection = ({ api, types, operations }: InService, operation: Operation): boolean => {
  if (operation.pagination !== undefined) return true;
  // A file is one thing, `keys.json` too, unless there is something in it.
  const isOne = namesFormat(operation) && !operations.some(endsInParameter);
  if (!isOne && isPlural(lastWord(staticSegments(operation).at(-1) ?? ''))) return true;
  const { success } = operation;
  const newestVersion = api.versions.at(-1)?.id;
  if (success.kind !== 'value' || newestVersion === undefined) return false;
  return types.resolve(success.type, newestVersion)?.kind === 'list';
};

const lastWord = (segment: string): string => wordsOf(segment).at(-1) ?? '';

/** Whether an operation of another verb is at the same path, whatever that calls its parameters. */
const hasSibling = ({ placed }: InService, operation: Operation, verb: string): boolean =>
  placed.has(`${verb} ${placeOf(operation)}`);

/** Likewise at the path of a thing in it. */
const hasItem = ({ placed }: InService, operation: Operation, verb: string): boolean =>
  placed.has(`${verb} ${placeOf(operation)}/{}`);

const verbAtPlace = (operation: Operation): string => `${operation.verb} ${placeOf(operation)}`;

const placeOf = ({ path }: Operation): string =>
  path.map((segment) => (segment.kind === 'text' ? segment.text : '{}')).join('');

/** Positional arguments: one for each path parameter, in the order of the path. */
export const namePositions = (operation: Operation): readonly string[] => {
  const scope = new Scope((name) => KEYWORDS.has(name) || name === 'params' || name === 'options');
  return operation.path
    .filter((segment) => segment.kind === 'parameter')
    .map(({ wireName }) => scope.take(wireName, [camel(wireName), `${camel(wireName)}Value`]));
};
