import { code, type Code } from '../code.js';
import type { Operation, Outcome, Type, TypeDef } from '../ir/model.js';
import type { Context } from './context.js';
import { pageDecoder } from './pages.js';
import type { FileScope } from './scope.js';

/** The function that makes the usual result of a method from its call. */
export const usualDecoder = (context: Context, scope: FileScope, operation: Operation): Code => {
  const { success, pagination } = operation;
  return pagination === undefined ? decoder(context, scope, success) : pageDecoder(scope, pagination);
};

export const decoder = (context: Context, scope: FileScope, outcome: Outcome): Code => {
  switch (outcome.kind) {
    case 'nothing':
      return scope.runtimeValue('nothing');
    case 'stream': {
      const many = scope.runtimeValue(streamDecoder(context, outcome));
      return outcome.single === undefined
        ? many
        : code`(call) => ${scope.runtimeValue('orSingle')}(call, ${many}(call))`;
    }
    case 'value':
      return valueDecoder(context, scope, outcome);
  }
};

type Stream = Extract<Outcome, { kind: 'stream' }>;

const streamDecoder = (
  context: Context,
  stream: Stream,
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
      return isRawEvent(context, stream) ? 'events' : 'jsonEvents';
  }
};

/** Events that are no JSON, or of which nothing is said, are given as they come: with their name and id. */
export const isRawEvent = (context: Context, { framing, whole, event }: Stream): boolean => {
  if (framing !== 'sse' || whole !== undefined) return false;
  const type = resolved(context, event);
  return type?.kind === 'primitive' && (type.name === 'unknown' || type.name === 'string');
};

const resolved = ({ types, versions }: Context, type: Type): Type | TypeDef | undefined => {
  const version = versions.at(-1);
  return version === undefined ? undefined : types.resolve(type, version);
};

const valueDecoder = (
  context: Context,
  scope: FileScope,
  { codec, maybeNothing, type }: Extract<Outcome, { kind: 'value' }>,
): Code => {
  if (codec === 'text') return scope.runtimeValue('text');
  if (codec === 'bytes') return scope.runtimeValue('blob');
  return scope.runtimeValue(!maybeNothing && resolved(context, type)?.kind === 'list' ? 'list' : 'json');
};
