/** What values may have been before they were written as text: what their schemas allow decides. */
import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { followed, listAt, membersAt } from './document.js';
import type { Schemas } from './schemas.js';

/** One written value: text that may be read in several ways, or what came as JSON and is what it says. */
export type Written = { readonly text: string } | { readonly value: unknown };

/** Values of one name, or names below a name. */
export type Raw = readonly Written[] | ReadonlyMap<string, Raw>;

/** A schema with all that it is made of: references followed, and the members of its unions and joins. */
export function partsOf(document: Members, schema: unknown): readonly Members[] {
  const parts: Members[] = [];
  const collect = (node: unknown): void => {
    if (!isMembers(node)) return;
    const part = followed(document, node);
    if (parts.includes(part)) return;
    parts.push(part);
    for (const key of ['allOf', 'anyOf', 'oneOf']) listAt(part, key).forEach(collect);
  };
  collect(schema);
  return parts;
}

export type Kind = 'array' | 'object' | 'scalar';

/** What the values of a schema may be. */
export function kindsOf(parts: readonly Members[]): ReadonlySet<Kind> {
  const kinds = new Set<Kind>();
  for (const part of parts) {
    const types = [own(part, 'type'), ...listAt(part, 'type')];
    const isUntyped = types.every((type) => type === undefined);
    if (types.includes('array') || (isUntyped && 'items' in part)) kinds.add('array');
    if (types.includes('object') || (isUntyped && 'properties' in part)) kinds.add('object');
    if (types.some((type) => SCALARS.has(type)) || 'enum' in part || 'const' in part) kinds.add('scalar');
  }
  return kinds.size === 0 ? new Set(['scalar']) : kinds;
}
const SCALARS: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean']);

/** The schemas that a property may have. */
function schemasOf(parts: readonly Members[], name: string): readonly unknown[] {
  return parts.flatMap((part) => {
    const named = own(membersAt(part, 'properties'), name);
    return named === undefined ? (own(part, 'additionalProperties') ?? []) : [named];
  });
}

/** Whether an object of a schema may have a property. */
export function mayHave(parts: readonly Members[], name: string): boolean {
  const isDeclared = parts.some((part) => name in membersAt(part, 'properties'));
  const isOpen = parts.some((part) => isMembers(own(part, 'additionalProperties')));
  return isDeclared || isOpen || !parts.some((part) => 'properties' in part);
}

export class Readings {
  readonly #document: Members;
  readonly #schemas: Schemas;

  constructor(document: Members, schemas: Schemas) {
    this.#document = document;
    this.#schemas = schemas;
  }

  /** The object that names and what was written for them make. A list without members leaves nothing behind. */
  object(schema: unknown, raw: ReadonlyMap<string, Raw>): Members {
    const parts = partsOf(this.#document, schema);
    const entries = [...raw].map(([name, each]): [string, unknown] => [
      name,
      this.#best(schemasOf(parts, name), each),
    ]);
    const absent = parts
      .flatMap((part) => listAt(part, 'required'))
      .filter((name): name is string => typeof name === 'string' && !raw.has(name))
      .filter((name) => schemasOf(parts, name).some((each) => this.#isList(each)));
    return Object.fromEntries([...absent.map((name): [string, unknown] => [name, []]), ...entries]);
  }

  /** What was written for a schema of any kind. */
  value(schema: unknown, raw: Raw): unknown {
    return this.#best([schema], raw);
  }

  /** The first of the ways to read what was written that one of the schemas allows. */
  #best(schemas: readonly unknown[], raw: Raw): unknown {
    const readings = schemas.flatMap((schema) =>
      this.#all(schema, raw).filter((each) => this.#problems(schema, each).length === 0),
    );
    if (readings.length > 0) return readings[0];
    const [usual] = this.#all(schemas[0] ?? true, raw);
    return usual;
  }

  #all(schema: unknown, raw: Raw): readonly unknown[] {
    if (raw instanceof Map) return [...this.#numbered(schema, raw), this.object(schema, raw)];
    const values = [...raw.values()].filter((each): each is Written => !(each instanceof Map));
    const lists = WAYS.map((way) => values.map((each) => read(each, way)));
    return values.length === 1 ? [...lists.map(([only]) => only), ...lists] : lists;
  }

  /** Members that are called 0, 1, … are those of a list. */
  #numbered(schema: unknown, raw: ReadonlyMap<string, Raw>): readonly unknown[] {
    if ([...raw.keys()].some((name, index) => name !== String(index))) return [];
    const items = partsOf(this.#document, schema).map((part) => own(part, 'items') ?? true);
    return [[...raw.values()].map((each) => this.#best(items, each))];
  }

  #isList(schema: unknown): boolean {
    const kinds = kindsOf(partsOf(this.#document, schema));
    return kinds.has('array') && this.#problems(schema, []).length === 0;
  }

  #problems(schema: unknown, value: unknown): readonly string[] {
    return this.#schemas.problems(this.#schemas.use(schema ?? true), value);
  }
}

type Way = (text: string) => unknown;

const read = (written: Written, way: Way): unknown => ('text' in written ? way(written.text) : written.value);

/** A number, a boolean or null, where a text looks like one. */
export function scalar(text: string): unknown {
  return /^(?:true|false|null|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(text) ? json(text) : text;
}

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const WAYS: readonly Way[] = [
  (text) => text,
  scalar,
  (text) => (/^[[{"]/.test(text) ? json(text) : scalar(text)),
];
