import { code, type Code } from '../code.js';
import type { FieldStyle, Parameter, Type } from '../ir/model.js';
import type { Context } from './context.js';
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

export const headerStyle = (scope: FileScope, parameter: Parameter): Code => {
  if (parameter.style === 'json') return scope.runtimeValue('jsonHeader');
  return scope.runtimeValue(parameter.explode ? 'simpleExploded' : 'simple');
};

export const cookieStyle = (context: Context, scope: FileScope, parameter: Parameter): Code => {
  const { style, explode } = parameter;
  if (style === 'json') return scope.runtimeValue('jsonParam');
  if (style === 'cookie') return scope.runtimeValue(explode ? 'rawCookies' : 'rawCookie');
  if (!mayHoldMany(context, parameter.type)) return scope.runtimeValue('cookie');
  return scope.runtimeValue(explode ? 'cookies' : 'csv');
};

/** Whether a value may be a list or an object; one that is a scalar in every version needs no style. */
export const mayHoldMany = (context: Context, type: Type): boolean =>
  context.versions.some((version) => {
    const resolved = context.types.resolve(type, version);
    if (resolved?.kind !== 'union') return resolved !== undefined && !SCALARS.has(resolved.kind);
    return resolved.members.some((member) => member.kind === 'reference' || !SCALARS.has(member.kind));
  });
const SCALARS: ReadonlySet<string> = new Set(['primitive', 'literal', 'enum']);
