import { code, join, type Code } from '../code.js';
import { newest, type Types } from '../ir/lookup.js';
import type { Operation, Parameter, PrimitiveName, Type, TypeDef, VersionId } from '../ir/model.js';
import { sentencesOf } from './comments.js';
import type { Context } from './context.js';
import { ident } from './literal.js';
import type { Subject } from './method-subject.js';
import type { FileScope } from './scope.js';
import type { TypeWriter } from './type-text.js';

/**
 * The parameters of a method that stand in its path: `id: string`. Where versions differ in the type of one, it takes what
 * any of them takes: all of it is text on its way.
 */
export const positionsOf = (
  context: Context,
  types: TypeWriter,
  { timeline, names, scope }: Pick<Subject, 'timeline' | 'names' | 'scope'>,
): readonly Code[] => {
  const now = newest(timeline, context.api);
  // The newest first, whose types are the usual ones.
  const revisions = timeline.revisions.toSorted((a, b) => Number(b.value === now) - Number(a.value === now));
  return names.positions.map((name, index) => {
    const written = revisions.map(({ value, versions }) => {
      const { pin } = context;
      const version = pin === undefined || versions.includes(pin) ? pin : versions.at(-1);
      const parameter = inPath(value)[index];
      return positionType(context, types, parameter?.type, { scope, version });
    });
    const distinct = new Map(written.map((type) => [type.text, type]));
    return code`${ident(name)}: ${join([...distinct.values()], code` | `)}`;
  });
};

/** What is said of each: `@param id - The number of the order.` */
export const positionTags = (operation: Operation, names: readonly string[]): readonly string[] =>
  inPath(operation).flatMap(({ doc, constraints }, index) => {
    const [name, words] = [names[index], sentencesOf(doc, constraints)];
    return name === undefined || words === '' ? [] : [`@param ${name} - ${words}`];
  });

const inPath = ({ parameters }: Operation): readonly Parameter[] =>
  parameters.filter((each) => each.in === 'path');

/** Null has no place in a path, and of a value of which nothing is said, only text has one. */
const positionType = (
  context: Context,
  types: TypeWriter,
  type: Type | undefined,
  { scope, version }: { readonly scope: FileScope; readonly version: VersionId | undefined },
): Code => {
  const at = version ?? context.versions.at(-1);
  if (type === undefined || at === undefined) return code`string`;
  const parts = new Set(primitivesOf(context.types, type, at));
  if (parts.has('unknown') || (parts.has('null') && parts.size === 1)) return code`string`;
  const text = types.write(type, { scope, direction: 'sent', version });
  return parts.has('null') ? code`NonNullable<${text}>` : text;
};

/** The primitives that a value may be, through references and unions; `object` stands for all that is none. */
const primitivesOf = (
  types: Types,
  type: Type,
  version: VersionId,
  seen: readonly (Type | TypeDef)[] = [],
): readonly (PrimitiveName | 'object')[] => {
  const resolved = types.resolve(type, version);
  if (resolved === undefined) return ['unknown'];
  if (seen.includes(resolved)) return [];
  if (resolved.kind === 'primitive') return [resolved.name];
  if (resolved.kind !== 'union') return ['object'];
  return resolved.members.flatMap((member) => primitivesOf(types, member, version, [...seen, resolved]));
};
