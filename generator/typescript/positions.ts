import { code, type Code } from '../code.js';
import type { PrimitiveName, Type, TypeDef } from '../ir/model.js';
import type { Context } from './context.js';
import type { FileScope } from './scope.js';
import type { TypeWriter } from './type-text.js';

/** Null has no place in a path, and of a value of which nothing is said, only text has one. */
export const positionType = (
  context: Context,
  types: TypeWriter,
  type: Type | undefined,
  scope: FileScope,
): Code => {
  const version = context.versions.at(-1);
  const resolved =
    type === undefined || version === undefined ? undefined : context.types.resolve(type, version);
  if (type === undefined || resolved === undefined || isPrimitive(resolved, 'unknown')) return code`string`;
  const text = types.write(type, { scope, direction: 'sent', version: context.pin });
  const isNullable =
    resolved.kind === 'union' && resolved.members.some((member) => isPrimitive(member, 'null'));
  return isNullable ? code`NonNullable<${text}>` : text;
};

const isPrimitive = (type: Type | TypeDef, name: PrimitiveName): boolean =>
  type.kind === 'primitive' && type.name === name;
