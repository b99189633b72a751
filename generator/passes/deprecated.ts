import { newest } from '../ir/lookup.js';
import type { Api, Operation, OperationId, Timeline, Type, TypeId } from '../ir/model.js';
import { reach, receivedTypes, referencesIn, referencesOf, sentTypes } from '../ir/walk.js';

/**
 * The API without the operations that the newest of their versions deprecates, and without what only they reach: types,
 * credentials and tags. What nothing reached before stays.
 */
export const omitDeprecated = (api: Api): Api => {
  const operations = api.operations.filter((each) => newest(each, api).doc.deprecated !== true);
  const all = operationsOf(api.operations);
  const kept = operationsOf(operations);
  const types = new Set(omittedTypes(api, all, kept));
  const schemes = difference(all.flatMap(schemesOf), [...kept.flatMap(schemesOf), ...api.security.flat()]);
  const tags = difference(
    all.flatMap((each) => each.tags),
    kept.flatMap((each) => each.tags),
  );
  return {
    ...api,
    operations,
    types: api.types.filter(({ id }) => !types.has(id)),
    auth: api.auth.filter(({ id }) => !schemes.has(id)),
    tags: api.tags.filter(({ name }) => !tags.has(name)),
  };
};

const operationsOf = (timelines: readonly Timeline<OperationId, Operation>[]): readonly Operation[] =>
  timelines.flatMap(({ revisions }) => revisions.map(({ value }) => value));

const omittedTypes = (
  api: Api,
  all: readonly Operation[],
  kept: readonly Operation[],
): ReadonlySet<TypeId> => {
  const graph = new Map(
    api.types.map(({ id, revisions }) => [id, revisions.flatMap(({ value }) => referencesOf(value))]),
  );
  const used = reach(graph, all.flatMap(typesOf).flatMap(referencesIn));
  const unused = [...graph.keys()].filter((id) => !used.has(id));
  const past = (api.clientParametersByVersion ?? []).flatMap(({ revisions }) =>
    revisions.map(({ value }) => value),
  );
  const shared = [...api.clientParameters, ...past].map(({ type }) => type);
  const roots = [...kept.flatMap(typesOf), ...shared].flatMap(referencesIn);
  return difference(used, reach(graph, [...roots, ...unused]));
};

const typesOf = (operation: Operation): readonly Type[] => [
  ...sentTypes(operation),
  ...receivedTypes(operation),
];

const schemesOf = ({ auth }: Operation): readonly string[] => auth.flat();

const difference = <T>(these: Iterable<T>, those: Iterable<T>): ReadonlySet<T> => {
  const others = new Set(those);
  return new Set([...these].filter((each) => !others.has(each)));
};
