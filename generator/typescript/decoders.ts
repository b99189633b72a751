import { code, type Code } from '../code.js';
import type { Operation, Outcome, VersionId } from '../ir/model.js';
import { outcomesOf } from '../ir/walk.js';
import type { Context } from './context.js';
import { pageDecoder } from './pages.js';
import type { FileScope } from './scope.js';

/** The function that makes the usual result of a method from its call, at a version. */
export const usualDecoder = (
  context: Context,
  scope: FileScope,
  { success, pagination }: Operation,
  version: VersionId,
): Code =>
  pagination === undefined ? decoder(context, scope, success, version) : pageDecoder(scope, pagination);

export const decoder = (context: Context, scope: FileScope, outcome: Outcome, version: VersionId): Code => {
  switch (outcome.kind) {
    case 'nothing':
      return scope.runtimeValue('nothing');
    case 'stream': {
      const many = scope.runtimeValue(streamDecoder(context, outcome, version));
      return outcome.single === undefined
        ? many
        : code`(call) => ${scope.runtimeValue('orSingle')}(call, ${many}(call))`;
    }
    case 'value':
      return valueDecoder(context, scope, outcome, version);
  }
};

type Stream = Extract<Outcome, { kind: 'stream' }>;
type Value = Extract<Outcome, { kind: 'value' }>;

const streamDecoder = (
  context: Context,
  stream: Stream,
  version: VersionId,
):
  | 'textLines'
  | 'jsonLines'
  | 'jsonSequence'
  | 'wholeEvents'
  | 'wholeTextEvents'
  | 'events'
  | 'jsonEvents' => {
  switch (stream.framing) {
    case 'lines':
      return 'textLines';
    case 'jsonl':
      return 'jsonLines';
    case 'jsonSequence':
      return 'jsonSequence';
    case 'sse':
      if (stream.whole !== undefined) return stream.whole === 'json' ? 'wholeEvents' : 'wholeTextEvents';
      return isRawEvent(context, stream, version) ? 'events' : 'jsonEvents';
  }
};

/** Events that are no JSON, or of which nothing is said, are given as they come: with their name and id. */
export const isRawEvent = (
  { types }: Context,
  { framing, whole, event }: Stream,
  version: VersionId,
): boolean => {
  if (framing !== 'sse' || whole !== undefined) return false;
  const type = types.resolve(event, version);
  return type?.kind === 'primitive' && (type.name === 'unknown' || type.name === 'string');
};

const valueDecoder = (context: Context, scope: FileScope, outcome: Value, version: VersionId): Code => {
  const { codec } = outcome;
  if (codec === 'text') return scope.runtimeValue('text');
  if (codec === 'bytes') return scope.runtimeValue('blob');
  return scope.runtimeValue(isListed(context, outcome, version) ? 'list' : 'json');
};

const isListed = ({ types }: Context, { maybeNothing, type }: Value, version: VersionId): boolean =>
  !maybeNothing && types.resolve(type, version)?.kind === 'list';

/** The versions in which an answer begins to be read in another way, since what a name stands for is of another kind. */
export const readingTurns = (context: Context, operation: Operation): ReadonlySet<VersionId> => {
  const { versions } = context;
  return new Set(
    outcomesOf(operation).flatMap((outcome) => {
      const type =
        outcome.kind === 'value' ? outcome.type : outcome.kind === 'stream' ? outcome.event : undefined;
      if (type?.kind !== 'reference') return [];
      return [...(context.facts.turns.get(type.to) ?? [])].filter((version) => {
        const before = versions[versions.indexOf(version) - 1];
        return (
          before !== undefined && isSpecial(context, outcome, version) !== isSpecial(context, outcome, before)
        );
      });
    }),
  );
};

const isSpecial = (context: Context, outcome: Outcome, version: VersionId): boolean => {
  if (outcome.kind === 'value') return isListed(context, outcome, version);
  return outcome.kind === 'stream' && isRawEvent(context, outcome, version);
};
