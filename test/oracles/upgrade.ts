/** What a description of OpenAPI 3 asks and promises, in a form in which two descriptions of one API can be compared. */
import { isList, isMembers, own, type Members } from '../../generator/ir/documents.js';

/** One thing that a description says of an operation, such as `GET /pets: query limit`, and what it says. */
export type Facts = ReadonlyMap<string, string>;

/** Keywords that say nothing about what is sent. */
const WORDS: ReadonlySet<string> = new Set([
  ...['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'xml', 'deprecated'],
]);

const METHODS: ReadonlySet<string> = new Set([
  ...['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'],
]);

/** All that a document says of its operations. References to schemas are the names of these. */
export const factsOf = (document: Members): Facts => {
  const facts = new Map([['servers', textOf(itemsOf(own(document, 'servers')).map(addressOf))]]);
  for (const [path, written] of entriesOf(own(document, 'paths'))) {
    const item = followed(document, written);
    for (const [method, operation] of entriesOf(item)) {
      if (!METHODS.has(method) || !isMembers(operation)) continue;
      const name = `${method.toUpperCase()} ${path}`;
      for (const [what, said] of factsOfOperation(document, item, operation))
        facts.set(`${name}: ${what}`, said);
    }
  }
  return facts;
};

/** Where a server is. Where Swagger names no scheme, each takes what it thinks best, and ours is the encrypted one. */
const addressOf = (server: unknown): unknown => {
  const url = isMembers(server) ? own(server, 'url') : undefined;
  return typeof url === 'string' ? url.replace(/^https?:/, '').replace(/\/$/, '') : url;
};

/** Where Swagger names no media type, some take any, and others JSON. */
const named = (mediaType: string): string => (mediaType === '*/*' ? 'application/json' : mediaType);

const factsOfOperation = (
  document: Members,
  item: Members,
  operation: Members,
): readonly (readonly [what: string, said: string])[] => [
  ...parametersOf(document, item, operation),
  ...contentOf(document, 'body', followed(document, own(operation, 'requestBody'))),
  ...entriesOf(own(operation, 'responses')).flatMap(([status, written]) => {
    const response = followed(document, written);
    const headers = entriesOf(own(response, 'headers')).map(
      ([name, header]) =>
        [`response ${status} header ${name}`, textOf(own(followed(document, header), 'schema'))] as const,
    );
    return [...contentOf(document, `response ${status}`, response), ...headers];
  }),
  ['security', textOf(own(operation, 'security') ?? own(document, 'security') ?? [])],
];

/** Of two parameters of one name in one place, that of the operation counts. */
const parametersOf = (
  document: Members,
  item: Members,
  operation: Members,
): readonly (readonly [what: string, said: string])[] => {
  const found = new Map<string, string>();
  for (const written of [...itemsOf(own(item, 'parameters')), ...itemsOf(own(operation, 'parameters'))]) {
    const parameter = followed(document, written);
    const [place, name] = [String(own(parameter, 'in')), String(own(parameter, 'name'))];
    const isExploded = place === 'query' || place === 'cookie';
    const said = [
      own(parameter, 'required') === true,
      own(parameter, 'style') ?? (isExploded ? 'form' : 'simple'),
      own(parameter, 'explode') ?? isExploded,
      textOf(own(parameter, 'schema')),
    ];
    found.set(`${place} ${place === 'header' ? name.toLowerCase() : name}`, JSON.stringify(said));
  }
  return [...found];
};

const contentOf = (
  document: Members,
  what: string,
  holder: Members,
): readonly (readonly [what: string, said: string])[] =>
  entriesOf(own(holder, 'content')).map(([mediaType, media]) => {
    const schema = isMembers(media) ? own(media, 'schema') : undefined;
    return [`${what} ${named(mediaType)}`, textOf(ofMedia(document, schema))];
  });

/** A schema that stands at one media type, and a reference to that at the others, is one schema. */
const ofMedia = (document: Members, schema: unknown): unknown => {
  const reference = isMembers(schema) ? own(schema, '$ref') : undefined;
  return typeof reference === 'string' && !reference.startsWith('#/components/schemas/')
    ? followed(document, schema)
    : schema;
};

/** The object at the end of local references; an empty one where there is none. */
const followed = (document: Members, written: unknown): Members => {
  let value = written;
  for (let steps = 0; steps < 16 && isMembers(value); steps++) {
    const reference = own(value, '$ref');
    if (typeof reference !== 'string' || !reference.startsWith('#')) return value;
    value = reference
      .slice(2)
      .split('/')
      .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>(
        (node, segment) => (isList(node) || isMembers(node) ? Reflect.get(node, segment) : undefined),
        document,
      );
  }
  return {};
};

const entriesOf = (table: unknown): readonly (readonly [string, unknown])[] =>
  isMembers(table) ? Object.entries(table).filter(([key]) => !key.startsWith('x-')) : [];

const itemsOf = (list: unknown): readonly unknown[] => (isList(list) ? list : []);

/** A schema or a requirement without words, in one order. */
const textOf = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(plain(value)));

const plain = (value: unknown): unknown => {
  if (isList(value)) return value.map(plain);
  if (!isMembers(value)) return value;
  const reference = own(value, '$ref');
  if (typeof reference === 'string') return { $ref: reference.split('/').at(-1) };
  const kept = Object.entries(value).filter(([key]) => !WORDS.has(key) && !key.startsWith('x-'));
  return Object.fromEntries(
    kept.map(([key, member]) => [key, plain(member)]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
};

/** What two libraries and ours say differently. */
export interface Difference {
  readonly fact: string;
  readonly ours: string | undefined;
  readonly theirs: readonly (string | undefined)[];
}

/** What ours says and none of the others, and what any of the others says and ours does not. */
export const differences = (ours: Facts, theirs: readonly Facts[]): readonly Difference[] => {
  const named = new Set([...ours.keys(), ...theirs.flatMap((facts) => [...facts.keys()])]);
  return [...named].sort().flatMap((fact) => {
    const [own, others] = [ours.get(fact), theirs.map((facts) => facts.get(fact))];
    const isSame = own === undefined ? others.every((each) => each === undefined) : others.includes(own);
    return isSame ? [] : [{ fact, ours: own, theirs: others }];
  });
};
