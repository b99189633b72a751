import type {
  Api,
  AuthScheme,
  Change,
  Operation,
  OperationId,
  Parameter,
  Snapshot,
  Timeline,
  TypeDef,
  TypeId,
  VersionId,
  Versioning,
} from '../ir/model.js';
import { revisionsOf } from '../ir/revisions.js';
import { settleOneWay } from './one-way.js';

interface Catalogue {
  readonly versioning?: Versioning;
  readonly changes: readonly Change[];
}

/** Join what each version says, oldest first, into one model: equal definitions become one revision. */
export const merge = (read: readonly [Snapshot, ...Snapshot[]], catalogue: Catalogue): Api => {
  const [oldest, ...later] = read;
  const toldOf = withoutVersion(catalogue.versioning);
  const snapshots = settleOneWay([toldOf(oldest), ...later.map(toldOf)]);
  const [first, ...rest] = snapshots;
  const newest = rest.at(-1) ?? first;
  const { versioning, changes } = catalogue;
  return {
    title: newest.title,
    doc: newest.doc,
    versions: [first.version, ...rest.map((snapshot) => snapshot.version)],
    ...(versioning === undefined ? {} : { versioning }),
    servers: newest.servers,
    ...serversOf(snapshots),
    tags: newest.tags,
    services: [],
    operations: timelines<OperationId, Operation>(snapshots, (snapshot) => snapshot.operations),
    types: timelines<TypeId, TypeDef>(snapshots, (snapshot) => snapshot.types),
    ...webhooksOf(snapshots),
    // Versions before may ask for what the newest no longer knows.
    auth: firstOfEach([newest, ...snapshots.toReversed()].map(({ auth }) => auth)),
    ...changedSchemes(snapshots),
    security: newest.security,
    clientParameters: firstOfEach(snapshots.toReversed().map(parametersOf)),
    ...changedParameters(snapshots),
    changes,
  };
};

/** In whichever version there are webhooks, the same type lists them. */
const webhooksOf = (snapshots: readonly Snapshot[]): Pick<Api, 'webhooks'> => {
  const webhooks = snapshots.map((snapshot) => snapshot.webhooks).find((id) => id !== undefined);
  return webhooks === undefined ? {} : { webhooks };
};

/** Each by the first table that has it. */
const firstOfEach = <T>(tables: readonly ReadonlyMap<string, T>[]): readonly T[] => {
  const found = new Map<string, T>();
  for (const table of tables) {
    for (const [id, value] of table) if (!found.has(id)) found.set(id, value);
  }
  return [...found.values()];
};

const parametersOf = ({ clientParameters }: Snapshot): ReadonlyMap<string, Parameter> =>
  new Map(clientParameters.map((parameter) => [parameter.wireName, parameter]));

const changedParameters = (
  snapshots: readonly [Snapshot, ...Snapshot[]],
): Pick<Api, 'clientParametersByVersion'> => {
  const changed = timelines<string, Parameter>(snapshots, parametersOf).filter(
    ({ revisions: [first, ...others] }) => others.length > 0 || first.versions.length < snapshots.length,
  );
  return changed.length === 0 ? {} : { clientParametersByVersion: changed };
};

const changedSchemes = (snapshots: readonly [Snapshot, ...Snapshot[]]): Pick<Api, 'authByVersion'> => {
  const changed = timelines<string, AuthScheme>(snapshots, ({ auth }) => auth).filter(
    ({ revisions }) => revisions.length > 1,
  );
  return changed.length === 0 ? {} : { authByVersion: changed };
};

/** Where each version is, unless they are all in the same place. */
const serversOf = (snapshots: readonly Snapshot[]): Pick<Api, 'serverByVersion'> => {
  const revisions = revisionsOf(
    snapshots.flatMap(({ version, servers: [value] }) =>
      value === undefined ? [] : [{ version: version.id, value }],
    ),
  );
  // A version without a server is somewhere else than those that have one.
  const isOne = revisions.length === 1 && revisions[0]?.versions.length === snapshots.length;
  return revisions.length === 0 || isOne ? {} : { serverByVersion: revisions };
};

/** A parameter that names the version is nobody's to give: the client sends its own. */
const withoutVersion = (versioning: Versioning | undefined): ((snapshot: Snapshot) => Snapshot) => {
  const carrier = versioning?.carrier;
  if (carrier === undefined || carrier.kind === 'server') return (snapshot) => snapshot;
  const nameOf = (name: string): string => (carrier.kind === 'header' ? name.toLowerCase() : name);
  const wireName = nameOf(carrier.name);
  const isCarrier = (each: Parameter): boolean =>
    each.in === carrier.kind && nameOf(each.wireName) === wireName;
  const others = (parameters: readonly Parameter[]): readonly Parameter[] =>
    parameters.filter((each) => !isCarrier(each));
  // What versions have in common is looked at once, and what needs no change stays the object that it is.
  const known = new Map<Operation, Operation>();
  const toldOf = (operation: Operation): Operation => {
    const { parameters } = operation;
    const told = parameters.some(isCarrier) ? { ...operation, parameters: others(parameters) } : operation;
    known.set(operation, told);
    return told;
  };
  return (snapshot) => {
    const operations = new Map<OperationId, Operation>();
    for (const [id, operation] of snapshot.operations)
      operations.set(id, known.get(operation) ?? toldOf(operation));
    return { ...snapshot, operations, clientParameters: others(snapshot.clientParameters) };
  };
};

const timelines = <Id extends string, T extends object>(
  snapshots: readonly [Snapshot, ...Snapshot[]],
  elements: (snapshot: Snapshot) => ReadonlyMap<Id, T>,
): readonly Timeline<Id, T>[] => {
  const tableOf = (snapshot: Snapshot): { version: VersionId; elements: ReadonlyMap<Id, T> } => ({
    version: snapshot.version.id,
    elements: elements(snapshot),
  });
  const oldest = tableOf(snapshots[0]);
  const others = snapshots.slice(1).map(tableOf);
  const tables = [oldest, ...others];
  const all = [oldest.version, ...others.map(({ version }) => version)] as const;
  const ids = new Set<Id>();
  for (const table of tables) for (const id of table.elements.keys()) ids.add(id);
  return [...ids].sort(byCodeUnit).flatMap((id) => {
    const value = oldest.elements.get(id);
    // What most elements are: one object in all versions.
    if (value !== undefined && others.every((table) => table.elements.get(id) === value)) {
      return [{ id, revisions: [{ versions: all, value }] }];
    }
    const [first, ...rest] = revisionsOf(
      tables.flatMap((table) => {
        const value = table.elements.get(id);
        return value === undefined ? [] : [{ version: table.version, value }];
      }),
    );
    return first === undefined ? [] : [{ id, revisions: [first, ...rest] }];
  });
};

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
