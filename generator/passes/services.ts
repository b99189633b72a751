import { serviceId } from '../ir/ids.js';
import { newest } from '../ir/lookup.js';
import type { Api, Doc, NameHint, Operation, Service, ServiceId, Tag } from '../ir/model.js';
import { lettersOf, staticSegments } from '../ir/path.js';
import { actionOf } from './actions.js';
import { withoutPrefix } from './prefix.js';

/**
 * Group operations by the static segments of their paths: `/agents/{name}/revisions` belongs to agents' revisions. Those
 * whose pinned name says where they belong come last, since it may name what a path has made.
 */
export const findServices = (api: Api): Api => {
  const tags = docsOf(api.tags);
  const chains = new Chains();
  const members = new Map<ServiceId, Operation[]>();
  const actions = actionOf(api);
  const operations = api.operations.map((timeline) => newest(timeline, api));
  const isPlaced = ({ name }: Operation): boolean => name?.strength === 'pinned' && name.words.length > 1;
  for (const operation of [
    ...operations.filter((each) => !isPlaced(each)),
    ...operations.filter((each) => isPlaced(each)),
  ]) {
    const id = isPlaced(operation)
      ? chains.find(operation.name?.words.slice(0, -1) ?? [])
      : chains.add(chainOf(operation, actions.has(operation.id)));
    members.set(id, [...(members.get(id) ?? []), operation]);
  }
  const services = [...chains.all].map(([id, chain]) => serviceOf(id, chain, members.get(id) ?? [], tags));
  services.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byId = new Map(services.map((service) => [service.id, service]));
  return { ...api, services: services.map((service) => withoutRepetition(service, byId)) };
};

/** Chains of segments, and with each those that lead to it. */
class Chains {
  readonly all = new Map<ServiceId, readonly string[]>();
  readonly #spelt = new Map<string, readonly string[]>();

  add(chain: readonly string[]): ServiceId {
    chain.forEach((_, index) => {
      const part = chain.slice(0, index + 1);
      this.all.set(idOf(part), part);
      const key = part.map(lettersOf).join('/');
      if (!this.#spelt.has(key)) this.#spelt.set(key, part);
    });
    return idOf(chain);
  }

  /** The chain that a pinned name means: in it, `serviceAccounts` is `service_accounts` where a path has that. */
  find(words: readonly string[]): ServiceId {
    let found: readonly string[] = [];
    for (const word of words) {
      const longer = [...found, word];
      found = this.#spelt.get(longer.map(lettersOf).join('/')) ?? longer;
    }
    return this.add(found);
  }
}

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
  chain: chain.map((segment): NameHint => ({ words: [segment], strength: 'derived' })),
  ...(chain.length > 1 ? { parent: idOf(chain.slice(0, -1)) } : {}),
  operations: operations.map((operation) => operation.id),
  doc: docOf(operations, tags),
});

/** What is said of each tag; of one of which nothing is said, what is said of the nearest tag that it belongs to. */
const docsOf = (tags: readonly Tag[]): ReadonlyMap<string, Doc> => {
  const byName = new Map(tags.map((tag) => [tag.name, tag]));
  const docOfTag = (tag: Tag): Doc => {
    const seen = new Set<Tag>();
    for (
      let each: Tag | undefined = tag;
      each !== undefined && !seen.has(each);
      each = byName.get(each.parent ?? '')
    ) {
      if (Object.keys(each.doc).length > 0) return each.doc;
      seen.add(each);
    }
    return {};
  };
  return new Map(tags.map((tag) => [tag.name, docOfTag(tag)]));
};

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

/** Static segments of a path, without a leading `api` or `v1`, and without an action at its end if it acts on anything. */
const chainOf = (operation: Operation, isAction: boolean): readonly string[] => {
  const all = withoutPrefix(staticSegments(operation));
  const actsOn = all.length > 1 || operation.path.length > 1;
  const named = isAction && actsOn ? all.slice(0, -1) : all;
  if (named.length > 0) return named;
  const [tag] = operation.tags;
  return [tag ?? 'root'];
};
