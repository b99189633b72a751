import { isList, isMembers, own, type Members } from '../ir/documents.js';
import { lookUp } from '../versions/look-up.js';

/** How many steps are a matter of a moment, and how many can be taken one from the other. */
const LIMIT = 200_000;
const DEPTH_LIMIT = 500;

/**
 * Whether the schemas of a document are made of each other in more ways than anybody can go through. A rule of Redocly looks
 * for required properties along each of them.
 */
export const isTangled = (document: unknown): boolean => {
  const walk = new Walk(document);
  const components = isMembers(document) ? own(document, 'components') : undefined;
  const schemas = isMembers(components) ? own(components, 'schemas') : undefined;
  return isMembers(schemas) && Object.values(schemas).some((schema) => walk.isTooLong(schema));
};

class Walk {
  readonly #documents: Parameters<typeof lookUp>[0];
  readonly #targets = new Map<string, unknown>();
  #steps = 0;
  /** Where this way has been. */
  readonly #way: unknown[] = [];
  readonly #seen = new Set<unknown>();

  constructor(document: unknown) {
    this.#documents = { value: () => document, resolve: (reference) => reference };
  }

  /** Whether there are too many steps from a schema, together with those before. */
  isTooLong(schema: unknown): boolean {
    this.#branch(schema, 0);
    return this.#steps > LIMIT;
  }

  /** One of several ways: the next may lead where this one has been. */
  #branch(node: unknown, depth: number): void {
    const { length } = this.#way;
    this.#through(node, depth);
    for (const schema of this.#way.splice(length)) this.#seen.delete(schema);
  }

  #through(node: unknown, depth: number): void {
    if (depth > DEPTH_LIMIT) this.#steps = Infinity;
    this.#steps++;
    const schema = this.#target(node);
    if (!isMembers(schema) || this.#steps > LIMIT || this.#seen.has(schema)) return;
    this.#seen.add(schema);
    this.#way.push(schema);
    for (const part of partsIn(schema, 'allOf')) this.#through(part, depth + 1);
    for (const part of [...partsIn(schema, 'anyOf'), ...partsIn(schema, 'oneOf')])
      this.#branch(part, depth + 1);
  }

  #target(node: unknown): unknown {
    const reference = isMembers(node) ? own(node, '$ref') : undefined;
    if (typeof reference !== 'string') return node;
    if (!this.#targets.has(reference)) {
      const found = reference.startsWith('#') ? lookUp(this.#documents, reference, '') : undefined;
      this.#targets.set(reference, found?.value);
    }
    return this.#targets.get(reference);
  }
}

const partsIn = (schema: Members, keyword: string): readonly unknown[] => {
  const parts = keyword in schema ? own(schema, keyword) : undefined;
  return isList(parts) ? parts : [];
};
