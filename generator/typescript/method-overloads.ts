import { code, join, type Code } from '../code.js';
import { at } from '../ir/lookup.js';
import type { VersionId } from '../ir/model.js';
import { paragraphsOf, type CommentView } from './comments.js';
import { ident, str } from './literal.js';
import { anyOf, paramsType, reachOf, returnsOf, type How, type Subject } from './method-subject.js';
import { overloadsOf } from './overloads.js';
import { withoutSwitch, type Sending } from './sendings.js';
import type { OverloadView } from './views/resource.js';

/** What all signatures of a method have in common. */
export interface Words {
  /** Of the API. */
  readonly versionCount: number;
  readonly positions: readonly Code[];
  readonly comment: CommentView;
}

/** One signature for each representation of the answer to a request, as the newest version that has several describes them. */
export const methodOverloads = (
  subject: Subject,
  how: How,
  sending: Sending,
  { versionCount, positions, comment }: Words,
): readonly OverloadView[] => {
  const { names, scope, timeline } = subject;
  const { params, plans, versions, contentTypes, isNamed } = sending;
  const { byMediaType } = how.gives;
  const newestFirst = [...versions].reverse();
  const withSeveral = newestFirst.find((each) => (at(timeline, each)?.alternatives.length ?? 0) > 0);
  const [found = withSeveral] = withSeveral === undefined ? newestFirst : [];
  const operation = found === undefined ? undefined : at(timeline, found);
  const plan = found === undefined ? undefined : plans.get(found);
  if (operation === undefined || plan === undefined) return [];
  const isRequired = versions.some((each) => plans.get(each)?.required === true);
  const having = (mediaType?: string): readonly VersionId[] =>
    mediaType === undefined || !how.hasChoice
      ? versions
      : versions.filter((each) => byMediaType.get(each)?.has(mediaType) === true);
  const results = ident(names.results);
  return overloadsOf({
    operation: isNamed ? withoutSwitch(operation, plan) : operation,
    plan,
    comment,
    summary: paragraphsOf(operation.doc)[0] ?? '',
    positions,
    params: params === undefined ? undefined : { type: (version) => paramsType(params, version), isRequired },
    options: scope.runtimeType('RequestOptions'),
    contentTypes,
    isNamed,
    reach: (mediaType) => {
      const reached = having(mediaType);
      return reachOf({ ...subject, params }, how, reached, reached.length === versionCount);
    },
    isEverywhere: (mediaType) => having(mediaType).length === versions.length,
    returns: (mediaTypes, version) => {
      if (!how.hasChoice) return returnsOf(how, version);
      const [only = '', ...more] = mediaTypes;
      if (how.isVarying) {
        return more.length === 0
          ? code`${results}[${version}][${str(only)}]`
          : code`${anyOf(results, true, scope)}[${version}]`;
      }
      return join(
        mediaTypes.flatMap((each) => byMediaType.values().next().value?.get(each) ?? []),
        code` | `,
      );
    },
  });
};
