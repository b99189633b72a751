import { isList, isMembers, own, type DocumentSet, type Members } from '../ir/documents.js';
import { BEFORE, ENCODING, MEMBERS_BEFORE } from './annotations.js';
import { beforeAt, isAlive, membersBefore, withMembers, type Moment } from './lifetime.js';
import { lookUp } from './look-up.js';
import { nameAt } from './nodes.js';

/** Keywords below which schemas are about the same value as the schema that has them. */
const JOINING = ['allOf', 'anyOf', 'oneOf'];
const UNIONS: ReadonlySet<string> = new Set(['anyOf', 'oneOf']);

export const joins = (key: string): boolean => JOINING.includes(key);

/** Whether other schemas are joined to one. */
export const isJoining = (node: Members): boolean =>
  typeof own(node, '$ref') === 'string' || JOINING.some((key) => isList(own(node, key)));

/** What references are looked up in. */
export type Documents = Pick<DocumentSet, 'value' | 'resolve'>;

/** A schema that is about the value. */
interface Part {
  readonly value: unknown;
  readonly uri: string;
  /** It stands there at the moment. */
  readonly alive: boolean;
}

/** Where the properties are looked for that a part of a schema names and another part lists. */
export interface Family {
  readonly node: Members;
  /** What a property was called; undefined where it did not exist. What no part lists is called what it is called. */
  nameOf(name: string): string | undefined;
}

/** What a schema below a keyword belongs to: a member of a union is a family of its own, and knows the one around it. */
export interface Kin {
  readonly joined?: Family | undefined;
  readonly around?: Family | undefined;
  /** Of a table of what is written in a way of its own: the schema whose properties these are. */
  readonly fields?: Family | undefined;
}

/** Of what stands below a keyword of a schema. */
export const kinBelow = (key: string, { joined, fields }: Kin): Kin => {
  if (key === ENCODING) return { fields };
  return key === 'allOf' ? { joined } : UNIONS.has(key) ? { around: joined } : {};
};

/** A schema with all that is joined to it by `allOf`, in unions and by reference. */
export class Joined implements Family {
  readonly node: Members;
  readonly #uri: string;
  readonly #documents: Documents;
  readonly #moment: Moment;
  readonly #around: Family | undefined;
  #names: ReadonlyMap<string, string | undefined> | undefined;

  /** @param node the outermost schema, as written */
  constructor(node: Members, uri: string, documents: Documents, moment: Moment, around?: Family) {
    this.node = node;
    this.#uri = uri;
    this.#documents = documents;
    this.#moment = moment;
    this.#around = around;
  }

  nameOf(name: string): string | undefined {
    this.#names ??= this.#collected();
    if (this.#names.has(name)) return this.#names.get(name);
    // An option that asks for what does not exist stays one that nothing meets.
    return this.#around?.nameOf(name) ?? name;
  }

  #collected(): ReadonlyMap<string, string | undefined> {
    const names = new Map<string, string | undefined>();
    const start = { value: this.node, uri: this.#uri, alive: true };
    for (const { value, alive } of partsOf(start, this.#documents, this.#moment)) {
      for (const [name, property] of propertiesIn(value)) {
        const lives = alive && (!isMembers(property) || isAlive(property, this.#moment));
        names.set(name, names.get(name) ?? (lives ? nameAt(name, property, this.#moment) : undefined));
      }
    }
    return names;
  }
}

const propertiesIn = (value: unknown): readonly (readonly [string, unknown])[] =>
  Object.entries(isMembers(value) ? membersAt(value, 'properties') : {});

const membersAt = (node: Members, key: string): Members => {
  const members = own(node, key);
  return isMembers(members) ? members : {};
};

/** Every schema that is about the value of a schema: each where it exists, and where it is what was or will be. */
const partsOf = (start: Part, documents: Documents, moment: Moment): readonly Part[] => {
  const [living, gone] = [new Set<unknown>(), new Set<unknown>()];
  const parts: Part[] = [];
  const stack = [start];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const { value, uri } = part;
    const seen = part.alive ? living : gone;
    if (!isMembers(value) || seen.has(value)) continue;
    seen.add(value);
    const lives = part.alive && isAlive(value, moment);
    const past = pastOf(value, moment);
    const alive = lives && past === undefined;
    parts.push({ value, uri, alive });
    if (past !== undefined) stack.push({ value: past, uri, alive: lives });
    stack.push(...joinedTo(value, { uri, alive }, documents));
  }
  return parts;
};

/** What stood in the place of a schema, if it was another one. */
const pastOf = (node: Members, moment: Moment): unknown => {
  const before = beforeAt(node, moment);
  if (before !== undefined) return before.node;
  const past = membersBefore(node, moment);
  return past.size === 0 ? undefined : without(withMembers(node, past), MEMBERS_BEFORE);
};

/** Every schema that is, was or will be about the value of a schema. */
export const everyPart = (node: Members, uri: string, documents: Documents): readonly Members[] => {
  const seen = new Set<Members>();
  const stack: Omit<Part, 'alive'>[] = [{ value: node, uri }];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const { value } = part;
    if (!isMembers(value) || seen.has(value)) continue;
    seen.add(value);
    const pasts = [BEFORE, MEMBERS_BEFORE].flatMap((key) => Object.values(membersAt(value, key)));
    stack.push(...pasts.map((past) => ({ value: past, uri })));
    stack.push(...joinedTo(value, { uri, alive: true }, documents));
  }
  return [...seen];
};

const joinedTo = (node: Members, part: Omit<Part, 'value'>, documents: Documents): readonly Part[] => {
  const lists = JOINING.map((key) => own(node, key));
  const reference = own(node, '$ref');
  const target = typeof reference === 'string' ? lookUp(documents, reference, part.uri) : undefined;
  return [
    ...lists.flatMap((list) => (isList(list) ? list.map((value): Part => ({ ...part, value })) : [])),
    ...(target === undefined ? [] : [{ ...part, value: target.value, uri: target.uri }]),
  ];
};

const without = (node: Members, key: string): Members =>
  Object.fromEntries(Object.entries(node).filter(([name]) => name !== key));
