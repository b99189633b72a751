/** Instances of the component schemas of a document: whatever a schema allows must be assignable to its type. */
import type { Members } from '../../generator/ir/documents.js';
import { membersAt } from '../support/openapi/document.js';
import { sample, type Size } from '../support/openapi/sample.js';
import { Schemas } from '../support/openapi/schemas.js';
import type { ComparedType } from './compared.js';

/** A module with a constant for each instance. */
export interface Instances {
  readonly text: string;
  /** The schemas by line. */
  readonly schemas: ReadonlyMap<number, string>;
  /** Schemas of which no instance is known, or only ones that are too large to look at. */
  readonly unsampled: number;
}

/** Characters of an instance as JSON: the compiler is slow with large literals. */
const LONGEST = 20_000;

/** The least and the most that each schema allows, as constants of its type. */
export const instancesOf = (plain: Members, types: readonly ComparedType[]): Instances => {
  const lines = [
    "import type * as t from './ours/index.js';",
    'type Plain<T> = { -readonly [K in keyof T]: Plain<T[K]> };',
    'const plain = <const T>(value: T): Plain<T> => value as unknown as Plain<T>;',
  ];
  const schemas = new Map<number, string>();
  const declared = membersAt(membersAt(plain, 'components'), 'schemas');
  const ways = { Readable: new Schemas(plain, 'response'), Writable: new Schemas(plain, 'request') };
  let unsampled = 0;
  for (const { schema, name, way } of types) {
    for (const size of ['minimal', 'maximal'] as const) {
      const text = literalOf(ways[way], declared[schema], size);
      if (text === undefined) {
        unsampled += 1;
        continue;
      }
      const constant = `v${String(lines.length)}`;
      lines.push(`const ${constant} = plain(${text}); export const w${constant}: t.${name} = ${constant};`);
      schemas.set(lines.length, way === 'Writable' ? `${schema} (sent)` : schema);
    }
  }
  const text = schemas.size === 0 ? 'export {};' : lines.join('\n');
  return { text: `${text}\n`, schemas, unsampled };
};

const literalOf = (schemas: Schemas, schema: unknown, size: Size): string | undefined => {
  try {
    const text = JSON.stringify(sample(schemas, schemas.use(schema ?? true), size));
    return text.length > LONGEST ? undefined : text.replaceAll('"__proto__":', '["__proto__"]:');
  } catch {
    return undefined;
  }
};
