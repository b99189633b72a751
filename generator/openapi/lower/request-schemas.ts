/** Where in a request something is described that a client has to know by itself. */
import { isMembers, own } from '../../ir/documents.js';
import { Answers } from '../../ir/answers.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { lowerMedia } from './media.js';

/** The schema of the body that is sent where a caller names no media type. */
export const bodySchema = (reader: Reader, operation: ObjectNode): Node | undefined => {
  const bodyNode = reader.at(operation, 'requestBody');
  const body = bodyNode === undefined ? undefined : reader.resolve(bodyNode);
  const [media] = body === undefined ? [] : lowerMedia(reader, reader.at(body, 'content'));
  return media === undefined ? undefined : reader.at(media.node, 'schema');
};

/** The schema of a query parameter, or of a field of the form that is the query. Of two the last counts: the operation's own. */
export const querySchema = (reader: Reader, parameters: readonly Node[], name: string): Node | undefined => {
  const found = parameters.flatMap((entry) => {
    const parameter = reader.resolve(entry);
    if (parameter === undefined) return [];
    const [media] = reader.members(reader.at(parameter, 'content'));
    const schema = reader.at(media?.[1] ?? parameter, 'schema');
    const place = own(parameter.value, 'in');
    if (place === 'querystring') return propertyOf(reader, schema, name) ?? [];
    return place === 'query' && own(parameter.value, 'name') === name ? (schema ?? []) : [];
  });
  return found.at(-1);
};

/** A property of an object schema, in its parts too. */
export const propertyOf = (
  reader: Reader,
  schema: Node | undefined,
  name: string,
  answers: Answers<Node | undefined> = new Answers<Node | undefined>(undefined),
): Node | undefined => {
  const resolved = isMembers(schema?.value) ? reader.resolve(schema) : undefined;
  if (resolved === undefined) return undefined;
  return answers.of(resolved.value, () => {
    const properties = reader.at(resolved, 'properties');
    const declared = properties === undefined ? undefined : reader.at(properties, name);
    if (declared !== undefined) return declared;
    for (const part of reader.items(reader.at(resolved, 'allOf'))) {
      const found = propertyOf(reader, part, name, answers);
      if (found !== undefined) return found;
    }
    return undefined;
  });
};

/** What a schema says is meant where there is no value: itself, or what it refers to. */
export const defaultOf = (
  reader: Reader,
  schema: Node | undefined,
  answers: Answers<unknown> = new Answers<unknown>(undefined),
): unknown => {
  if (!isMembers(schema?.value)) return undefined;
  const { value } = schema;
  return answers.of(value, () => {
    const stated = own(value, 'default');
    const resolved = stated === undefined ? reader.resolve(schema) : undefined;
    if (resolved === undefined) return stated;
    if (resolved.value !== value) return defaultOf(reader, resolved, answers);
    for (const part of reader.items(reader.at(resolved, 'allOf'))) {
      const found = defaultOf(reader, part, answers);
      if (found !== undefined) return found;
    }
    return undefined;
  });
};
