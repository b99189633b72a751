/** Instances of schemas: the least that one allows, and the most that it names. */
import fc from 'fast-check';
import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { listAt, membersAt, textAt } from './document.js';
import { FORMATS } from './formats.js';
import type { Schema, Schemas } from './schemas.js';

export type Size = 'minimal' | 'maximal';

/** How often a schema may stand within itself before what is optional is left out. */
const DEPTH = 6;

/** Characters of a text that may be longer. */
const LONGEST = 5000;

/** Where a union within itself is given up. */
const DEEPEST = 40;

/** Values after which the search for an instance is given up: each of a union in itself asks for all of them again. */
const MOST = 100_000;

/** An instance of a schema that `schemas` gave. Throws where it finds none. */
export function sample(schemas: Schemas, schema: Schema, size: Size): unknown {
  const value = new Sampler(schemas, size).value(schema, 0);
  const problems = schemas.problems(schema, value);
  if (problems.length > 0)
    throw new Error(`no instance of ${JSON.stringify(schema)}: ${problems.join('; ')}`);
  return value;
}

class Sampler {
  readonly #schemas: Schemas;
  readonly #size: Size;
  #left = MOST;

  constructor(schemas: Schemas, size: Size) {
    this.#schemas = schemas;
    this.#size = size;
  }

  value(given: Schema, depth: number, nth = 0): unknown {
    if (--this.#left < 0) throw new Error('no instance of a schema is found in time');
    const schema = this.#schemas.resolved(given);
    if (!isMembers(schema)) return 'anything';
    if ('const' in schema) return schema['const'];
    const values = listAt(schema, 'enum');
    if (values.length > 0) return this.#pick(values, nth);
    const merged = this.#merged(schema);
    if (merged !== schema && ('const' in merged || 'enum' in merged)) return this.value(merged, depth, nth);
    const branch = this.#branch(merged, depth);
    return branch === undefined ? this.#typed(merged, depth, nth) : branch.value;
  }

  /** A schema with all parts of its `allOf` in it. */
  #merged(schema: Members): Members {
    const parts = listAt(schema, 'allOf').map((part) => this.#resolvedPart(part));
    if (parts.length === 0) return schema;
    const all = [...parts.map((part) => this.#merged(part)), without(schema, 'allOf')];
    const joined = (tables: readonly Members[]): Members =>
      Object.fromEntries(tables.flatMap((table) => Object.entries(table)));
    return {
      ...joined(all),
      allOf: [],
      properties: joined(all.map((each) => membersAt(each, 'properties'))),
      required: all.flatMap((each) => listAt(each, 'required')),
    };
  }

  #resolvedPart(part: unknown): Members {
    const schema = this.#schemas.resolved(isMembers(part) ? part : true);
    return isMembers(schema) ? schema : {};
  }

  /** The value of a union: that of its first member, or its last one, that the whole allows. */
  #branch(schema: Members, depth: number): { readonly value: unknown } | undefined {
    const key = ['oneOf', 'anyOf'].find((each) => listAt(schema, each).length > 0);
    if (key === undefined) return undefined;
    const members = listAt(schema, key).filter(isSchema);
    const rest = without(schema, key);
    if (depth > DEEPEST) return undefined;
    for (const member of this.#ordered(members, (each) => this.#isNull(each))) {
      const whole = this.#merged({ ...rest, allOf: [...listAt(rest, 'allOf'), member] });
      const value = this.value(whole, depth + 1);
      if (this.#schemas.problems(schema, value).length === 0) return { value };
    }
    return { value: undefined };
  }

  #isNull(schema: Schema): boolean {
    const target = this.#schemas.resolved(schema);
    return isMembers(target) && own(target, 'type') === 'null';
  }

  #typed(schema: Members, depth: number, nth: number): unknown {
    switch (this.#typeOf(schema)) {
      case 'null':
        return null;
      case 'boolean':
        return this.#size === 'maximal';
      case 'integer':
      case 'number':
        return this.#number(schema);
      case 'array':
        return this.#list(schema, depth);
      case 'object':
        return this.#object(schema, depth);
      case 'string':
        return this.#text(schema, nth);
      default:
        return 'anything';
    }
  }

  #typeOf(schema: Members): unknown {
    const type = own(schema, 'type');
    const types = listAt(schema, 'type');
    if (types.length > 0) {
      const isNullable = types.includes('null') && this.#size === 'minimal';
      return isNullable ? 'null' : types.find((each) => each !== 'null');
    }
    if (type !== undefined) return type;
    if ('properties' in schema || 'additionalProperties' in schema) return 'object';
    return 'items' in schema || 'prefixItems' in schema ? 'array' : undefined;
  }

  #number(schema: Members): number {
    const step = numberAt(schema, 'multipleOf') ?? 1;
    const least = numberAt(schema, 'minimum') ?? plus(numberAt(schema, 'exclusiveMinimum'), step);
    const most = numberAt(schema, 'maximum') ?? plus(numberAt(schema, 'exclusiveMaximum'), -step);
    const [low, high] = [least ?? Math.min(0, most ?? 0), most ?? Math.max(7 * step, least ?? 0)];
    return this.#size === 'minimal' ? Math.ceil(low / step) * step : Math.floor(high / step) * step;
  }

  #list(schema: Members, depth: number): readonly unknown[] {
    const fixed = listAt(schema, 'prefixItems').filter(isSchema);
    const isFull = this.#size === 'maximal' && depth < DEPTH;
    const wanted = Math.max(numberAt(schema, 'minItems') ?? 0, isFull ? 2 : 0);
    const limit = Math.min(wanted, numberAt(schema, 'maxItems') ?? wanted);
    const items = own(schema, 'items');
    const more = isSchema(items) && items !== false ? Math.max(0, limit - fixed.length) : 0;
    const values = [
      ...fixed.map((each) => this.value(each, depth + 1)),
      ...Array.from({ length: more }, (_, nth) => this.value(isSchema(items) ? items : true, depth + 1, nth)),
    ];
    return own(schema, 'uniqueItems') === true ? distinct(values) : values;
  }

  #object(schema: Members, depth: number): Members {
    const required = new Set(listAt(schema, 'required'));
    const isFull = this.#size === 'maximal' && depth < DEPTH;
    const properties = Object.entries(membersAt(schema, 'properties')).filter(
      ([name, each]) => each !== false && (isFull || required.has(name)),
    );
    const entries = properties.map(([name, each]): [string, unknown] => [
      name,
      this.value(isSchema(each) ? each : true, depth + 1),
    ]);
    const undeclared = [...required].filter(
      (name): name is string => typeof name === 'string' && !(name in membersAt(schema, 'properties')),
    );
    entries.push(...undeclared.map((name): [string, unknown] => [name, 'anything']));
    const rest = own(schema, 'additionalProperties');
    const least = numberAt(schema, 'minProperties') ?? 0;
    const extra = isMembers(rest) ? Math.max(least - entries.length, isFull ? 1 : 0) : 0;
    for (let nth = 0; nth < extra; nth++) {
      entries.push([`key-${nth}`, this.value(isMembers(rest) ? rest : true, depth + 1, nth)]);
    }
    return Object.fromEntries(entries);
  }

  #text(schema: Members, nth: number): string {
    const known = FORMATS.get(textAt(schema, 'format'));
    if (known !== undefined) return known.example;
    const least = numberAt(schema, 'minLength') ?? 0;
    const most = Math.min(numberAt(schema, 'maxLength') ?? Math.max(least, 12), Math.max(least, LONGEST));
    const pattern = own(schema, 'pattern');
    const length = this.#size === 'minimal' ? least : most;
    if (typeof pattern === 'string') return matching(regularExpression(pattern), least, length);
    return nth === 0 ? 'ü'.repeat(length) : `${nth}${'ü'.repeat(Math.max(0, length - 1))}`.slice(0, most);
  }

  #pick(values: readonly unknown[], nth: number): unknown {
    return this.#ordered(values, () => false)[nth % values.length];
  }

  /** The last one first where the most is asked for, and what is null behind all others. */
  #ordered<T>(values: readonly T[], isNull: (value: T) => boolean): readonly T[] {
    if (this.#size === 'minimal') return values;
    const reversed = values.toReversed();
    return [...reversed.filter((each) => !isNull(each)), ...reversed.filter(isNull)];
  }
}

/** Texts that many patterns are written for, and runs of a single character. */
const TEXTS = [
  'a',
  '1',
  'A',
  'a1',
  'a-1',
  'a_1',
  'v1',
  '1.0.0',
  '30d',
  '1h',
  '2026-04-28',
  'A1B2C3',
  'a/b',
  'a@b.co',
];

function matching(pattern: RegExp, least: number, length: number): string {
  const runs = ['a', 'A', '1'].flatMap((one) => [one.repeat(length), one.repeat(Math.max(least, 1))]);
  const found = [...runs, ...TEXTS].find((text) => pattern.test(text) && text.length >= least);
  if (found !== undefined) return found;
  const made = fc.sample(fc.stringMatching(pattern), { seed: 1, numRuns: 50 });
  const best = made.find((text) => pattern.test(text) && text.length >= least);
  if (best === undefined) throw new Error(`no text is known that matches ${pattern.source}`);
  return best;
}

/** Some patterns are none with the flag `u`. */
function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function plus(value: number | undefined, step: number): number | undefined {
  return value === undefined ? undefined : value + step;
}

function numberAt(schema: Members, key: string): number | undefined {
  const value = own(schema, key);
  return typeof value === 'number' ? value : undefined;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isMembers(value);
}

function without(members: Members, key: string): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => name !== key));
}
