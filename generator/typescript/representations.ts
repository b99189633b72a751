import { Code, code, join } from '../code.js';
import { outcomesOf } from '../ir/walk.js';
import type { Alternative, Operation, Outcome, Switch, VersionId } from '../ir/model.js';
import type { ClientContext } from './context.js';
import { decoder, usualDecoder } from './decoders.js';
import { key, literal, str } from './literal.js';
import type { ParamsPlan } from './parameters.js';
import type { FileScope } from './scope.js';

/** The media type that a representation goes by. */
export const mediaTypeOf = (outcome: Outcome): string =>
  outcome.kind === 'nothing' ? 'application/json' : outcome.mediaType;

/** What goes out as `Accept`, where only this representation is asked for. */
export const wireType = (outcome: Outcome): string =>
  outcome.kind === 'stream' && outcome.single !== undefined
    ? `${withParameters(outcome)}, ${outcome.single}`
    : outcome.kind === 'nothing'
      ? mediaTypeOf(outcome)
      : withParameters(outcome);

const withParameters = ({ mediaType, typeParameters = '' }: Exclude<Outcome, { kind: 'nothing' }>): string =>
  mediaType + typeParameters;

/** The media types of an operation in some versions, the usual one of the newest first. */
export const mediaTypesOf = (newestFirst: readonly Operation[]): readonly string[] => [
  ...new Set(newestFirst.flatMap((operation) => outcomesOf(operation).map(mediaTypeOf))),
];

/** What decides in which representation an answer comes; empty where there is only one. */
export const choiceOf = (scope: FileScope, operation: Operation, plan: ParamsPlan): Code => {
  const { success, alternatives } = operation;
  if (alternatives.length === 0) return Code.EMPTY;
  const named = alternatives.filter(({ when }) => when === undefined).map(({ outcome }) => outcome);
  const usual = str(wireType(success));
  const together = [success, ...named]
    .filter((outcome) => wireType(outcome) !== mediaTypeOf(outcome))
    .map((outcome) => code`${key(mediaTypeOf(outcome))}: ${str(wireType(outcome))}`);
  const extra = together.length === 0 ? Code.EMPTY : code`, { ${join(together, code`, `)} }`;
  const otherwise = named.length === 0 ? usual : code`${scope.runtimeCall('onAccept')}(${usual}${extra})`;
  const flagged = switched(alternatives);
  if (flagged === undefined) return otherwise;
  const value = literal(flagged.when.value);
  return switchPaths(operation, plan, flagged.when).reduceRight(
    (rest, path) =>
      code`${scope.runtimeCall('onFlag')}([${join(path.map(str), code`, `)}], ${value}, ${str(wireType(flagged.outcome))}, ${rest})`,
    otherwise,
  );
};

/** The places of a switch: one body may stand among the parameters, and another one by itself. */
const switchPaths = (
  operation: Operation,
  plan: ParamsPlan,
  when: Switch,
): readonly (readonly string[])[] => {
  const others = [...plan.others.values()].filter(({ isSwitched }) => isSwitched);
  const paths = [plan, ...others].map((each) => switchPath(operation, each, when));
  return [...new Map(paths.map((path) => [path.join(), path])).values()];
};

/** The representation that a boolean of the request asks for. */
export const switched = (
  alternatives: readonly Alternative[],
): (Alternative & { readonly when: Switch }) | undefined => {
  for (const { outcome, when } of alternatives) if (when !== undefined) return { outcome, when };
  return undefined;
};

/** Where a switch stands in `params`. */
export const switchPath = (operation: Operation, plan: ParamsPlan, when: Switch): readonly string[] => {
  if (when.in === 'body') return plan.bodyAt === 'body' ? ['body', when.wireName] : [when.wireName];
  const parameter = operation.parameters.find(
    (each) => each.in === 'query' && each.wireName === when.wireName,
  );
  return [(parameter && plan.keys.get(parameter)) ?? when.wireName];
};

/** A reader for each of the media types. */
export const readersOf = (
  context: ClientContext,
  scope: FileScope,
  operation: Operation,
  { type, mediaTypes }: ResultsByMediaType,
  version: VersionId,
): Code => {
  const usual = usualDecoder(context, scope, operation, version);
  const readers = mediaTypes.map((mediaType) => {
    const found = operation.alternatives.find(({ outcome }) => mediaTypeOf(outcome) === mediaType);
    return code`${key(mediaType)}: ${found === undefined ? usual : decoder(context, scope, operation, found.outcome, version)}`;
  });
  return code`${scope.runtimeCall('represented')}<${type}>({ ${join(readers, code`, `)} })`;
};

/** What an operation gives, by media type. */
export interface ResultsByMediaType {
  /** The type with a property for each media type. */
  readonly type: Code;
  readonly mediaTypes: readonly string[];
}
