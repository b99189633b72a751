import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own, textOf } from '../../ir/documents.js';
import type { FieldStyle, Parameter, Type } from '../../ir/model.js';
import { TOKEN } from '../../ir/token.js';
import type { Node, ObjectNode } from '../reader.js';
import type { SchemaContext } from './context.js';
import { constraintsOf, docOf } from './keywords.js';
import { checkEncoding, fieldStyles } from './encoding.js';
import { fieldSchema, isObjectField } from './form-fields.js';
import { lowerMedia } from './media.js';
import { propertiesOf } from './object.js';
import { follow, isObjectLike } from './object-like.js';
import { once } from './once.js';
import { styleOf } from './styles.js';
import { UNKNOWN } from './types.js';

const PLACES = ['path', 'query', 'header', 'cookie'] as const;
/** Header parameters that the specification says to ignore: the media types and the security schemes decide them. */
const DECIDED_ELSEWHERE = new Set(['accept', 'content-type', 'authorization']);
/** The parameters of an operation: its own replace those of the path item, those of the client are left out. */
export const lowerParameters = (
  context: SchemaContext,
  root: ObjectNode,
  lists: readonly (Node | undefined)[],
): readonly Parameter[] => {
  const { reader } = context;
  const taken = new Set(lowerClientParameters(context, root).map(keyOf));
  const parameters = new Map<string, Parameter>();
  for (const list of lists) {
    for (const entry of reader.items(list)) {
      const node = reader.resolve(entry);
      for (const parameter of node === undefined ? [] : parametersOf(context, node)) {
        if (!taken.has(keyOf(parameter))) parameters.set(keyOf(parameter), parameter);
      }
    }
  }
  return [...parameters.values()];
};

/**
 * The parameters that every operation accepts, from `x-client-parameters` at the root. A client sends none of those that
 * say in another place what one of these says.
 */
export const lowerClientParameters: (context: SchemaContext, root: ObjectNode) => readonly Parameter[] = once(
  (context: SchemaContext, root: ObjectNode) =>
    context.reader.items(context.reader.at(root, 'x-client-parameters')).flatMap((entry) => {
      const node = context.reader.resolve(entry);
      const parameter = node === undefined ? undefined : lowerParameter(context, node);
      if (node === undefined || parameter === undefined) return [];
      if (own(node.value, 'x-alternative-to') !== undefined) return [];
      if (parameter.in === 'header') return [parameter];
      const { reader } = context;
      reader.report(diagnose('client-parameter-unusable', { name: parameter.wireName }, reader.place(node)));
      return [];
    }),
);

const keyOf = (parameter: Parameter): string =>
  `${parameter.in} ${parameter.in === 'header' ? parameter.wireName.toLowerCase() : parameter.wireName}`;

/** What a Parameter Object declares: one parameter, those of a form, or none. */
const parametersOf = once((context: SchemaContext, node: ObjectNode): readonly Parameter[] => {
  const form = lowerQueryString(context, node);
  if (form !== undefined) return form;
  const parameter = lowerWholeQuery(context, node) ?? lowerParameter(context, node);
  return parameter === undefined ? [] : [parameter];
});

/**
 * The properties of a form that is the whole query: each is a parameter of it. Undefined for any other parameter.
 */
const lowerQueryString = (context: SchemaContext, node: ObjectNode): readonly Parameter[] | undefined => {
  if (own(node.value, 'in') !== 'querystring') return undefined;
  const { reader } = context;
  const [media] = lowerMedia(reader, reader.at(node, 'content'));
  const schema = media?.kind === 'form' ? reader.at(media.node, 'schema') : undefined;
  const form = schema === undefined ? undefined : follow(reader, schema);
  if (media === undefined || form === undefined || !isObjectLike(reader, form)) return undefined;
  const styles = fieldStyles(context, media) ?? {};
  // As in a form that is a body: lists repeat their key, objects are JSON.
  const usual = (name: string): FieldStyle =>
    isObjectField(reader, fieldSchema(reader, media, name))
      ? { style: 'json', explode: false }
      : { style: 'form', explode: true };
  checkEncoding(reader, media, 'form');
  return propertiesOf(context, form).map(({ wireName, type, doc, constraints, optional }) => ({
    wireName,
    name: { words: [wireName], strength: 'declared' },
    in: 'query',
    type,
    doc,
    constraints,
    required: !optional,
    ...((Object.hasOwn(styles, wireName) ? styles[wireName] : undefined) ?? usual(wireName)),
  }));
};

/** One value that is the whole query, as JSON or as text. Undefined for any other parameter. */
const lowerWholeQuery = (context: SchemaContext, node: ObjectNode): Parameter | undefined => {
  const { reader } = context;
  const wireName = reader.text(node, 'name');
  if (wireName === undefined || own(node.value, 'in') !== 'querystring') return undefined;
  const [media] = lowerMedia(reader, reader.at(node, 'content'));
  if (media?.kind !== 'json' && media?.kind !== 'text') return undefined;
  return {
    ...nameOf(node, wireName),
    in: 'query',
    required: reader.flag(node, 'required'),
    ...valueOf(context, node, 'query'),
    style: media.kind === 'json' ? 'wholeJson' : 'whole',
    explode: false,
  };
};

const nameOf = ({ value }: ObjectNode, wireName: string): Pick<Parameter, 'wireName' | 'name'> => {
  const pinned = own(value, 'x-name');
  return {
    wireName,
    name:
      typeof pinned === 'string'
        ? { words: [pinned], strength: 'pinned' }
        : { words: [wireName], strength: 'declared' },
  };
};

const lowerParameter = (context: SchemaContext, node: ObjectNode): Parameter | undefined => {
  const { reader } = context;
  const wireName = reader.text(node, 'name');
  const place = PLACES.find((each) => each === own(node.value, 'in'));
  if (wireName === undefined || place === undefined) {
    // A querystring that is neither a form nor JSON nor text cannot be written.
    reader.report(diagnose('parameter-unusable', { in: textOf(own(node.value, 'in')) }, reader.place(node)));
    return undefined;
  }
  if (place === 'header' && DECIDED_ELSEWHERE.has(wireName.toLowerCase())) return undefined;
  if ((place === 'header' || place === 'cookie') && !TOKEN.test(wireName)) {
    const args = { what: `${place} parameter`, name: wireName };
    reader.report(diagnose('not-a-token', args, reader.place(node)));
    return undefined;
  }
  return {
    ...nameOf(node, wireName),
    in: place,
    required: place === 'path' || reader.flag(node, 'required'),
    ...valueOf(context, node, place),
  };
};

const JSON_TYPE = /^[^;]*[/+]json\s*(?:;|$)/i;

/** A parameter that may be sent without a value takes empty text for that. */
const emptyOr = (type: Type, mayBeEmpty: boolean): Type => {
  const isText = type.kind === 'primitive' && (type.name === 'string' || type.name === 'unknown');
  if (!mayBeEmpty || isText) return type;
  const empty = { kind: 'literal', value: '' } as const;
  return type.kind === 'union'
    ? { ...type, members: [...type.members, empty] }
    : { kind: 'union', members: [type, empty] };
};

/** What a parameter holds, and how it is written: by a style, or as the JSON of its `content`. */
const valueOf = (
  context: SchemaContext,
  node: ObjectNode,
  place: Parameter['in'],
): Pick<Parameter, 'type' | 'doc' | 'constraints' | 'style' | 'explode' | 'reserved'> => {
  const { reader } = context;
  const [media] = reader.members(reader.at(node, 'content'));
  const schema = reader.at(media?.[1] ?? node, 'schema');
  const doc = docOf(reader, node);
  const style =
    media !== undefined && JSON_TYPE.test(media[0])
      ? ({ style: 'json', explode: false } as const)
      : styleOf(context, node, place);
  if (schema === undefined) return { type: UNKNOWN, doc, constraints: {}, ...style };
  return {
    type: emptyOr(context.use(schema), place === 'query' && reader.flag(node, 'allowEmptyValue')),
    doc:
      doc.body === undefined ? { ...docOf(reader, schema, [reader.text(node, 'name') ?? '']), ...doc } : doc,
    constraints: isMembers(schema.value) ? constraintsOf(schema.value) : {},
    ...style,
  };
};
