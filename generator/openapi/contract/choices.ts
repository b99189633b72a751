import type { ContractOptions, EnumChoice, EnumValue, Shape, ValueList } from '../../ir/contract.js';
import { isList, own, type Members } from '../../ir/documents.js';
import { listAt } from './discriminators.js';
import { exactShape } from './int64.js';
import { literalShape } from './literals.js';
import { flag, NULL, union } from './source.js';

const NAMES = ['x-enum-varnames', 'x-enumNames'];
const DESCRIPTIONS = ['x-enum-descriptions', 'x-enumDescriptions'];

/** The choices of a document: unions of literals, or what programs may name, where that is asked for. */
export class Choices {
  readonly #options: ContractOptions;
  readonly #indices = new Map<string, number>();
  readonly enums: EnumChoice[] = [];
  readonly lists: ValueList[] = [];

  constructor(options: ContractOptions) {
    this.#options = options;
  }

  /**
   * The shape of a schema with these values. Null is a value of the union only: no enum has it, and none has integers that
   * are no numbers (`int64`).
   */
  shape(schema: Members, values: readonly unknown[], at: string, int64?: 'string' | 'bigint'): Shape {
    const plain = int64 === undefined && isPlain(values) ? values : [];
    if (plain.length > 0 && this.#isEnum(schema)) return this.#enum(schema, plain, at);
    const type = own(schema, 'type');
    const isNullable = flag(schema, 'nullable') || (isList(type) && type.includes('null'));
    const literals = values.map((value) =>
      int64 === undefined ? literalShape(value) : exactShape(value, int64),
    );
    const shape = union([...literals, ...(isNullable ? [NULL] : [])]);
    if (plain.length > 0 && this.#options.enumValues === true) this.#list(plain, shape, at);
    return shape;
  }

  #isEnum(schema: Members): boolean {
    if (this.#options.enum !== true) return false;
    const isTold = (): boolean => [...NAMES, ...DESCRIPTIONS].some((key) => isList(own(schema, key)));
    return this.#options.conditionalEnums !== true || isTold();
  }

  #enum(schema: Members, values: readonly (string | number)[], at: string): Shape {
    const choice = { at, values: values.map((value, index) => valueOf(schema, value, index)) };
    const key = JSON.stringify(choice);
    const index = this.#indices.get(key) ?? this.enums.push(choice) - 1;
    this.#indices.set(key, index);
    return { kind: 'enum', index };
  }

  #list(values: readonly (string | number)[], shape: Shape, at: string): void {
    const isKnown = this.lists.some((list) => list.at === at && isSame(list.values, values));
    if (!isKnown) this.lists.push({ at, values, shape });
  }
}

const isSame = (values: readonly unknown[], others: readonly unknown[]): boolean =>
  values.length === others.length && values.every((value, index) => value === others[index]);

const isPlain = (values: readonly unknown[]): values is readonly (string | number)[] =>
  values.every((value) => typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)));

const valueOf = (schema: Members, value: string | number, index: number): EnumValue => {
  const [name, description] = [textOf(schema, NAMES, index), textOf(schema, DESCRIPTIONS, index)];
  return {
    value,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
  };
};

const textOf = (schema: Members, keys: readonly string[], index: number): string | undefined => {
  const text = keys.map((key) => listAt(schema, key)[index]).find((each) => typeof each === 'string');
  return text === undefined || text.trim() === '' ? undefined : text;
};
