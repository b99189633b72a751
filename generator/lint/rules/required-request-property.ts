import { diagnose } from '../../diagnostics/catalogue.js';
import { isList, isMembers, own } from '../../ir/documents.js';
import { CHANGE } from '../../versions/annotations.js';
import { keyOf } from '../../ir/spot.js';
import { operationsIn, type OperationNode } from '../operations.js';
import type { Edition, LintContext, Rule } from '../rule.js';
import { propertiesOf, resolved, schemaBelow, type PropertyNode, type SchemaNode } from '../schemas.js';

/** What one stable version demands in requests, and the stable version before it did not. */
export const requiredRequestProperty: Rule = {
  code: 'required-request-property',
  check: (context) => {
    const stable = context.editions.filter(({ view }) => view.moment.version.stage !== 'preview');
    for (const [index, now] of stable.entries()) {
      const before = stable[index - 1];
      if (before !== undefined) compareEditions(before, now, context);
    }
  },
};

const compareEditions = (before: Edition, now: Edition, context: LintContext): void => {
  const earlier = new Map(operationsIn(before.bundle).map((operation) => [operation.id, operation]));
  const announced = breakingNodes(context);
  for (const operation of operationsIn(now.bundle)) {
    const old = earlier.get(operation.id);
    if (old === undefined) continue;
    for (const property of new Comparison(before, now).demands(old, operation)) {
      const spot = now.bundle.origin(property.pointer);
      if (announced.has(keyOf(spot))) continue;
      const args = { property: property.name, operation: operation.id, version: now.view.moment.version.id };
      context.report(diagnose('required-request-property', args, context.place(spot, 'key')));
    }
  }
};

/** Nodes that belong to a change that calls itself breaking: their author knows. */
const breakingNodes = ({ nodes, catalogue }: LintContext): ReadonlySet<string> => {
  const breaking = new Set<unknown>(catalogue.changes.filter((each) => each.breaking).map(({ id }) => id));
  return new Set(
    nodes
      .filter(({ value }) => breaking.has(own(value, CHANGE)))
      .map(({ uri, pointer, overlay }) => keyOf(overlay?.written(pointer) ?? { uri, pointer })),
  );
};

class Comparison {
  readonly #before: Edition;
  readonly #now: Edition;
  readonly #compared = new Set<string>();

  constructor(before: Edition, now: Edition) {
    this.#before = before;
    this.#now = now;
  }

  demands(before: OperationNode, now: OperationNode): readonly PropertyNode[] {
    const old = this.#body(this.#before, before);
    return [...this.#body(this.#now, now)].flatMap(([mediaType, schema]) =>
      this.#compare(old.get(mediaType), schema),
    );
  }

  #body({ bundle }: Edition, operation: OperationNode): ReadonlyMap<string, SchemaNode> {
    const body = resolved(bundle, schemaBelow(operation, 'requestBody'));
    const content = body === undefined ? undefined : own(body.value, 'content');
    if (body === undefined || !isMembers(content)) return new Map();
    const schemas = Object.keys(content).flatMap((type): [string, SchemaNode][] => {
      const schema = schemaBelow(body, 'content', type, 'schema');
      return schema === undefined ? [] : [[type, schema]];
    });
    return new Map(schemas);
  }

  /** Two schemas of the same place; one that is new at its place demands nothing of those who do not use it. */
  #compare(before: SchemaNode | undefined, now: SchemaNode | undefined): readonly PropertyNode[] {
    const old = resolved(this.#before.bundle, before);
    const present = resolved(this.#now.bundle, now);
    const key = `${old?.pointer ?? ''} ${present?.pointer ?? ''}`;
    if (old === undefined || present === undefined || this.#compared.has(key)) return [];
    this.#compared.add(key);
    const past = new ObjectShape(this.#before, old);
    const shape = new ObjectShape(this.#now, present);
    const added = shape.properties.filter(
      ({ name, value }) =>
        shape.required.has(name) && !past.required.has(name) && own(value, 'readOnly') !== true,
    );
    const nested = shape.properties.flatMap((each) => this.#compare(past.property(each.name), each));
    const below = ['items', 'additionalProperties'].flatMap((keyword) =>
      this.#compare(schemaBelow(old, keyword), schemaBelow(present, keyword)),
    );
    // A body that was no object before is another request altogether.
    return past.isObject ? [...added, ...nested, ...below] : below;
  }
}

/** The properties of an object schema with those of the parts that it is made of. */
class ObjectShape {
  readonly required: ReadonlySet<unknown>;
  readonly properties: readonly PropertyNode[];
  readonly isObject: boolean;

  constructor({ bundle }: Edition, schema: SchemaNode) {
    const parts: SchemaNode[] = [];
    collectParts(schema);
    this.required = new Set(parts.flatMap(({ value }) => listOf(own(value, 'required'))));
    this.properties = parts.flatMap(propertiesOf);
    this.isObject = parts.some(({ value }) => 'properties' in value || own(value, 'type') === 'object');

    function collectParts(part: SchemaNode | undefined): void {
      const target = resolved(bundle, part);
      if (target === undefined || parts.some(({ pointer }) => pointer === target.pointer)) return;
      parts.push(target);
      listOf(own(target.value, 'allOf')).forEach((_, index) =>
        collectParts(schemaBelow(target, 'allOf', index)),
      );
    }
  }

  property(name: string): PropertyNode | undefined {
    return this.properties.find((each) => each.name === name);
  }
}

const listOf = (value: unknown): readonly unknown[] => (isList(value) ? value : []);
