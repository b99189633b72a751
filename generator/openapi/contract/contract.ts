import type { Contract, ContractOptions, Member, Shape } from '../../ir/contract.js';
import { isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import type { VersionId } from '../../ir/model.js';
import { OperationShapes } from './operations.js';
import { isSentBy, SchemaShapes } from './schemas.js';
import { member, NEVER, object, referenceOf, referenceShape, Source, UNKNOWN } from './source.js';

/** Lower one version, as one document in which all references are to its components, to what it literally says. */
export const lowerContract = (document: Members, version: VersionId, options: ContractOptions): Contract => {
  const source = new Source(document, options);
  const schemas = new SchemaShapes(source);
  const shapes = new OperationShapes(source, schemas);
  const items = (key: string): readonly Member[] =>
    source.nodes(own(document, key)).map(([name, item]) => member(name, shapes.pathItem(item)));
  const roots = {
    paths: items('paths'),
    webhooks: items('webhooks'),
    components: componentTables(source, schemas, shapes),
  };
  return { version, roots: { ...roots, operations: [...shapes.operations.values()] } };
};

const componentTables = (
  source: Source,
  schemas: SchemaShapes,
  shapes: OperationShapes,
): readonly Member[] => {
  const components = own(source.root, 'components');
  const table = (kind: string, shape: (node: unknown, name: string) => Shape): Member => {
    const nodes = source.entries(isMembers(components) ? own(components, kind) : undefined);
    const members = nodes.map(([name, node]) => member(name, shape(node, name), node));
    return member(kind, members.length === 0 ? NEVER : object(members));
  };
  const nodes = (kind: string, shape: (node: Members) => Shape): Member =>
    table(kind, (node) => {
      if (!isMembers(node)) return UNKNOWN;
      const reference = referenceOf(node);
      if (reference === undefined) return shape(node);
      return (source.resolve(reference) === undefined ? undefined : referenceShape(reference)) ?? UNKNOWN;
    });
  return [
    table('schemas', (node, name) =>
      schemas.shape(node, {
        sent: isSentBy(name),
        reference: child('#', 'components', 'schemas', name),
      }),
    ),
    nodes('responses', (node) => shapes.response(node)),
    nodes('parameters', (node) => shapes.parameter(node)),
    nodes('requestBodies', (node) => shapes.requestBody(node)),
    nodes('headers', (node) => shapes.header(node)),
    nodes('pathItems', (node) => shapes.pathItem(node)),
  ];
};
