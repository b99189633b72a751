import { isDeepStrictEqual } from 'node:util';
import { isList, isMembers, type Members } from '../ir/documents.js';
import type { Version } from '../ir/model.js';
import { ADDED, DATA_KEYS, ENUM_ADDED, ENUM_REMOVED, NAME_TABLES, REMOVED } from '../versions/annotations.js';
import { lookUp } from '../versions/look-up.js';
import { projectDocument } from '../versions/project.js';
import { Renames } from '../versions/renames.js';
import { inOneOrder, itemKeys, joinedOrder } from './order.js';
import { PastMembers, withPast, withPasts } from './pasts.js';
import {
  annotationsOf,
  around,
  emptyLike,
  EXAMPLES,
  inside,
  isReference,
  isText,
  memberOf,
  membersOf,
  NOWHERE,
  same,
  shorter,
  textsOf,
  URI,
  type Spot,
} from './spots.js';
import { IGNORED, MISSING, Timeline, type Duty, type Values } from './timeline.js';

/** The document of a version, without annotations. */
export interface Edition {
  readonly version: Version;
  readonly value: Members;
}

/**
 * One document that says what all of them say: the newest, with annotations for what was different. Each change has the
 * annotation that says it most exactly; where none does, the node has `x-before`.
 *
 * @param editions oldest first
 */
export const annotate = (editions: readonly Edition[]): Members => new Annotator(editions).run();

/** Tables and lists that leave by themselves when none of their members is left. */
const LEAVING: ReadonlySet<string> = new Set([
  ...['parameters', 'headers', 'links', 'callbacks', 'servers', 'tags', 'variables', 'webhooks', 'encoding'],
  ...['oneOf', 'anyOf', 'allOf', 'prefixItems', 'components', 'schemas', 'responses', 'requestBodies'],
  ...['securitySchemes', 'pathItems', 'examples'],
]);

class Annotator {
  readonly #editions: readonly Edition[];
  readonly #timeline: Timeline;
  /** The components, as far as they are joined: what references are looked up in. */
  #components: unknown;

  constructor(editions: readonly Edition[]) {
    this.#editions = editions;
    this.#timeline = new Timeline(editions.map(({ version }) => version));
  }

  run(): Members {
    const values = this.#editions.map(({ value }) => value);
    const root = { holder: '', isTable: false };
    this.#components = this.#member('components', values.map(membersOf('components')), root);
    const joined = this.#object(values, root);
    if (joined === undefined) throw new Error('a document as a whole can always be what was before');
    return joined;
  }

  /** A node that stands in the same place in some versions; undefined where no annotation on or below it says all. */
  #node(values: Values, spot: Spot): unknown {
    const known = values.filter((value) => value !== IGNORED);
    const [first] = known;
    if (known.every((value) => isDeepStrictEqual(value, first))) return first;
    if (known.every(isList)) return this.#list(values, spot);
    if (spot.isTable && known.every(isMembers)) return this.#table(values, spot);
    return spot.isTable ? undefined : this.#object(values, spot);
  }

  #object(values: Values, spot: Spot): Members | undefined {
    if (values.some((value) => isReference(value, spot)) && !this.#mayCarry(values, spot)) return undefined;
    const known = values.filter((value) => value !== IGNORED);
    let stretches: Members | undefined;
    let members: Members | undefined;
    if (
      known.every(isMembers) &&
      spot.holder !== EXAMPLES &&
      !spot.holder.startsWith('x-') &&
      !this.#areReferences(known)
    ) {
      const { node, unsaid } = this.#keywords(values);
      if (node !== undefined && this.#says(node, values, spot)) {
        if (unsaid === undefined) return node;
        members = node;
      }
      if (unsaid !== undefined) stretches = this.#inStretches(values, unsaid, spot);
    }
    const whole = withPasts(values, this.#timeline).find((way) => this.#says(way, values, spot));
    return shorter(shorter(whole, stretches), members);
  }

  /** A node that is joined for itself in each stretch of versions in which a member is the same that no annotation dates. */
  #inStretches(values: Values, unsaid: Values, spot: Spot): Members | undefined {
    const parts = this.#timeline.divided(values, (held) => {
      const members = unsaid.filter((_, index) => held[index] !== IGNORED);
      return members.every((member) => isDeepStrictEqual(member, members[0]));
    });
    if (parts === undefined || parts.isWhole) return undefined;
    const [now, past] = [this.#object(parts.held, spot), this.#object(parts.rest, spot)];
    if (now === undefined || past === undefined) return undefined;
    const node = withPast(now, parts.date, past);
    return this.#says(node, values, spot) ? node : undefined;
  }

  /** What is no reference today may carry the reference that it was. */
  #mayCarry(values: Values, spot: Spot): boolean {
    return !isReference(
      values.findLast((value) => value !== IGNORED),
      spot,
    );
  }

  #areReferences(known: readonly unknown[]): boolean {
    return known.some((value) => isMembers(value) && '$ref' in value);
  }

  /** The members of a node, and the first one that has to be said beside them all, since no annotation dates it. */
  #keywords(values: Values): Keywords {
    const nodes = values.map((value) => (isMembers(value) ? value : IGNORED));
    const keys = joinedOrder(nodes.map((node) => (node === IGNORED ? [] : Object.keys(node))));
    const result = new Map<string, unknown>();
    const isParameter = nodes.some((node) => node !== IGNORED && typeof node['in'] === 'string');
    const hasProperties = nodes.some((node) => node !== IGNORED && isMembers(node['properties']));
    const past = new PastMembers(this.#timeline);
    let unsaid: Values | undefined;
    for (const key of keys) {
      const members = nodes.map((node) => (node === IGNORED ? IGNORED : memberOf(node, key)));
      if (key === 'required' && hasProperties) {
        // In its place; what it says comes when the properties are known.
        result.set(key, []);
        continue;
      }
      const joined =
        key === 'enum'
          ? this.#enum(members)
          : key === 'required' && isParameter
            ? this.#parameterDuty(members)
            : this.#keyword(key, members);
      if (joined === undefined) unsaid ??= members;
      for (const [name, value] of joined ?? past.add(key, members)) result.set(name, value);
    }
    if (hasProperties && !this.#duties(nodes, result)) {
      const required = nodes.map((node) => (node === IGNORED ? IGNORED : memberOf(node, 'required')));
      return { unsaid: unsaid ?? required };
    }
    if (unsaid === undefined) return { node: Object.fromEntries(result) };
    return { ...(past.isComplete ? { node: past.on(Object.fromEntries(result)) } : {}), unsaid };
  }

  #keyword(key: string, members: Values): readonly (readonly [string, unknown])[] | undefined {
    const member = this.#member(key, members, { holder: '', isTable: false });
    return member === undefined ? undefined : [[key, member]];
  }

  /** A member of an object or of a table; undefined where nothing on or below it says all. */
  #member(key: string, members: Values, { holder, isTable }: Spot): unknown {
    const known = members.filter((value) => value !== IGNORED && value !== MISSING);
    const opens = !isTable && isTableOfNames(key) && known.every(isMembers);
    if (!isTable && !opens && (DATA_KEYS.has(key) || key === 'security')) return same(members);
    const spot = { holder: isTable ? holder : key, isTable: opens };
    if (!members.includes(MISSING)) return this.#node(members, spot);
    const isShell = opens || (!isTable && key === 'components');
    if (!isShell && !known.every(isList)) return this.#dated(members, spot);
    if (isTable || !LEAVING.has(key)) return undefined;
    const empty = isShell ? {} : [];
    return this.#node(
      members.map((value) => (value === MISSING ? empty : value)),
      spot,
    );
  }

  /** A node that does not exist in all versions of what holds it. */
  #dated(members: Values, spot: Spot): unknown {
    const node = this.#node(
      members.map((value) => (value === MISSING ? IGNORED : value)),
      spot,
    );
    if (isReference(node, spot)) return this.#leavesWithTarget(node, members) ? node : undefined;
    const life = this.#timeline.life(members);
    if (life === undefined) return this.#inLives(members, spot);
    if (!isMembers(node)) return undefined;
    return {
      ...node,
      ...(life.added === undefined ? {} : { [ADDED]: life.added }),
      ...(life.removed === undefined ? {} : { [REMOVED]: life.removed }),
    };
  }

  /** A node that was gone for a while: what it was before that is its past, which has an end. */
  #inLives(members: Values, spot: Spot): Members | undefined {
    const parts = this.#timeline.divided(members, (held) => {
      const life = this.#timeline.life(held);
      return life !== undefined && life.added === undefined;
    });
    if (parts === undefined || parts.isWhole) return undefined;
    const [now, past] = [this.#dated(parts.held, spot), this.#dated(parts.rest, spot)];
    return isMembers(now) && isMembers(past) ? withPast(now, parts.date, past) : undefined;
  }

  /** A Reference Object exists where its target does. */
  #leavesWithTarget(node: Members & { readonly $ref: string }, members: Values): boolean {
    return this.#editions.every(({ value }, index) => {
      if (members[index] === IGNORED) return true;
      const documents = { value: () => value, resolve: (reference: string) => reference };
      const exists = lookUp(documents, node.$ref, URI)?.value !== undefined;
      return exists === (members[index] !== MISSING);
    });
  }

  #table(values: Values, spot: Spot): Members | undefined {
    const names = joinedOrder(values.map((value) => (isMembers(value) ? Object.keys(value) : [])));
    const entries: (readonly [string, unknown])[] = [];
    for (const name of names) {
      const members = values.map((value) => (isMembers(value) ? memberOf(value, name) : IGNORED));
      const member = this.#member(name, members, { ...spot, isTable: true });
      if (member === undefined) return undefined;
      entries.push([name, member]);
    }
    return Object.fromEntries(entries);
  }

  #list(values: Values, spot: Spot): readonly unknown[] | undefined {
    const lists = values.map((value) => (isList(value) ? value : []));
    if (!lists.every((list) => list.every(isMembers))) return undefined;
    const keys = inOneOrder(itemKeys(lists.map((list) => list.filter(isMembers))));
    const tables = lists.map(
      (list, index) => new Map(list.map((item, at) => [keys[index]?.[at] ?? '', item])),
    );
    const items: unknown[] = [];
    for (const key of joinedOrder(keys)) {
      const members = values.map((value, index) =>
        value === IGNORED ? IGNORED : (tables[index]?.get(key) ?? MISSING),
      );
      const item = members.includes(MISSING) ? this.#dated(members, spot) : this.#node(members, spot);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  }

  /** The values that came and went. */
  #enum(members: Values): readonly (readonly [string, unknown])[] | undefined {
    const common = same(members);
    if (common !== undefined) return [['enum', common]];
    if (!members.every((list) => list === IGNORED || (isList(list) && list.every(isText)))) return undefined;
    const lists = members.map((list) => (isList(list) ? list.filter(isText) : []));
    const listed: string[] = [];
    const [added, removed] = [new Map<string, string>(), new Map<string, string>()];
    for (const value of joinedOrder(lists)) {
      const presence = members.map((list) =>
        list === IGNORED ? IGNORED : isList(list) && list.includes(value) ? value : MISSING,
      );
      const life = this.#timeline.life(presence);
      if (life === undefined) return undefined;
      if (life.added !== undefined) added.set(value, life.added);
      if (life.removed === undefined) listed.push(value);
      else removed.set(value, life.removed);
    }
    return [
      ['enum', listed],
      ...(added.size === 0 ? [] : [[ENUM_ADDED, Object.fromEntries(added)] as const]),
      ...(removed.size === 0 ? [] : [[ENUM_REMOVED, Object.fromEntries(removed)] as const]),
    ];
  }

  #parameterDuty(members: Values): readonly (readonly [string, unknown])[] | undefined {
    const common = same(members);
    if (common !== undefined) return [['required', common]];
    const duty = this.#timeline.duty(members.map((value) => (value === IGNORED ? IGNORED : value === true)));
    if (duty === undefined) return undefined;
    return [...(duty.today ? [['required', true] as const] : []), ...Object.entries(annotationsOf(duty))];
  }

  /** `required` of an object schema, with annotations on its properties. Answers whether it could be said. */
  #duties(nodes: readonly (Members | typeof IGNORED)[], result: Map<string, unknown>): boolean {
    const lists = nodes.map((node) => (node === IGNORED ? [] : textsOf(node['required'])));
    const properties = result.get('properties');
    if (!isMembers(properties)) return false;
    const names = joinedOrder(lists);
    const dated = new Map(Object.entries(properties));
    const required: string[] = [];
    for (const name of names) {
      const isAlways = lists.every((list, index) => nodes[index] === IGNORED || list.includes(name));
      const property = dated.get(name);
      const duty = isAlways ? { today: true } : this.#propertyDuty(name, nodes, lists);
      if (duty === undefined) return false;
      if (duty.today) required.push(name);
      const annotations = annotationsOf(duty);
      if (Object.keys(annotations).length === 0) continue;
      if (!isMembers(property)) return false;
      dated.set(name, { ...property, ...annotations });
    }
    result.set('properties', Object.fromEntries(dated));
    if (required.length > 0 || nodes.every((node) => node === IGNORED || 'required' in node))
      result.set('required', required);
    else result.delete('required');
    return true;
  }

  #propertyDuty(
    name: string,
    nodes: readonly (Members | typeof IGNORED)[],
    lists: readonly (readonly string[])[],
  ): Duty | undefined {
    const presence = nodes.map((node, index) => {
      const properties = node === IGNORED ? undefined : node['properties'];
      if (!isMembers(properties) || !Object.hasOwn(properties, name)) return IGNORED;
      return lists[index]?.includes(name) === true;
    });
    return presence.every((each) => each === IGNORED) ? undefined : this.#timeline.duty(presence);
  }

  /** Whether a node says of each version what stood there. */
  #says(node: Members, values: Values, spot: Spot): boolean {
    const whole = spot.holder === '' ? node : { components: this.#components };
    return this.#timeline.moments.every((moment, index) => {
      const value = values[index];
      if (value === IGNORED) return true;
      const setting = {
        documents: { value: () => whole, resolve: (reference: string) => reference },
        placeOf: () => '',
        moment,
        names: NAMES.at(moment),
        isDated: true,
      };
      const projected = projectDocument(URI, { value: around(node, spot), at: NOWHERE }, setting).value;
      return isDeepStrictEqual(inside(projected, spot) ?? emptyLike(value), value);
    });
  }
}

/** A node with all of its members, where there is a way to say them. */
interface Keywords {
  readonly node?: Members;
  readonly unsaid?: Values;
}

const isTableOfNames = (key: string): boolean => NAME_TABLES.has(key) || key === EXAMPLES;

const NAMES = new Renames();
