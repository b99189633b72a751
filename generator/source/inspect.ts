import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { Limits } from './limits.js';

/** What one walk over a parsed document finds. */
export interface Inspection {
  /** Every `$ref` that names another document, as written, once each. */
  readonly references: ReadonlySet<string>;
  /** Every key that begins with `x-` or `$`, once each, wherever it stands. */
  readonly marks: ReadonlySet<string>;
  /** How many object members there are. */
  readonly keys: number;
}

/** Members whose values are data of the API's author, not parts of the description. */
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Extensions in which descriptions stand. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(['x-before', 'x-client-parameters']);

/** Members whose own members are names: among them `default`, `example` and `x-anything` are names too. */
const TABLES: ReadonlySet<string> = new Set([
  '$defs',
  'callbacks',
  'content',
  'definitions',
  'dependentSchemas',
  'encoding',
  'headers',
  'links',
  'parameters',
  'pathItems',
  'paths',
  'patternProperties',
  'properties',
  'requestBodies',
  'responses',
  'schemas',
  'securityDefinitions',
  'securitySchemes',
  'variables',
  'webhooks',
  'x-before',
]);

/** An object or an array: both have their members under own keys. */
type Container = Readonly<Record<string, unknown>>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/**
 * Check that a document stays within its limits and collect the documents that it refers to.
 *
 * @throws {FatalError} too-deep (at a pointer), too-many-nodes
 */
export const inspect = (value: unknown, name: string, limits: Limits): Inspection => {
  const inspector = new Inspector(limits);
  const outcome = inspector.visit(value, 0, 'node');
  if (outcome === 'fine') return inspector;
  const place = { file: name, pointer: outcome === 'deep' ? pointerAtDepth(value, limits.depth) : '' };
  throw new FatalError(
    outcome === 'deep'
      ? diagnose('too-deep', { limit: limits.depth }, place)
      : diagnose('too-many-nodes', { limit: limits.nodes }, place),
  );
};

/** How the members of an object are read: as keywords, as names, or not at all for references. */
type Mode = 'node' | 'table' | 'data';
type Outcome = 'fine' | 'deep' | 'many';

/** Recursive, since the depth is bounded before it is descended. */
class Inspector implements Inspection {
  readonly references = new Set<string>();
  readonly marks = new Set<string>();
  keys = 0;
  readonly #limits: Limits;
  #nodes = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  visit(value: unknown, depth: number, mode: Mode): Outcome {
    if (++this.#nodes > this.#limits.nodes) return 'many';
    if (!isContainer(value)) return 'fine';
    if (depth >= this.#limits.depth) return 'deep';
    return Array.isArray(value) ? this.#list(value, depth, mode) : this.#members(value, depth, mode);
  }

  #list(items: readonly unknown[], depth: number, mode: Mode): Outcome {
    const itemMode = mode === 'data' ? 'data' : 'node';
    for (const item of items) {
      const outcome = this.visit(item, depth + 1, itemMode);
      if (outcome !== 'fine') return outcome;
    }
    return 'fine';
  }

  /** Nine of ten members are neither marks nor containers: they are only counted. */
  #members(members: Container, depth: number, mode: Mode): Outcome {
    for (const key of Object.keys(members)) {
      const value = members[key];
      this.keys++;
      const first = key.charCodeAt(0);
      if (first === DOLLAR || (first === LOWER_X && key.startsWith('x-'))) this.#mark(key, value, mode);
      if (!isContainer(value)) {
        if (++this.#nodes > this.#limits.nodes) return 'many';
        continue;
      }
      const outcome = this.visit(value, depth + 1, modeOf(key, mode));
      if (outcome !== 'fine') return outcome;
    }
    return 'fine';
  }

  #mark(key: string, value: unknown, mode: Mode): void {
    this.marks.add(key);
    if (key === '$ref' && mode !== 'data' && typeof value === 'string' && !value.startsWith('#')) {
      this.references.add(value);
    }
  }
}

const DOLLAR = 0x24;
const LOWER_X = 0x78;

const modeOf = (key: string, mode: Mode): Mode => {
  if (mode !== 'node') return mode === 'table' ? 'node' : 'data';
  if (DATA.has(key)) return 'data';
  if (key.startsWith('x-') && !DESCRIPTIVE.has(key)) return 'data';
  return TABLES.has(key) ? 'table' : 'node';
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
