import { serviceId } from '../ir/ids.js';
import { newest } from '../ir/lookup.js';
import type { Api, Doc, NameHint, Operation, Service, ServiceId } from '../ir/model.js';
import { actionOf } from './actions.js';

/** Segments that number or announce an API and name nothing in it: left out where they lead a path. */
const PREFIX = /^(api|rest|v\d+([._]\d+)*)$/i;

/** Formats that a path may name at its end: `/drives/jwks.json` is about jwks. */
const EXTENSION = /\.(json|ya?ml|xml|txt|csv)$/i;

/** Group operations by the static segments of their paths: `/agents/{name}/revisions` belongs to agents' revisions. */
export const findServices = (api: Api): Api => {
  const tags = new Map(api.tags.map(({ name, doc }) => [name, doc]));
  const chains = new Map<ServiceId, readonly string[]>();
  const members = new Map<ServiceId, Operation[]>();
  const actions = actionOf(api);
  for (const timeline of api.operations) {
    const operation = newest(timeline, api);
    const chain = chainOf(operation, actions.has(operation.id));
    for (let length = 1; length <= chain.length; length++) {
      const id = idOf(chain.slice(0, length));
      if (!chains.has(id)) chains.set(id, chain.slice(0, length));
    }
    const id = idOf(chain);
    members.set(id, [...(members.get(id) ?? []), operation]);
  }
  const services = [...chains].map(([id, chain]) => serviceOf(id, chain, members.get(id) ?? [], tags));
  services.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byId = new Map(services.map((service) => [service.id, service]));
  return { ...api, services: services.map((service) => withoutRepetition(service, byId)) };
};

/** A service says nothing where its parent says the same: one tag often covers both. */
const withoutRepetition = (service: Service, services: ReadonlyMap<ServiceId, Service>): Service => {
  const parent = service.parent === undefined ? undefined : services.get(service.parent);
  return parent?.doc.body !== undefined && parent.doc.body === service.doc.body
    ? { ...service, doc: {} }
    : service;
};

const serviceOf = (
  id: ServiceId,
  chain: readonly string[],
  operations: readonly Operation[],
  tags: ReadonlyMap<string, Doc>,
): Service => ({
  id,
  chain: chain.map((segment): NameHint => ({ words: [segment.replace(EXTENSION, '')], strength: 'derived' })),
  ...(chain.length > 1 ? { parent: idOf(chain.slice(0, -1)) } : {}),
  operations: operations.map((operation) => operation.id),
  doc: docOf(operations, tags),
});

/** The description of the tag that most operations of a service share. */
const docOf = (operations: readonly Operation[], tags: ReadonlyMap<string, Doc>): Doc => {
  const counts = new Map<string, number>();
  for (const [tag] of operations.map((operation) => operation.tags)) {
    if (tag !== undefined) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const [most] = [...counts].filter(([, count]) => count > operations.length / 2);
  return most === undefined ? {} : (tags.get(most[0]) ?? {});
};

const idOf = (chain: readonly string[]): ServiceId => serviceId(`/${chain.join('/')}`);

/** Static segments of a path, without a leading `api` or `v1`, and without an action at its end. */
const chainOf = (operation: Operation, isAction: boolean): readonly string[] => {
  const all = staticSegments(operation);
  const kept = isAction ? all.slice(0, -1) : all;
  const named = withoutPrefix(kept);
  if (named.length > 0) return named;
  const [tag] = operation.tags;
  return [tag ?? 'root'];
};

const withoutPrefix = (segments: readonly string[]): readonly string[] => {
  const start = segments.findIndex((segment) => !PREFIX.test(segment));
  return start === -1 ? [] : segments.slice(start);
};

/** `/a/{b}/c.{d}` has the static segments `a` and `c`. */
export const staticSegments = (operation: Operation): readonly string[] =>
  operation.path
    .filter((segment) => segment.kind === 'text')
    .flatMap((segment) => segment.text.split('/'))
    .filter((segment) => /[\p{L}\p{N}]/u.test(segment));
