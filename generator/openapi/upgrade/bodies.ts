import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { flagOf } from '../flag.js';
import { below, linkTo, referenceOf, without, type Spot, type Upgrade } from './context.js';
import { isUnwritable, reportUnwritable, schemaOf, styleOf } from './parameters.js';

const JSON_TYPE = /^[^;]*[/+]json\b/i;
const FORM_TYPES = /^(?:multipart\/.*|application\/x-www-form-urlencoded)$/i;

/** A parameter of an operation: where it is listed, and what it is at the end of its reference. */
export interface Listed {
  readonly listed: Spot;
  readonly end: Spot & { readonly value: Members };
}

/**
 * A table of media types that share one schema. It stands at one of them, at the others is a reference to it, so that
 * it is one type.
 */
export const contentOf = (
  upgrade: Upgrade,
  mediaTypes: readonly string[],
  schema: Spot,
  /** Where the table stands. */
  at: { readonly uri: string; readonly pointer: string },
): Members => {
  const isHere = schema.uri === at.uri && referenceOf(schema.value) === undefined;
  const main = mediaTypes.find((each) => JSON_TYPE.test(each)) ?? mediaTypes[0] ?? 'application/json';
  const link = linkTo(upgrade.view, schema, at.uri);
  for (const each of mediaTypes) {
    const pointer = child(at.pointer, each, 'schema');
    if (each === main && isHere) upgrade.moves.add(schema.uri, schema.pointer, pointer);
    else upgrade.moves.made(at.uri, schema.uri === at.uri ? schema.pointer : at.pointer, pointer);
  }
  return Object.fromEntries(
    mediaTypes.map((each) => [each, { schema: each === main && isHere ? schema.value : link }]),
  );
};

/** The request body that a parameter `in: body` is. `isShared`: its schema stands elsewhere and stays there. */
export const bodyOf = (
  upgrade: Upgrade,
  { end }: Pick<Listed, 'end'>,
  mediaTypes: readonly string[],
  at: { readonly uri: string; readonly pointer: string; readonly isShared: boolean },
): Members => {
  const schema = below(end, 'schema');
  const content = child(at.pointer, 'content');
  const rest = without(end.value, 'in', 'name', 'schema');
  if (schema.value === undefined) {
    return { ...rest, content: Object.fromEntries(mediaTypes.map((each) => [each, {}])) };
  }
  if (!at.isShared) {
    return { ...rest, content: contentOf(upgrade, mediaTypes, schema, { uri: at.uri, pointer: content }) };
  }
  const link = linkTo(upgrade.view, schema, at.uri);
  return { ...rest, content: Object.fromEntries(mediaTypes.map((each) => [each, { schema: link }])) };
};

/** The request body that parameters `in: formData` make together. */
export const formOf = (
  upgrade: Upgrade,
  fields: readonly Listed[],
  consumes: readonly string[],
  at: { readonly uri: string; readonly pointer: string },
): Members => {
  const mediaTypes = formTypes(fields, consumes);
  const properties = new Map<string, Members>();
  const encoding = new Map<string, Members>();
  for (const { listed, end } of fields) {
    const name = nameOf(end.value);
    if (name === undefined) continue;
    for (const each of mediaTypes) {
      upgrade.moves.made(
        at.uri,
        listed.pointer,
        child(at.pointer, 'content', each, 'schema', 'properties', name),
      );
    }
    properties.set(name, fieldOf(upgrade, end));
    if (own(end.value, 'type') === 'array') {
      encoding.set(name, styleOf(own(end.value, 'collectionFormat'), 'formData'));
    }
  }
  const required = fields.filter(({ end }) => flagOf(own(end.value, 'required')) === true);
  const media = {
    schema: {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length === 0 ? {} : { required: required.map(({ end }) => nameOf(end.value)) }),
    },
    ...(encoding.size === 0 ? {} : { encoding: Object.fromEntries(encoding) }),
  };
  return {
    ...(required.length === 0 ? {} : { required: true }),
    content: Object.fromEntries(mediaTypes.map((each) => [each, media])),
  };
};

const fieldOf = (upgrade: Upgrade, end: Listed['end']): Members => {
  const extensions = Object.entries(end.value).filter(
    ([key]) => key === 'description' || (key.startsWith('x-') && key !== 'x-nullable'),
  );
  const isText = isUnwritable(end.value, 'formData');
  if (isText) reportUnwritable(upgrade, end);
  const schema = isText ? { type: 'string' } : schemaOf(end.value);
  return { ...schema, ...Object.fromEntries(extensions) };
};

/** A file needs parts; without one, what the operation consumes decides. */
const formTypes = (fields: readonly Listed[], consumes: readonly string[]): readonly string[] => {
  const hasFile = fields.some(({ end }) => own(end.value, 'type') === 'file');
  const usable = consumes.filter((each) => FORM_TYPES.test(each) && (!hasFile || /^multipart/i.test(each)));
  if (usable.length > 0) return usable;
  return [hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
};

export const nameOf = (parameter: Members): string | undefined => {
  const name = own(parameter, 'name');
  return typeof name === 'string' ? name : undefined;
};

/** Say of parameters that an operation cannot send, since it has a body of another kind. */
export const reportUnusable = ({ view, report }: Upgrade, fields: readonly Listed[], place: string): void => {
  for (const { listed } of fields) {
    const { uri, pointer } = view.written(listed.uri, listed.pointer);
    report(diagnose('second-body', { in: place }, { file: view.name(uri), pointer }));
  }
};

/** A shared parameter in place: a body becomes a request body, a form field is nothing by itself. */
export const isBody = (value: unknown): value is Members => isMembers(value) && own(value, 'in') === 'body';
export const isField = (value: unknown): value is Members =>
  isMembers(value) && own(value, 'in') === 'formData';
