import { diagnose } from '../../diagnostics/catalogue.js';
import type { Place } from '../../diagnostics/diagnostic.js';
import { isList, isMembers, own } from '../../ir/documents.js';
import type { Operation, OperationId, Pagination, PathSegment } from '../../ir/model.js';
import { TOKEN } from '../../ir/token.js';
import { operationIdOf, pathTemplateOf } from '../location.js';
import { operationsOf } from '../path-item.js';
import { lowerBodies } from './body.js';
import type { Kind } from '../memory.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';
import { docOf } from './keywords.js';
import { withLinks } from './links.js';
import { lowerParameters } from './parameters.js';
import { lowerConventions, lowerPagination } from './pagination.js';
import { lowerErrors, responsesOf } from './responses.js';
import { lowerRequirements } from './security.js';
import { lowerOwnServers } from './servers.js';
import { lowerSuccess } from './success.js';
import { withSwitch } from './switch.js';

/** Methods that `fetch` refuses to send. */
const REFUSED: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** Every operation under `paths`, in the order of the document. */
export const lowerOperations = (
  context: SchemaContext,
  root: ObjectNode,
  pagination: readonly Pagination[] | undefined,
): ReadonlyMap<OperationId, Operation> => {
  const { reader } = context;
  const conventions = lowerConventions(reader, root, pagination);
  const operations = new Map<OperationId, Operation>();
  const table = reader.table(reader.at(root, 'paths'));
  if (table === undefined) return operations;
  for (const key of Object.keys(table.value)) {
    if (key.startsWith('x-')) continue;
    const spot = (): Node => reader.member(table, key);
    const make = (): readonly Operation[] => lowerPath(context, root, key, spot(), conventions);
    for (const operation of context.recall({ kind: PATH, name: key, home: table, spot, make })) {
      if (!operations.has(operation.id)) operations.set(operation.id, operation);
    }
  }
  return operations;
};

const PATH: Kind<readonly Operation[]> = {
  name: 'path',
  is: (value): value is readonly Operation[] => isList(value),
};

const OPERATION: Kind<Operation> = {
  name: 'operation',
  is: (value): value is Operation => isMembers(value),
};

const lowerPath = (
  context: SchemaContext,
  root: ObjectNode,
  key: string,
  entry: Node,
  conventions: readonly Pagination[],
): readonly Operation[] => {
  const { reader } = context;
  const path = pathTemplateOf(key);
  if (path !== key) reader.report(diagnose('path-without-slash', { path: key }, reader.place(entry)));
  const item = reader.resolve(entry);
  if (item === undefined) return [];
  return operationsOf(reader, item)
    .filter(({ method, node }) => isSendable(reader, method, node))
    .map(({ method, node }) =>
      context.recall({
        kind: OPERATION,
        name: operationIdOf(method, path),
        home: node,
        make: () => lowerOperation(context, root, { path, item, method, node, conventions }),
      }),
    );
};

interface Site {
  readonly path: string;
  readonly item: ObjectNode;
  readonly method: string;
  readonly node: ObjectNode;
  readonly conventions: readonly Pagination[];
}

const isSendable = (reader: Reader, method: string, node: ObjectNode): boolean => {
  const isToken = TOKEN.test(method);
  if (!isToken) reader.report(diagnose('not-a-token', { what: 'method', name: method }, reader.place(node)));
  else if (REFUSED.has(method.toUpperCase()))
    reader.report(diagnose('method-refused', { method }, reader.place(node)));
  return isToken;
};

/** The body of an operation, unless its method is one with which no platform sends a body. */
const sendableBody = (reader: Reader, method: string, node: ObjectNode): Node | undefined => {
  const body = reader.at(node, 'requestBody');
  if (body === undefined || !BODILESS.has(method.toUpperCase())) return body;
  if (saysSomething(reader, body)) reader.report(diagnose('body-left-out', { method }, reader.place(body)));
  return undefined;
};
const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Generators of descriptions write an empty form where there is no body. */
const saysSomething = (reader: Reader, body: Node): boolean => {
  const node = reader.resolve(body);
  if (node === undefined) return false;
  if (reader.flag(node, 'required')) return true;
  return reader.members(reader.at(node, 'content')).some(([, entry]) => {
    const media = reader.resolve(entry);
    const schema = media === undefined ? undefined : reader.at(media, 'schema');
    const target = schema === undefined ? undefined : reader.resolve(schema);
    return target === undefined || reader.members(reader.at(target, 'properties')).length > 0;
  });
};

const lowerOperation = (context: SchemaContext, root: ObjectNode, site: Site): Operation => {
  const { reader } = context;
  const { node, item, path, method } = site;
  const verb = method.toLowerCase();
  const segments = pathSegments(path);
  const given = [reader.beside(item, 'parameters'), reader.at(node, 'parameters')];
  const parameters = lowerParameters(context, root, given);
  const entries = given.flatMap((list) => reader.items(list));
  const bodies = lowerBodies(context, sendableBody(reader, method, node));
  const responses = responsesOf(reader, reader.at(node, 'responses'));
  const answers = lowerSuccess(context, responses);
  const operation: Operation = {
    id: operationIdOf(method, path),
    ...nameOf(reader, node),
    doc: withLinks(reader, docOf(reader, node), responses),
    origin: reader.origin(node),
    tags: reader
      .items(reader.at(node, 'tags'))
      .flatMap((tag) => (typeof tag.value === 'string' ? [tag.value] : [])),
    verb,
    method,
    path: segments,
    parameters: [
      ...parameters.filter((each) => each.in !== 'path'),
      ...pathParameters(reader, site, segments, parameters),
    ],
    ...bodies,
    ...(verb === 'head' ? NOTHING : withSwitch(reader, node, entries, answers)),
    errors: lowerErrors(context, responses),
    auth: lowerRequirements(reader, reader.at(node, 'security') ?? reader.at(root, 'security'), root),
    servers: lowerOwnServers(reader, root, site),
  };
  const pageRules = lowerPagination(reader, site.conventions, node, entries, operation);
  return pageRules === undefined ? operation : { ...operation, pageRules };
};

const NOTHING = { success: { kind: 'nothing' }, alternatives: [] } as const;

const RESOURCE_METHOD = /^[\p{ID_Start}_$][\p{ID_Continue}$]*(\.[\p{ID_Start}_$][\p{ID_Continue}$]*)+$/u;

/** An operation is called what `x-name` says, `method` or `resource.method`, or else `operationId`. */
const nameOf = (reader: Reader, node: ObjectNode): Pick<Operation, 'name' | 'operationId'> => {
  const pinned = own(node.value, 'x-name');
  const id = reader.text(node, 'operationId');
  const spelt = id === undefined ? {} : { operationId: id };
  if (typeof pinned === 'string')
    return {
      ...spelt,
      name: { words: RESOURCE_METHOD.test(pinned) ? pinned.split('.') : [pinned], strength: 'pinned' },
    };
  return id === undefined ? {} : { ...spelt, name: { words: [id], strength: 'declared' } };
};

const pathSegments = (path: string): readonly PathSegment[] =>
  path
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('{') && part.endsWith('}')
        ? { kind: 'parameter', wireName: part.slice(1, -1) }
        : { kind: 'text', text: part },
    );

/** The parameters of the template, in its order; one that nobody declares is a string. */
const pathParameters = (
  reader: Reader,
  site: Site,
  segments: readonly PathSegment[],
  declared: Operation['parameters'],
): Operation['parameters'] => {
  const names = new Set(
    segments.flatMap((segment) => (segment.kind === 'parameter' ? [segment.wireName] : [])),
  );
  // A path may be long, and most have nothing to tell.
  let place: Place | undefined;
  const report = (code: 'parameter-not-in-path' | 'path-parameter-undeclared', name: string): void =>
    reader.report(diagnose(code, { name, path: site.path }, (place ??= reader.place(site.node))));
  for (const { in: where, wireName } of declared) {
    if (where === 'path' && !names.has(wireName)) report('parameter-not-in-path', wireName);
  }
  return [...names].map((name) => {
    const parameter = declared.find((each) => each.in === 'path' && each.wireName === name);
    if (parameter !== undefined) return parameter;
    report('path-parameter-undeclared', name);
    return {
      wireName: name,
      name: { words: [name], strength: 'declared' },
      in: 'path',
      type: { kind: 'primitive', name: 'string' },
      required: true,
      doc: {},
      constraints: {},
      style: 'simple',
      explode: false,
    };
  });
};
