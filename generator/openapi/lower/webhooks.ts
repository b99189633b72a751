import { diagnose } from '../../diagnostics/catalogue.js';
import { typeId } from '../../ir/ids.js';
import type { ObjectDef, Property } from '../../ir/model.js';
import { operationsOf, operationsWith, pathItemsOf } from '../path-item.js';
import type { ObjectNode, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';
import { docOf } from './keywords.js';
import { lowerMedia } from './media.js';
import { union, UNKNOWN } from './types.js';

/** The type that lists what an API sends by itself. */
const EVENTS = typeId('#/webhooks');

/** A request that the API sends, and the name by which its receiver knows it. */
interface Event {
  readonly name: string;
  readonly node: ObjectNode;
}

/**
 * What the API sends by itself, webhooks and callbacks alike, as one object: a property for each name, of the type of
 * the body. Undefined where nothing is sent.
 */
export const lowerWebhooks = (context: SchemaContext, root: ObjectNode): ObjectDef | undefined => {
  const { reader } = context;
  const bodies = new Map<string, [Property, ...Property[]]>();
  for (const event of [...webhooksOf(reader, root), ...callbacksOf(reader, root)].sort(byName)) {
    const property = lowerEvent(context, event);
    const known = bodies.get(event.name);
    if (known !== undefined && property !== undefined) known.push(property);
    else if (property !== undefined) bodies.set(event.name, [property]);
  }
  if (bodies.size === 0) return undefined;
  return {
    kind: 'object',
    id: EVENTS,
    name: { words: ['webhook', 'events'], strength: 'derived' },
    doc: { body: 'What the API sends by itself, to webhooks and callbacks, by their names.' },
    origin: reader.origin(root),
    access: 'readWrite',
    extends: [],
    conflicting: false,
    // One name that stands for several requests comes with the body of any of them.
    properties: [...bodies.values()].map(([first, ...others]) => ({
      ...first,
      type: union([first.type, ...others.map(({ type }) => type)]),
    })),
  };
};

const webhooksOf = (reader: Reader, root: ObjectNode): readonly Event[] =>
  pathItemsOf(reader, reader.at(root, 'webhooks')).flatMap(([name, item]) =>
    operationsOf(reader, item).map(({ node }) => ({ name, node })),
  );

const callbacksOf = (reader: Reader, root: ObjectNode): readonly Event[] =>
  operationsWith(reader, root, 'callbacks')
    .flatMap((node) => pathItemsOf(reader, reader.at(node, 'callbacks')))
    .flatMap(([name, callback]) =>
      pathItemsOf(reader, callback)
        .flatMap(([, item]) => operationsOf(reader, item))
        .map(({ node }) => ({ name, node })),
    );

/** The order in which they are written decides nothing, not even which of two with one name describes both. */
const byName = (a: Event, b: Event): number =>
  compare(a.name, b.name) || compare(a.node.pointer, b.node.pointer);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const lowerEvent = (context: SchemaContext, { name, node }: Event): Property | undefined => {
  const { reader } = context;
  const body = reader.at(node, 'requestBody');
  const resolved = body === undefined ? undefined : reader.resolve(body);
  const media = lowerMedia(reader, resolved === undefined ? undefined : reader.at(resolved, 'content'));
  const json = media.find(({ kind }) => kind === 'json');
  if (json === undefined) {
    reader.report(diagnose('webhook-without-json', { name }, reader.place(node)));
    return undefined;
  }
  const schema = reader.at(json.node, 'schema');
  return {
    wireName: name,
    type: schema === undefined ? UNKNOWN : context.use(schema),
    doc: docOf(reader, node),
    constraints: {},
    optional: false,
    access: 'readWrite',
  };
};
