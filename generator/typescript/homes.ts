import { serviceId } from '../ir/ids.js';
import { newest } from '../ir/lookup.js';
import type { Api, OperationId, Service, ServiceId, TypeId } from '../ir/model.js';
import { receivedTypes, referencesIn, referencesOf, sentTypes } from '../ir/walk.js';
import type { Names } from '../naming/names.js';

/** Types that more than one part of an API uses. */
const SHARED = 'models/common.ts';
const MANY = Symbol('many');
type Users = ServiceId | typeof MANY;

/**
 * The file of each type. What belongs to one operation stands beside its method; what only one top-level service uses
 * stands in a file named after it; the rest is common.
 */
export const findHomes = (api: Api, names: Names): ReadonlyMap<TypeId, string> => {
  const services = new Map<OperationId, Service>(
    api.services.flatMap((service) => service.operations.map((id) => [id, service] as const)),
  );
  const users = findUsers(api, services);
  const homes = new Map<TypeId, string>();
  for (const timeline of api.types) {
    const { owner } = newest(timeline, api).name;
    const service = owner === undefined ? undefined : services.get(owner);
    const user = users.get(timeline.id);
    if (service !== undefined) homes.set(timeline.id, resourceFile(names, service.id));
    else homes.set(timeline.id, user === undefined || user === MANY ? SHARED : modelFile(names, user));
  }
  return homes;
};

export const resourceFile = (names: Names, id: ServiceId): string =>
  `resources/${names.services.get(id)?.file ?? 'root'}.ts`;

const modelFile = (names: Names, id: ServiceId): string =>
  `models/${names.services.get(id)?.file ?? 'root'}.ts`;

/** Spread each top-level service over everything that it reaches; what two of them reach has many users. */
const findUsers = (api: Api, services: ReadonlyMap<OperationId, Service>): ReadonlyMap<TypeId, Users> => {
  const graph = new Map(
    api.types.map(({ id, revisions }) => [id, revisions.flatMap((revision) => referencesOf(revision.value))]),
  );
  const users = new Map<TypeId, Users>();
  const stack: { id: TypeId; user: Users }[] = [];
  for (const { id, revisions } of api.operations) {
    const service = services.get(id);
    if (service === undefined) continue;
    const user = topLevel(service);
    const types = revisions.flatMap(({ value }) => [...sentTypes(value), ...receivedTypes(value)]);
    stack.push(...types.flatMap(referencesIn).map((type) => ({ id: type, user })));
  }
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const before = users.get(top.id);
    const user = before === undefined || before === top.user ? top.user : MANY;
    if (user === before) continue;
    users.set(top.id, user);
    for (const next of graph.get(top.id) ?? []) stack.push({ id: next, user });
  }
  return users;
};

const topLevel = ({ id }: Service): ServiceId => serviceId(`/${id.split('/')[1] ?? ''}`);
