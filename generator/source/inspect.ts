import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { modeBelow, modeOfItems, type Mode } from '../ir/modes.js';
import type { Limits } from './limits.js';

/** A reference to another document, as written. */
export interface Reference {
  readonly reference: string;
  /** What the document and the schemas around it say that their uri is (`$self`, `$id`), outermost first: each is relative to the one before. */
  readonly bases: readonly string[];
}

export interface InspectOptions {
  readonly limits: Limits;
  /** Whether references that stand for examples count. Default: false. */
  readonly examples?: boolean;
}

/** What one walk over a parsed document finds. */
export interface Inspection {
  /** Every `$ref` that names another document, once for each base that it has. */
  readonly references: readonly Reference[];
  /** Every key that begins with `x-` or `$`, once each, wherever it stands. */
  readonly marks: ReadonlySet<string>;
  /** How many object members there are. */
  readonly keys: number;
}

/** An object or an array: both have their members under own keys. */
type Container = Readonly<Record<string, unknown>>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/**
 * Check that a document stays within its limits and collect the documents that it refers to.
 *
 * @throws {FatalError} too-deep (at a pointer), too-many-nodes
 */
export const inspect = (value: unknown, name: string, options: InspectOptions): Inspection => {
  const { limits } = options;
  const inspector = new Inspector(options);
  const outcome = inspector.visit(value, 0, 'node');
  if (outcome === 'fine') return inspector;
  const place = { file: name, pointer: outcome === 'deep' ? pointerAtDepth(value, limits.depth) : '' };
  throw new FatalError(
    outcome === 'deep'
      ? diagnose('too-deep', { limit: limits.depth }, place)
      : diagnose('too-many-nodes', { limit: limits.nodes }, place),
  );
};

type Outcome = 'fine' | 'deep' | 'many';

/** Recursive, since the depth is bounded before it is descended. */
class Inspector implements Inspection {
  readonly marks = new Set<string>();
  keys = 0;
  readonly #limits: Limits;
  readonly #withExamples: boolean;
  #nodes = 0;
  #bases: readonly string[] = [];
  /** By base and reference. */
  readonly #references = new Map<string, Reference>();

  constructor({ limits, examples = false }: InspectOptions) {
    this.#limits = limits;
    this.#withExamples = examples;
  }

  get references(): readonly Reference[] {
    return [...this.#references.values()];
  }

  visit(value: unknown, depth: number, mode: Mode): Outcome {
    if (++this.#nodes > this.#limits.nodes) return 'many';
    if (!isContainer(value)) return 'fine';
    if (depth >= this.#limits.depth) return 'deep';
    return Array.isArray(value) ? this.#list(value, depth, mode) : this.#members(value, depth, mode);
  }

  #list(items: readonly unknown[], depth: number, mode: Mode): Outcome {
    const itemMode = modeOfItems(mode);
    for (const item of items) {
      const outcome = this.visit(item, depth + 1, itemMode);
      if (outcome !== 'fine') return outcome;
    }
    return 'fine';
  }

  #members(members: Container, depth: number, mode: Mode): Outcome {
    const around = this.#bases;
    const base = mode === 'node' ? baseIn(members, depth) : undefined;
    if (base !== undefined) this.#bases = [...around, base];
    const outcome = this.#each(members, depth, mode);
    this.#bases = around;
    return outcome;
  }

  /** Nine of ten members are neither marks nor containers: they are only counted. */
  #each(members: Container, depth: number, mode: Mode): Outcome {
    for (const key of Object.keys(members)) {
      const value = members[key];
      this.keys++;
      const first = key.charCodeAt(0);
      if (first === DOLLAR || (first === LOWER_X && key.startsWith('x-'))) this.#mark(key, value, mode);
      if (!isContainer(value)) {
        if (++this.#nodes > this.#limits.nodes) return 'many';
        continue;
      }
      if (mode === 'node') this.#referBelow(key, value);
      const outcome = this.visit(value, depth + 1, modeBelow(key, mode));
      if (outcome !== 'fine') return outcome;
    }
    return 'fine';
  }

  #mark(key: string, value: unknown, mode: Mode): void {
    this.marks.add(key);
    if ((key === '$ref' || key === '$dynamicRef') && mode !== 'data') this.#refer(value);
  }

  #refer(reference: unknown): void {
    if (typeof reference !== 'string' || reference.startsWith('#')) return;
    this.#references.set(JSON.stringify([...this.#bases, reference]), { reference, bases: this.#bases });
  }

  /** References that are data to everybody else. */
  #referBelow(key: string, value: Container): void {
    if (key === 'discriminator') this.#referByMapping(value);
    if (key !== 'examples' || !this.#withExamples || Array.isArray(value)) return;
    for (const example of Object.values(value)) if (isContainer(example)) this.#refer(example['$ref']);
  }

  #referByMapping(discriminator: Container): void {
    const mapping = discriminator['mapping'];
    for (const reference of isContainer(mapping) ? Object.values(mapping) : []) {
      if (typeof reference === 'string' && FILE.test(reference)) this.#refer(reference);
    }
  }
}

const DOLLAR = 0x24;
const LOWER_X = 0x78;

/** What in a mapping is no name of a component. */
const FILE = /[/#]|\.(?:ya?ml|json)$/;

/** What an object says that its uri is: a schema by `$id`, a document by `$self`. A fragment is a name and no uri. */
const baseIn = (members: Container, depth: number): string | undefined => {
  const id = Object.hasOwn(members, '$id') ? members['$id'] : undefined;
  const self = depth === 0 && Object.hasOwn(members, '$self') ? members['$self'] : undefined;
  const base = typeof id === 'string' ? id : self;
  return typeof base === 'string' && !base.startsWith('#') ? base : undefined;
};

/** The pointer of some container at a depth. */
const pointerAtDepth = (value: unknown, depth: number): string => {
  const find = (node: unknown, left: number): readonly string[] | undefined => {
    if (!isContainer(node)) return undefined;
    if (left === 0) return [];
    for (const key of Object.keys(node)) {
      const rest = find(node[key], left - 1);
      if (rest !== undefined) return [key, ...rest];
    }
    return undefined;
  };
  const segments = find(value, depth) ?? [];
  return segments.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
};
