import type { Int64 } from '../../choices.js';
import { Code, code, join } from '../../code.js';
import type { Member, Shape } from '../../ir/contract.js';
import type { Constraints, Json } from '../../ir/values.js';
import { docComment, type CommentView } from '../comments.js';
import { ident, int64, key, literal, str, template } from '../literal.js';
import { schemaOf } from './recursion.js';

/** How shapes are spelt. */
export interface ShapeSpelling {
  /** Whether nothing may be assigned to. */
  readonly immutable: boolean;
  /** The names of schemas that have one of their own, by key. */
  readonly names: ReadonlyMap<string, Code>;
  /** The names of `Contract.enums`, by index. */
  readonly enums: readonly Code[];
  /** What integers of 64 bits are. */
  readonly int64: Int64;
}

const OR = code` | `;
const AND = code` & `;
const READONLY = code`readonly `;

/** Shapes that are spelt in one piece. */
const WHOLE: ReadonlySet<Shape['kind']> = new Set<Shape['kind']>([
  'primitive',
  'literal',
  'reference',
  'record',
  'without',
  'required',
  'enum',
  'marked',
]);

/** Spells shapes as types without names. */
export class ShapeSpeller {
  readonly #readonly: Code;
  readonly #names: ShapeSpelling['names'];
  readonly #enums: ShapeSpelling['enums'];
  readonly #int64: Int64;
  /** Whether `WithRequired` is in use. */
  needsWithRequired = false;

  constructor({ immutable, names, enums, int64: kind }: ShapeSpelling) {
    this.#int64 = kind;
    this.#enums = enums;
    this.#names = names;
    this.#readonly = immutable ? READONLY : Code.EMPTY;
  }

  /** The members of an object, one below the other. */
  members(members: readonly Member[]): Code {
    return join(
      members.map((each) => this.#member(each)),
      code`\n`,
    );
  }

  write(shape: Shape): Code {
    switch (shape.kind) {
      case 'primitive':
        return Code.trusted(shape.name);
      case 'literal':
        return shape.isBigint === true ? int64(Number(shape.value), 'bigint') : literal(shape.value);
      case 'list':
        return code`${this.#readonly}${this.grouped(shape.items)}[]`;
      case 'tuple':
        return this.#tuple(shape.items, shape.rest);
      case 'object':
        return this.#object(shape.members, shape.rest);
      case 'record':
        return code`Record<string, ${this.write(shape.values)}>`;
      case 'union':
        return join(
          shape.members.map((each) => this.#alternative(each)),
          OR,
        );
      case 'intersection':
        return join(
          shape.members.map((each) => this.#operand(each)),
          AND,
        );
      case 'reference':
        return (
          this.#names.get(schemaOf(shape) ?? '') ??
          code`${ident(shape.root)}${join(
            shape.keys.map((each) => code`[${str(each)}]`),
            Code.EMPTY,
          )}`
        );
      default:
        return this.#derived(shape);
    }
  }

  /** A type that is made of another one. */
  #derived(shape: Extract<Shape, { readonly kind: 'without' | 'required' | 'enum' | 'marked' }>): Code {
    switch (shape.kind) {
      case 'without':
        return code`Omit<${this.write(shape.of)}, ${keysOf(shape.keys)}>`;
      case 'required':
        this.needsWithRequired = true;
        return code`WithRequired<${this.#withoutNull(shape)}, ${keysOf(shape.keys)}>`;
      case 'enum':
        return this.#enums[shape.index] ?? code`never`;
      case 'marked':
        return code`${shape.mark === 'read' ? code`$Read` : code`$Write`}<${this.write(shape.of)}>`;
    }
  }

  #withoutNull({ of, nullable }: Extract<Shape, { readonly kind: 'required' }>): Code {
    return nullable === true ? code`NonNullable<${this.write(of)}>` : this.write(of);
  }

  #member({ key: name, pattern, shape, optional, readonly, doc, constraints }: Member): Code {
    const modifier = readonly ? READONLY : this.#readonly;
    const comment = commentCode(
      docComment(doc, constraints, [], spellingOf(this.#int64, shape, constraints)),
    );
    const own = pattern === undefined ? key(name) : code`[path: ${template(pattern)}]`;
    return code`${comment}${modifier}${own}${optional ? code`?` : Code.EMPTY}: ${this.write(shape)};`;
  }

  #object(members: readonly Member[], rest: Shape | undefined): Code {
    if (rest === undefined) return code`{\n${this.members(members)}\n}`;
    const index = code`${this.#readonly}[key: string]: ${this.write(rest)};`;
    // With values of any kind the members fit the index, and one object says all.
    if (members.length === 0 || isUnknown(rest)) return code`{\n${this.members(members)}\n${index}\n}`;
    return code`{\n${this.members(members)}\n} & {\n${index}\n}`;
  }

  #tuple(items: readonly Shape[], rest: Shape | undefined): Code {
    const pieces = items.map((each) => this.write(each));
    const tail = rest === undefined ? [] : [code`...${this.grouped(rest)}[]`];
    return code`${this.#readonly}[${join([...pieces, ...tail], code`, `)}]`;
  }

  /** A shape where only one that is in one piece may stand: the items of a list. */
  grouped(shape: Shape): Code {
    const text = this.write(shape);
    return this.#isWhole(shape) ? text : code`(${text})`;
  }

  #isWhole(shape: Shape): boolean {
    if (shape.kind === 'list' || shape.kind === 'tuple') return this.#readonly.isEmpty;
    return shape.kind === 'object' ? !isJoined(shape) : WHOLE.has(shape.kind);
  }

  /** A member of an intersection. */
  #operand(shape: Shape): Code {
    return shape.kind === 'list' || shape.kind === 'tuple' ? this.write(shape) : this.grouped(shape);
  }

  /** A member of a union: formatters put those that are intersections into parentheses. */
  #alternative(shape: Shape): Code {
    const text = this.write(shape);
    return isJoined(shape) ? code`(${text})` : text;
  }
}

/** How a value is written in a comment: an integer that is no number as what it is. */
const spellingOf = (
  kind: Int64,
  shape: Shape,
  { format }: Constraints,
): ((value: Json) => string) | undefined => {
  const isInteger = kind !== 'number' && (format === 'int64' || format === 'uint64') && !isNumber(shape);
  if (!isInteger) return undefined;
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value)
      ? int64(value, kind).text.replaceAll("'", '"')
      : JSON.stringify(value);
};

const isNumber = (shape: Shape): boolean => shape.kind === 'primitive' && shape.name === 'number';

/** Whether a shape is written as an intersection: an object with other properties of a type of their own is one of two. */
const isJoined = (shape: Shape): boolean => {
  if (shape.kind !== 'object') return shape.kind === 'intersection';
  return shape.rest !== undefined && shape.members.length > 0 && !isUnknown(shape.rest);
};

const isUnknown = (shape: Shape): boolean => shape.kind === 'primitive' && shape.name === 'unknown';

const keysOf = (keys: readonly string[]): Code => join(keys.map(str), OR);

/** A comment on lines of its own. */
export const commentCode = ({ single, lines }: CommentView): Code => {
  if (!single.isEmpty) return code`/** ${single} */\n`;
  if (lines.length === 0) return Code.EMPTY;
  return code`/**\n${join(
    lines.map((line) => code` * ${line}`),
    code`\n`,
  )}\n */\n`;
};
