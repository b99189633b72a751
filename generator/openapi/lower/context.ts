import type { Type, TypeId } from '../../ir/model.js';
import type { Element, Traced } from '../memory.js';
import type { Node, ObjectNode, Reader } from '../reader.js';

/** What the parts of lowering need of the whole. */
export interface SchemaContext {
  readonly reader: Reader;
  /** The type of a schema where it is used. */
  use(node: Node): Type;
  /** The declaration that stands for the values of a schema other than null. */
  defineNonNull(node: ObjectNode): TypeId;
  /** The declaration of an object that an `enum` or a `const` holds. */
  defineValue(node: ObjectNode): TypeId;
  /** What was made of an element in an earlier version, if it would be the same again, or what is made of it now. */
  recall<T>(element: Element<T>): T;
  /** What `make` makes, and what tells of what it read and asked for once more where that is used again. */
  traced<T>(make: () => T): Traced<T>;
  /** What properties that are not declared by name hold; undefined where nothing is said. */
  rest(node: ObjectNode): Type | undefined;
}
