import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { VersionView } from '../ir/documents.js';
import type { Pagination, Snapshot, Tag, Version } from '../ir/model.js';
import { breakCycles } from './cycles.js';
import { bindDynamicReferences } from './dynamic/bind.js';
import { docOf } from './lower/keywords.js';
import { lowerOperations } from './lower/operations.js';
import { lowerClientParameters } from './lower/parameters.js';
import { SchemaLowering, type LoweringMemory } from './lower/schema.js';
import { lowerRequirements, lowerSchemes } from './lower/security.js';
import { lowerServers } from './lower/servers.js';
import { lowerWebhooks } from './lower/webhooks.js';
import { Memory, type Kind } from './memory.js';
import { Reader, type Node, type ObjectNode, type OnRead, type Report } from './reader.js';
import { openApiRoot } from './root.js';

type Lower = (view: VersionView, version: Version) => Snapshot | undefined;

interface SnapshotOptions {
  /** Of the versions. */
  readonly count: number;
  /** Conventions that count instead of those of the document. */
  readonly pagination?: readonly Pagination[] | undefined;
  /** Schemas are read to the letter. */
  readonly isLiteral?: boolean;
  /** Integers of 64 bits are told from others. */
  readonly tellsInt64?: boolean;
}

/**
 * Lowers the documents of one version after the other, and what is as it was before only once. Undefined, with a reason
 * reported, where the entry is no OpenAPI 3 document.
 */
export const snapshotsOf = (
  report: Report,
  { count, pagination, isLiteral = false, tellsInt64 = false }: SnapshotOptions,
): Lower => {
  const memory: LoweringMemory = new Memory(count > 1);
  const told = (diagnostic: Diagnostic): void => {
    memory.spoil();
    report(diagnostic);
  };
  const onRead: OnRead = (spot, isBrief) => {
    memory.note(spot, isBrief);
  };
  return (written, version) => {
    const view = bindDynamicReferences(written, new Reader(written, version, told));
    memory.begin(view);
    const onFar = (): void => {
      memory.spoil();
    };
    const reader = new Reader(view, version, told, { onRead, onFar, isLiteral, tellsInt64 });
    return lowerSnapshot(reader, memory, pagination);
  };
};

const lowerSnapshot = (
  reader: Reader,
  memory: LoweringMemory,
  pagination: readonly Pagination[] | undefined,
): Snapshot | undefined => {
  const { report, version } = reader;
  const root = openApiRoot(reader);
  if (root === undefined) return undefined;
  const schemas = new SchemaLowering(reader, memory);
  checkDialect(reader, root);
  const info = reader.object(reader.at(root, 'info'));
  const operations = lowerOperations(schemas, root, pagination);
  const clientParameters = lowerClientParameters(schemas, root);
  const webhooks = lowerWebhooks(schemas, root);
  defineComponents(schemas, root);
  schemas.drain();
  if (webhooks !== undefined) schemas.types.set(webhooks.id, webhooks);
  return {
    version,
    title: (info === undefined ? undefined : reader.text(info, 'title')) ?? 'API',
    doc: info === undefined ? {} : docOf(reader, info),
    servers: lowerServers(reader, reader.at(root, 'servers')),
    tags: lowerTags(reader, root),
    operations,
    types: breakCycles(schemas.types, report),
    auth: lowerSchemes(reader, root),
    security: lowerRequirements(reader, reader.at(root, 'security'), root),
    clientParameters,
    ...(webhooks === undefined ? {} : { webhooks: webhooks.id }),
  };
};

/** The dialects of OpenAPI and that of the JSON Schema which they extend. */
const DIALECT =
  /^https?:\/\/(?:spec\.openapis\.org\/oas\/3\.[0-9]+\/dialect\/|json-schema\.org\/draft\/2020-12\/schema)/;

const checkDialect = (reader: Reader, root: ObjectNode): void => {
  const dialect = reader.text(root, 'jsonSchemaDialect');
  if (dialect === undefined || DIALECT.test(dialect)) return;
  const place = reader.place({ ...root, pointer: '/jsonSchemaDialect' });
  reader.report(diagnose('unknown-dialect', { dialect }, place));
};

/** Nothing is made of a component but what it asks for. */
const COMPONENT: Kind<void> = { name: 'component', is: (value): value is void => value === undefined };

/** Every component schema of the entry document is declared, used or not: it is what users look for by name. */
const defineComponents = (schemas: SchemaLowering, root: ObjectNode): void => {
  const { reader } = schemas;
  const components = reader.at(root, 'components');
  const table = reader.table(components === undefined ? undefined : reader.at(components, 'schemas'));
  if (table === undefined) return;
  for (const name of Object.keys(table.value)) {
    const spot = (): Node => reader.member(table, name);
    const make = (): void => {
      schemas.component(spot());
    };
    schemas.recall({ kind: COMPONENT, name, home: table, spot, make });
  }
};

const lowerTags = (reader: Reader, root: ObjectNode): readonly Tag[] =>
  reader.items(reader.at(root, 'tags')).flatMap((tag) => {
    const node = reader.object(tag);
    const name = node === undefined ? undefined : reader.text(node, 'name');
    const parent = node === undefined ? undefined : reader.text(node, 'parent');
    if (node === undefined || name === undefined) return [];
    return [{ name, doc: docOf(reader, node), ...(parent === undefined ? {} : { parent }) }];
  });
