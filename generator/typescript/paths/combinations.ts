import { COMBINATIONS, ONE, productOf, type Width } from '../../ir/combinations.js';
import type { Contract, Member, Shape } from '../../ir/contract.js';
import { innermostFirst } from '../../ir/innermost-first.js';
import { namesIn, schemaOf } from './recursion.js';

/**
 * Alternatives that hold at once are as many types as they have combinations. Unions with which those are too many for
 * TypeScript are left out, so that what is there admits more than the description: of the same schemas of the model, that
 * is reported.
 */
export const limitCombinations = (contract: Contract): Contract => {
  const { roots } = contract;
  const table = roots.components.find(({ key }) => key === 'schemas')?.shape;
  const schemas = table?.kind === 'object' ? table.members : [];
  const combinations = new ShapeCombinations(schemas);
  const everything = Object.values(roots).flat();
  if (!everything.some(({ shape }) => combinations.isTooLarge(shape))) return contract;
  const inTable = (members: readonly Member[]): readonly Member[] =>
    members.map((each) => ({ ...each, shape: combinations.limited(each.shape) }));
  return {
    ...contract,
    roots: {
      paths: inTable(roots.paths),
      webhooks: inTable(roots.webhooks),
      components: inTable(roots.components),
      operations: inTable(roots.operations),
    },
  };
};

const SCALAR: Width = { count: 1, isScalar: true };

/** The shapes of a contract, and how many alternatives each is. */
class ShapeCombinations {
  readonly #schemas: ReadonlyMap<string, Shape>;
  readonly #widths = new Map<Shape | string, Width>();

  constructor(schemas: readonly Member[]) {
    this.#schemas = new Map(schemas.map(({ key, shape }) => [key, shape]));
    // Innermost first, so that no stack grows with the length of a chain.
    const named = (key: string): readonly string[] => {
      const shape = this.#schemas.get(key);
      return shape === undefined ? [] : namesIn(shape, false);
    };
    for (const key of innermostFirst(this.#schemas.keys(), named)) {
      const shape = this.#schemas.get(key);
      if (shape !== undefined) this.#widths.set(key, this.#width(this.limited(shape)));
    }
  }

  isTooLarge(shape: Shape): boolean {
    if (shape.kind === 'intersection' && productOf(this.#widthsOf(shape.members)).count > COMBINATIONS)
      return true;
    return partsOf(shape).some((part) => this.isTooLarge(part));
  }

  /** A shape without the unions that are too many. */
  limited(shape: Shape): Shape {
    if (!this.isTooLarge(shape)) return shape;
    const smaller = mapParts(shape, (part) => this.limited(part));
    if (smaller.kind !== 'intersection') return smaller;
    const kept: Shape[] = [];
    for (const member of smaller.members) {
      if (productOf(this.#widthsOf([...kept, member])).count <= COMBINATIONS) kept.push(member);
    }
    const [only, ...others] = kept;
    return only !== undefined && others.length === 0 ? only : { ...smaller, members: kept };
  }

  #widthsOf(shapes: readonly Shape[]): readonly Width[] {
    return shapes.map((each) => this.#width(each));
  }

  #width(shape: Shape): Width {
    const known = this.#widths.get(shape);
    if (known !== undefined) return known;
    const width = this.#widthOf(shape);
    this.#widths.set(shape, width);
    return width;
  }

  #widthOf(shape: Shape): Width {
    switch (shape.kind) {
      case 'reference':
        return this.#widths.get(schemaOf(shape) ?? '') ?? ONE;
      case 'union':
        return this.#sum(shape);
      case 'intersection':
        return productOf(this.#widthsOf(shape.members));
      case 'required':
      case 'marked':
        return this.#width(shape.of);
      case 'primitive':
        return shape.name === 'unknown' ? ONE : { ...SCALAR, count: shape.name === 'boolean' ? 2 : 1 };
      case 'literal':
      case 'enum':
        return SCALAR;
      default:
        return ONE;
    }
  }

  /** Of all that a union may be, each once: unions name the same ones in many ways. */
  #sum(shape: Shape): Width {
    let count = 0;
    let isScalar = true;
    const seen = new Set<string>();
    const waiting: Shape[] = [shape];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const key = schemaOf(next);
      const target = key === undefined ? undefined : this.#schemas.get(key);
      if (next.kind === 'union') for (const member of next.members) waiting.push(member);
      else if (key !== undefined && target?.kind === 'union') {
        if (!seen.has(key)) waiting.push(target);
        seen.add(key);
      } else if (key === undefined || !seen.has(key)) {
        if (key !== undefined) seen.add(key);
        const width = this.#width(next);
        count += width.count;
        isScalar &&= width.isScalar;
      }
    }
    return { count, isScalar };
  }
}

const NONE: readonly Shape[] = [];

const partsOf = (shape: Shape): readonly Shape[] => {
  switch (shape.kind) {
    case 'list':
      return [shape.items];
    case 'tuple':
      return shape.rest === undefined ? shape.items : [...shape.items, shape.rest];
    case 'object': {
      const shapes = shape.members.map((each) => each.shape);
      return shape.rest === undefined ? shapes : [...shapes, shape.rest];
    }
    case 'record':
      return [shape.values];
    case 'union':
    case 'intersection':
      return shape.members;
    case 'without':
    case 'required':
    case 'marked':
      return [shape.of];
    default:
      return NONE;
  }
};

const mapParts = (shape: Shape, change: (part: Shape) => Shape): Shape => {
  switch (shape.kind) {
    case 'list':
      return { ...shape, items: change(shape.items) };
    case 'tuple':
    case 'object': {
      const rest = shape.rest === undefined ? {} : { rest: change(shape.rest) };
      return shape.kind === 'tuple'
        ? { ...shape, items: shape.items.map(change), ...rest }
        : {
            ...shape,
            members: shape.members.map((each) => ({ ...each, shape: change(each.shape) })),
            ...rest,
          };
    }
    case 'record':
      return { ...shape, values: change(shape.values) };
    case 'union':
    case 'intersection':
      return { ...shape, members: shape.members.map(change) };
    case 'without':
    case 'required':
    case 'marked':
      return { ...shape, of: change(shape.of) };
    default:
      return shape;
  }
};
