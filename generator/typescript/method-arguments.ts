import { type Code, code, join } from '../code.js';
import type { VersionId } from '../ir/model.js';
import { paramsType } from './method-subject.js';
import type { FileScope } from './scope.js';
import { contentTypeOf, type Sending } from './sendings.js';

/**
 * `params` of any sending. `isLoose`: overloads say when it has to be given.
 *
 * @param versionsOf a union of versions as a type
 */
export const paramsArguments = (
  sendings: readonly Sending[],
  version: Code,
  isLoose: boolean,
  versionsOf: (versions: readonly VersionId[]) => Code,
): readonly Code[] => {
  const types = sendings.flatMap(({ params, versions, isNamed }) =>
    params === undefined
      ? []
      : [paramsType(params, isNamed && params.varies ? versionsOf(versions) : version)],
  );
  const distinct = [...new Map(types.map((type) => [type.text, type])).values()];
  if (distinct.length === 0) return [];
  const needed = sendings.flatMap(({ plans }) => [...plans.values()].map((plan) => plan.required));
  const isRequired = isLoose ? needed.every(Boolean) : needed.some(Boolean);
  const union = join(distinct, code` | `);
  return [isRequired ? code`params: ${union}` : code`params?: ${union}`];
};

export const optionsArgument = (scope: FileScope, contentTypes: readonly string[]): Code => {
  const options = scope.runtimeType('RequestOptions');
  return contentTypes.length === 0
    ? code`options?: ${options}`
    : code`options?: ${options} & { contentType?: ${contentTypeOf(contentTypes)} | undefined }`;
};
