import { Code, code, join } from '../code.js';
import { bodiesOf, bodyKey } from '../ir/walk.js';
import type { Body, Operation } from '../ir/model.js';
import { anyOf, fieldsOf, typeOfField } from './body-fields.js';
import { key, str } from './literal.js';
import { fieldStyle, queryStyle, type RequestWriter } from './parameter-styles.js';
import type { ParamsPlan } from './parameters.js';
import type { RuntimeName } from './runtime-names.js';
import type { FileScope } from './scope.js';

/** What encodes the body of an operation: where a caller may name a media type, an encoder for each. */
export const bodyText = (writer: RequestWriter, operation: Operation, plan: ParamsPlan): Code => {
  const { scope } = writer;
  const [usual, ...others] = bodiesOf(operation);
  if (usual === undefined) return Code.EMPTY;
  if (others.length === 0 && !isRange(usual.mediaType)) return encoder(writer, usual);
  const encoders = [usual, ...others].map((body) => {
    const { bodyAt } = plan.others.get(bodyKey(body)) ?? plan;
    const encode = encoder(writer, body);
    const isWrapped = bodyAt === 'body' && !isApart(plan);
    return code`${key(body.mediaType)}: ${isWrapped ? code`${scope.runtimeCall('apart')}(${encode})` : encode}`;
  });
  return code`${scope.runtimeCall('onContentType')}({ ${join(encoders, code`, `)} })`;
};

/** Whether the body is `params.body`, as whichever media type it is sent. */
export const isApart = (plan: ParamsPlan): boolean =>
  [plan, ...plan.others.values()].every(({ bodyAt }) => bodyAt === 'body');

/** Whether a media type stands for several, as `image/*` does. */
export const isRange = (mediaType: string): boolean => mediaType.includes('*');

/** `styledForm({ expand: deep })` */
const styledForm = (writer: RequestWriter, { type }: Body, styles: NonNullable<Body['styles']>): Code => {
  const { context, scope, version } = writer;
  const { properties, others } = fieldsOf(context.types, type, version);
  const fields = Object.entries(styles).map(([name, style]) => {
    const held = typeOfField(properties, name) ?? anyOf(others);
    const text = held === undefined ? queryStyle(scope, style) : fieldStyle(writer, style, held);
    return code`${key(name)}: ${text}`;
  });
  return code`${scope.runtimeCall('styledForm')}({ ${join(fields, code`, `)} })`;
};

/** `typedParts({ meta: 'application/json' })` */
const typedParts = (scope: FileScope, { partTypes = {}, mediaType }: Body): Code => {
  const parts = Object.entries(partTypes).map(([name, type]) => code`${key(name)}: ${str(type)}`);
  const types = parts.length === 0 ? code`{}` : code`{ ${join(parts, code`, `)} }`;
  const more = mediaType === MIXED ? code`, ${str(mediaType)}` : Code.EMPTY;
  return code`${scope.runtimeCall('typedParts')}(${types}${more})`;
};

/** What `FormData` does not write. */
const MIXED = 'multipart/mixed';

/** What encodes a form, or parts, some of which are JSON with integers of 64 bits. */
const withFields = (
  { context, scope, version }: RequestWriter,
  { type, styles = {} }: Body,
  encode: Code,
): Code => {
  const { places: all } = context;
  if (all === undefined) return encode;
  const { properties, others } = fieldsOf(context.types, type, version);
  const other = anyOf(others);
  const rest = other && all.ofSent(other, version, scope);
  const names = new Set([...properties.map(({ wireName }) => wireName), ...Object.keys(styles)]);
  const named = [...names].map((name): readonly [string, Code | undefined] => {
    const held = typeOfField(properties, name);
    const isStyled = held === undefined || Object.hasOwn(styles, name);
    return [name, isStyled ? undefined : all.ofSent(held, version, scope)];
  });
  // What is there for other names is not for these.
  const fields = rest === undefined ? named.filter(([, places]) => places !== undefined) : named;
  if (fields.length === 0 && rest === undefined) return encode;
  const written = fields.map(([name, places]) => code`${key(name)}: ${places ?? code`undefined`}`);
  const object = written.length === 0 ? code`{}` : code`{ ${join(written, code`, `)} }`;
  const last = rest === undefined ? Code.EMPTY : code`, ${rest}`;
  return code`${scope.runtimeCall('int64Fields')}(${object}, ${encode}${last})`;
};

const encoder = (writer: RequestWriter, body: Body): Code => {
  const { context, scope, version } = writer;
  const exact = (usual: RuntimeName, name: RuntimeName): Code => {
    const places = context.places?.ofSent(body.type, version, scope);
    return places === undefined ? scope.runtimeValue(usual) : code`${scope.runtimeCall(name)}(${places})`;
  };
  const sent = body.mediaType + (body.typeParameters ?? '');
  const typed = (encode: Code, usual: string): Code =>
    sent === usual || isRange(body.mediaType)
      ? encode
      : code`${scope.runtimeCall('mediaType')}(${str(sent)}, ${encode})`;
  switch (body.codec) {
    case 'json':
      return typed(exact('jsonBody', 'int64Body'), 'application/json');
    case 'jsonl':
      return typed(exact('jsonLinesBody', 'int64LinesBody'), 'application/jsonl');
    case 'jsonSequence':
      return typed(exact('jsonSequenceBody', 'int64SequenceBody'), 'application/json-seq');
    case 'form':
      return withFields(
        writer,
        body,
        body.styles === undefined ? scope.runtimeValue('formBody') : styledForm(writer, body, body.styles),
      );
    case 'multipart':
      return withFields(
        writer,
        body,
        body.partTypes === undefined && body.mediaType !== MIXED
          ? scope.runtimeValue('multipartBody')
          : typedParts(scope, body),
      );
    case 'text':
      return typed(scope.runtimeValue('textBody'), 'text/plain');
    case 'bytes':
      return typed(scope.runtimeValue('binaryBody'), 'application/octet-stream');
  }
};
