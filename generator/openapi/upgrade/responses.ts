import { isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { contentOf } from './bodies.js';
import { below, endOf, linkTo, same, without, type Spot, type Upgrade } from './context.js';
import { upgradeHeader } from './parameters.js';

/** The responses of an operation. A shared one is copied where the operation produces something of its own. */
export const upgradeResponses = (
  upgrade: Upgrade,
  responses: Spot,
  produces: readonly string[],
  at: string,
): unknown => {
  if (!isMembers(responses.value)) return responses.value;
  return Object.fromEntries(
    Object.keys(responses.value).map((status) => [
      status,
      upgradeListed(upgrade, below(responses, status), produces, child(at, status)),
    ]),
  );
};

const upgradeListed = (
  upgrade: Upgrade,
  response: Spot,
  produces: readonly string[],
  at: string,
): unknown => {
  if (!isMembers(response.value) || !('$ref' in response.value)) {
    return upgradeResponse(upgrade, response, produces, at);
  }
  const target = endOf(upgrade.view, response);
  if (same(produces, upgrade.produces) || !isMembers(target?.value)) return response.value;
  const schema = below(target, 'schema');
  if (schema.value === undefined) return response.value;
  const link = linkTo(upgrade.view, schema, response.uri);
  const mediaTypes = answered(schema.value, produces);
  return {
    ...without(target.value, 'schema', 'examples', 'headers'),
    content: Object.fromEntries(mediaTypes.map((each) => [each, { schema: link }])),
  };
};

/** A response in its place, or a shared one. */
export const upgradeResponse = (
  upgrade: Upgrade,
  response: Spot,
  produces: readonly string[],
  at: string,
): unknown => {
  const { value } = response;
  if (!isMembers(value) || '$ref' in value) return value;
  const schema = below(response, 'schema');
  return {
    ...without(value, 'schema', 'examples', 'headers'),
    ...headersOf(upgrade, below(response, 'headers'), at),
    ...(schema.value === undefined
      ? shown(own(value, 'examples'))
      : { content: withExamples(content(upgrade, schema, produces, at), own(value, 'examples')) }),
  };
};

/** Where nothing but examples shows that something is answered, it is of these media types. */
const shown = (examples: unknown): Members => {
  const entries = isMembers(examples) ? Object.entries(examples) : [];
  if (entries.length === 0) return {};
  return { content: Object.fromEntries(entries.map(([mediaType, example]) => [mediaType, { example }])) };
};

const content = (upgrade: Upgrade, schema: Spot, produces: readonly string[], at: string): Members =>
  contentOf(upgrade, answered(schema.value, produces), schema, {
    uri: schema.uri,
    pointer: child(at, 'content'),
  });

/** What an answer may be. A file is never read as JSON, whatever else the operation answers. */
const answered = (schema: unknown, produces: readonly string[]): readonly string[] => {
  if (!isMembers(schema) || !isFile(schema)) return produces;
  const files = produces.filter((each) => !/json|\*/i.test(each));
  return files.length === 0 ? ['application/octet-stream'] : files;
};

/** AutoRest takes an object of the format `file` for one, as descriptions do that are written for it. */
const isFile = (schema: Members): boolean =>
  own(schema, 'type') === 'file' || (own(schema, 'type') === 'object' && own(schema, 'format') === 'file');

const headersOf = (upgrade: Upgrade, headers: Spot, at: string): Members => {
  if (headers.value === undefined) return {};
  if (!isMembers(headers.value)) return { headers: headers.value };
  const entries = Object.keys(headers.value).map((name) => [
    name,
    upgradeHeader(upgrade, below(headers, name), child(at, 'headers', name)),
  ]);
  return { headers: Object.fromEntries(entries) };
};

const withExamples = (table: Members, examples: unknown): Members =>
  isMembers(examples)
    ? Object.fromEntries(
        Object.entries(table).map(([mediaType, media]) => [
          mediaType,
          isMembers(media) && Object.hasOwn(examples, mediaType)
            ? { ...media, example: own(examples, mediaType) }
            : media,
        ]),
      )
    : table;
