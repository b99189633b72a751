import { code, type Code } from '../code.js';
import type { FieldStyle, Parameter, Type, VersionId } from '../ir/model.js';
import type { ClientContext, Context } from './context.js';
import type { RuntimeName } from './runtime-names.js';
import type { FileScope } from './scope.js';

/** The functions of the runtime that write parameters, and fields of forms. */
export const queryStyle = (scope: FileScope, parameter: FieldStyle): Code => {
  const style = usualStyle(scope, parameter);
  return parameter.reserved === true ? code`${scope.runtimeCall('reserved')}(${style})` : style;
};

const usualStyle = (scope: FileScope, parameter: FieldStyle): Code => {
  switch (parameter.style) {
    case 'whole':
      return scope.runtimeValue('wholeQuery');
    case 'wholeJson':
      return scope.runtimeValue('wholeJsonQuery');
    case 'json':
      return scope.runtimeValue('jsonParam');
    case 'deepObject':
      return scope.runtimeValue('deep');
    case 'spaceDelimited':
      return scope.runtimeValue(parameter.explode ? 'form' : 'spaced');
    case 'pipeDelimited':
      return scope.runtimeValue(parameter.explode ? 'form' : 'piped');
    default:
      return scope.runtimeValue(parameter.explode ? 'form' : 'csv');
  }
};

/** What writes the requests of an operation, as it is at a version. */
export interface RequestWriter {
  readonly context: ClientContext;
  readonly scope: FileScope;
  readonly version: VersionId;
}

/** How a parameter is written into a query. */
export const parameterStyle = (writer: RequestWriter, parameter: Parameter): Code => {
  const { style, type } = parameter;
  if (style === 'wholeJson')
    return exactJson(writer, parameter, type, 'wholeQuery') ?? queryStyle(writer.scope, parameter);
  return fieldStyle(writer, parameter, type);
};

/** How a parameter in a query, or a field of a form, of a type is written. */
export const fieldStyle = (writer: RequestWriter, field: FieldStyle, type: Type): Code => {
  if (field.style === 'json')
    return exactJson(writer, field, type, 'form') ?? queryStyle(writer.scope, field);
  const style = queryStyle(writer.scope, field);
  if (field.style === 'whole') return withWholeJson(writer, type, style);
  return field.style === 'deepObject' ? style : withJson(writer, type, style, field.explode);
};

/** A style for values in whose members there is JSON, which may have integers of 64 bits. `repeats`: lists in objects. */
const withJson = (
  { context, scope, version }: RequestWriter,
  type: Type,
  style: Code,
  repeats: boolean,
): Code => {
  if (context.places?.isDeep(type, version) !== true) return style;
  const places = context.places.ofSent(type, version, scope) ?? code`{}`;
  const flag = repeats ? code`, true` : code``;
  return code`${scope.runtimeCall('int64Members')}(${places}, ${style}${flag})`;
};

/** The same for styles that write what is an object as JSON. */
const withWholeJson = (writer: RequestWriter, type: Type, style: Code): Code => {
  const places = wholePlaces(writer, type);
  return places === undefined ? style : code`${writer.scope.runtimeCall('int64Whole')}(${places}, ${style})`;
};

/** Where integers of 64 bits stand in values that are JSON where they are no scalars; undefined where no bigint gets there. */
const wholePlaces = ({ context, scope, version }: RequestWriter, type: Type): Code | undefined => {
  const { places } = context;
  const mayBeJson = mayHoldMany(context, type) || places?.isDeep(type, version) === true;
  return mayBeJson ? places?.ofSent(type, version, scope) : undefined;
};

export const headerStyle = (writer: RequestWriter, parameter: Parameter): Code => {
  const { scope } = writer;
  if (parameter.style === 'json')
    return exactJson(writer, parameter, parameter.type, 'jsonTextHeader') ?? scope.runtimeValue('jsonHeader');
  const style = scope.runtimeValue(parameter.explode ? 'simpleExploded' : 'simple');
  return withJson(writer, parameter.type, style, false);
};

export const cookieStyle = (writer: RequestWriter, parameter: Parameter): Code => {
  const { scope, context } = writer;
  const { style, explode, type } = parameter;
  if (style === 'json') return exactJson(writer, parameter, type, 'form') ?? scope.runtimeValue('jsonParam');
  const usual = (name: RuntimeName): Code => withJson(writer, type, scope.runtimeValue(name), explode);
  if (style === 'cookie') return usual(explode ? 'rawCookies' : 'rawCookie');
  if (!mayHoldMany(context, type)) return withWholeJson(writer, type, scope.runtimeValue('cookie'));
  return usual(explode ? 'cookies' : 'csv');
};

/** JSON with integers of 64 bits, as another style writes text; undefined where there are none. */
const exactJson = (
  { context, scope, version }: RequestWriter,
  { reserved }: FieldStyle,
  type: Type,
  style: 'form' | 'jsonTextHeader' | 'wholeQuery',
): Code | undefined => {
  const places = context.places?.ofSent(type, version, scope);
  if (places === undefined) return undefined;
  const written = code`${scope.runtimeCall('int64Param')}(${places}, ${scope.runtimeValue(style)})`;
  return reserved === true ? code`${scope.runtimeCall('reserved')}(${written})` : written;
};

/** Whether a value may be a list or an object; one that is a scalar in every version needs no style. */
export const mayHoldMany = (context: Context, type: Type): boolean =>
  context.versions.some((version) => {
    const resolved = context.types.resolve(type, version);
    if (resolved?.kind !== 'union') return resolved !== undefined && !SCALARS.has(resolved.kind);
    return resolved.members.some((member) => member.kind === 'reference' || !SCALARS.has(member.kind));
  });
const SCALARS: ReadonlySet<string> = new Set(['primitive', 'literal', 'enum']);
