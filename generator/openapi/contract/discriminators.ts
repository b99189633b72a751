import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { referenceOf, type Source } from './source.js';

/** A property that tells the members of a union apart. */
export interface Discriminator {
  readonly property: string;
  /** Values, and the references of the schemas that they stand for. */
  readonly mapping: readonly (readonly [value: string, reference: string])[];
}

/** The values that tell a schema from its siblings. */
export interface Told {
  readonly property: string;
  readonly values: readonly string[];
}

/** What the discriminators of a document say of schemas, by `#` and pointer. */
export interface Discriminators {
  /** The discriminator of a schema: its own, or that of what it extends. */
  readonly of: ReadonlyMap<string, Discriminator>;
  /** Schemas whose property is known to have certain values. */
  readonly told: ReadonlyMap<string, Told>;
}

type Visit = (node: Members, reference: string) => void;

/** Look through a document once for unions, then for what extends them. */
export const findDiscriminators = (source: Source): Discriminators => {
  const of = new Map<string, Discriminator>();
  const told = new Map<string, Told>();
  const tell = (reference: string, property: string, values: readonly string[]): void => {
    const target = source.resolve(reference);
    if (target === undefined || told.has(`#${target.pointer}`)) return;
    const isObject = own(target.value, 'type') === 'object' || 'allOf' in target.value;
    if (isObject) told.set(`#${target.pointer}`, { property, values });
  };
  walk(source.root, '#', (node, reference) => {
    const discriminator = discriminatorOf(node);
    if (discriminator === undefined) return;
    of.set(reference, discriminator);
    for (const [member, values] of membersOf(node, discriminator))
      tell(member, discriminator.property, values);
  });
  walk(source.root, '#', (node, reference) => {
    for (const item of listAt(node, 'allOf').filter(isMembers)) {
      const base = referenceOf(item);
      const inherited = base === undefined ? discriminatorOf(item) : of.get(base);
      if (inherited === undefined) continue;
      of.set(reference, inherited);
      const values = inherited.mapping.filter(([, target]) => target === reference).map(([value]) => value);
      if (base !== undefined && values.length > 0) tell(reference, inherited.property, values);
    }
  });
  return { of, told };
};

/** The members of a union and the values that stand for each: its name, where no mapping says more. */
const membersOf = (node: Members, { mapping }: Discriminator): ReadonlyMap<string, readonly string[]> => {
  const references = listAt(node, 'oneOf').flatMap((item) =>
    isMembers(item) ? (referenceOf(item) ?? []) : [],
  );
  if (!isList(own(node, 'oneOf'))) return new Map();
  const members = new Map<string, string[]>();
  for (const [value, reference] of mapping)
    members.set(reference, [...(members.get(reference) ?? []), value]);
  for (const reference of references) {
    if (!members.has(reference)) members.set(reference, [nameIn(reference)]);
  }
  return members;
};

const discriminatorOf = (node: Members): Discriminator | undefined => {
  const declared = own(node, 'discriminator');
  // Text, as in Swagger 2.0, is the name of the property.
  const written = typeof declared === 'string' ? { propertyName: declared } : declared;
  const property = isMembers(written) ? own(written, 'propertyName') : undefined;
  if (!isMembers(written) || typeof property !== 'string' || property === '') return undefined;
  const mapping = own(written, 'mapping');
  return {
    property,
    mapping: Object.entries(isMembers(mapping) ? mapping : {}).flatMap(([value, reference]) =>
      typeof reference === 'string' ? [[value, reference] as const] : [],
    ),
  };
};

/** What a reference calls the schema that it leads to. */
export const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

export const listAt = (node: Members, key: string): readonly unknown[] => {
  const list = own(node, key);
  return isList(list) ? list : [];
};

const walk = (node: unknown, reference: string, visit: Visit): void => {
  if (isList(node)) {
    for (const [index, item] of node.entries()) walk(item, child(reference, index), visit);
  } else if (isMembers(node)) {
    visit(node, reference);
    for (const [key, value] of Object.entries(node)) walk(value, child(reference, key), visit);
  }
};
