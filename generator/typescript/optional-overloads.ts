import { code } from '../code.js';
import type { Words } from './method-overloads.js';
import { paramsType, reachOf, returnsOf, type How, type Subject } from './method-subject.js';
import type { OverloadView } from './views/resource.js';

/**
 * Two signatures where some versions demand `params` and others do not: the first for those that do not, the other for
 * all. None where the versions agree.
 */
export const optionalOverloads = (
  subject: Subject,
  how: How,
  { versionCount, positions, comment }: Words,
): readonly OverloadView[] => {
  const { params, plans, scope, versions } = subject;
  const free = versions.filter((version) => plans.get(version)?.required !== true);
  if (params === undefined || free.length === 0 || free.length === versions.length) return [];
  const options = code`options?: ${scope.runtimeType('RequestOptions')}`;
  return [free, versions].map((reached) => {
    const reach = reachOf(subject, how, reached, reached.length === versionCount);
    const type = paramsType(params, reach.version);
    const given = reached === free ? code`params?: ${type}` : code`params: ${type}`;
    return {
      comment,
      generics: reach.generics,
      parameters: [...reach.self, ...positions, given, options],
      returns: returnsOf(how, reach.version),
    };
  });
};
