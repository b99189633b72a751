import type { Int64 } from '../../choices.js';
import type { Contract, ContractOptions, Member, Shape } from '../../ir/contract.js';
import { isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import type { VersionId } from '../../ir/model.js';
import { patternOf } from './patterns.js';
import { OperationShapes } from './operations.js';
import { isSentBy, SchemaShapes } from './schemas.js';
import { below, member, NEVER, object, referenceOf, referenceShape, Source, UNKNOWN } from './source.js';

/** Lower one version, as one document in which all references are to its components, to what it literally says. */
export const lowerContract = (
  document: Members,
  version: VersionId,
  options: ContractOptions,
  int64: Int64 = 'number',
): Contract => {
  const source = new Source(document, options, int64);
  const schemas = new SchemaShapes(source);
  const shapes = new OperationShapes(source, schemas);
  const items = (key: 'paths' | 'webhooks'): readonly Member[] =>
    source.nodes(own(document, key)).map(([name, item]) => {
      const pattern = key === 'paths' ? patternOf(source, name, item) : undefined;
      const each = member(name, shapes.pathItem(item, below(key, name)));
      return pattern === undefined ? each : { ...each, pattern };
    });
  const roots = {
    paths: items('paths'),
    webhooks: items('webhooks'),
    components: componentTables(source, schemas, shapes),
  };
  return {
    version,
    roots: { ...roots, operations: [...shapes.operations.values()] },
    enums: schemas.choices.enums,
    valueLists: schemas.choices.lists,
  };
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
  const nodes = (kind: string, shape: (node: Members, at: string) => Shape): Member =>
    table(kind, (node, name) => {
      if (!isMembers(node)) return UNKNOWN;
      const reference = referenceOf(node);
      if (reference === undefined) return shape(node, below('components', kind, name));
      return (source.resolve(reference) === undefined ? undefined : referenceShape(reference)) ?? UNKNOWN;
    });
  return [
    table('schemas', (node, name) =>
      schemas.shape(node, {
        sent: isSentBy(name),
        reference: child('#', 'components', 'schemas', name),
        at: below('components', 'schemas', name),
      }),
    ),
    nodes('responses', (node, at) => shapes.response(node, at)),
    nodes('parameters', (node, at) => shapes.parameter(node, at)),
    nodes('requestBodies', (node, at) => shapes.requestBody(node, at)),
    nodes('headers', (node, at) => shapes.header(node, at)),
    nodes('pathItems', (node, at) => shapes.pathItem(node, at)),
  ];
};
