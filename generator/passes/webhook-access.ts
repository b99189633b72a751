import type { Api, TypeDef, TypeId } from '../ir/model.js';
import { reach, receivedTypes, referencesIn, referencesOf, type Graph } from '../ir/walk.js';

/**
 * What an API sends by itself is a request: what is only written there arrives. A type that operations answer with as well
 * stays what it is, since there the same properties are missing.
 */
export const webhookAccess = (api: Api): Api => {
  if (api.webhooks === undefined) return api;
  const all: Graph = new Map<TypeId, readonly TypeId[]>(
    api.types.map(({ id, revisions }) => [id, revisions.flatMap(({ value }) => referencesOf(value))]),
  );
  const operations = api.operations.flatMap(({ revisions }) => revisions.map(({ value }) => value));
  const answered = reach(all, operations.flatMap(receivedTypes).flatMap(referencesIn));
  const sent = reach(all, [api.webhooks]);
  return {
    ...api,
    types: api.types.map(({ id, revisions: [first, ...rest] }) => {
      if (!sent.has(id) || answered.has(id)) return { id, revisions: [first, ...rest] };
      const arriving = rest.map((each) => ({ ...each, value: inFull(each.value) }));
      return { id, revisions: [{ ...first, value: inFull(first.value) }, ...arriving] };
    }),
  };
};

/** A definition of which nothing is write-only. */
const inFull = (def: TypeDef): TypeDef => {
  const whole = def.access === 'writeOnly' ? { ...def, access: 'readWrite' as const } : def;
  if (whole.kind !== 'object') return whole;
  return {
    ...whole,
    properties: whole.properties.map((each) =>
      each.access === 'writeOnly' ? { ...each, access: 'readWrite' } : each,
    ),
  };
};
