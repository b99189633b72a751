import { code, join, type Code } from '../code.js';
import type { Operation, Outcome, VersionId } from '../ir/model.js';
import { outcomesOf } from '../ir/walk.js';
import type { ClientContext, Context } from './context.js';
import { key } from './literal.js';
import { pageDecoder } from './pages.js';
import type { RuntimeName } from './runtime-names.js';
import type { FileScope } from './scope.js';

/** The function that makes the usual result of a method from its call, at a version. */
export const usualDecoder = (
  context: ClientContext,
  scope: FileScope,
  operation: Operation,
  version: VersionId,
): Code => {
  if (operation.pagination === undefined)
    return decoder(context, scope, operation, operation.success, version);
  const pages = pageDecoder(context, scope, operation, version);
  const errors = errorPlaces(context, scope, operation, version);
  return errors === undefined ? pages : code`${scope.runtimeCall('int64PageErrors')}(${errors}, ${pages})`;
};

/** The same for one of the representations of its success. */
export const decoder = (
  context: ClientContext,
  scope: FileScope,
  operation: Operation,
  outcome: Outcome,
  version: VersionId,
): Code => {
  const errors = errorPlaces(context, scope, operation, version);
  const call =
    errors === undefined ? code`call` : code`${scope.runtimeValue('int64Errors')}(call, ${errors})`;
  const isCalled = errors !== undefined || (outcome.kind === 'stream' && outcome.single !== undefined);
  const reader = readerOf(context, scope, outcome, version, isCalled);
  if (outcome.kind === 'stream' && outcome.single !== undefined) {
    const places = context.places?.of(outcome.event, version, scope);
    return places === undefined
      ? code`(call) => ${scope.runtimeValue('orSingle')}(${call}, ${reader}(${call}))`
      : code`(call) => ${scope.runtimeValue('int64OrSingle')}(${places}, ${call}, ${reader}(${call}))`;
  }
  // Not a function of functions, of whose results no compiler would infer the types.
  return errors === undefined ? reader : code`(call) => ${reader}(${call})`;
};

/** Where integers of 64 bits stand in the bodies of documented errors; undefined where there are none. */
const errorPlaces = (
  { places: all }: ClientContext,
  scope: FileScope,
  { errors }: Operation,
  version: VersionId,
): Code | undefined => {
  const entries = errors.flatMap(({ status, type }) => {
    const places = type === undefined ? undefined : all?.of(type, version, scope);
    return places === undefined ? [] : [code`${key(String(status))}: ${places}`];
  });
  return entries.length === 0 ? undefined : code`{ ${join(entries, code`, `)} }`;
};

/** The function of the runtime that reads an answer. `isCalled`: where it stands, it is called at once. */
const readerOf = (
  context: ClientContext,
  scope: FileScope,
  outcome: Outcome,
  version: VersionId,
  isCalled: boolean,
): Code => {
  const made = (name: RuntimeName, places: Code): Code =>
    code`${isCalled ? scope.runtimeValue(name) : scope.runtimeCall(name)}(${places})`;
  switch (outcome.kind) {
    case 'nothing':
      return scope.runtimeValue('nothing');
    case 'stream': {
      const usual = streamDecoder(context, outcome, version);
      const exact = EXACT[usual];
      const places = exact && context.places?.of(outcome.event, version, scope);
      return exact === undefined || places === undefined ? scope.runtimeValue(usual) : made(exact, places);
    }
    case 'value': {
      const { codec, type, maybeNothing } = outcome;
      if (codec === 'text') return scope.runtimeValue(maybeNothing ? 'textOrNothing' : 'text');
      if (codec === 'bytes') return scope.runtimeValue(maybeNothing ? 'blobOrNothing' : 'blob');
      const isList = isListed(context, outcome, version);
      const places = context.places?.of(type, version, scope);
      if (places === undefined) return scope.runtimeValue(isList ? 'list' : 'json');
      return made(isList ? 'int64List' : 'int64Json', places);
    }
  }
};

type Stream = Extract<Outcome, { kind: 'stream' }>;
type Value = Extract<Outcome, { kind: 'value' }>;

/** What reads a stream with integers that are no numbers. */
const EXACT: Readonly<Partial<Record<RuntimeName, RuntimeName>>> = {
  jsonLines: 'int64Lines',
  jsonSequence: 'int64Sequence',
  jsonEvents: 'int64Events',
  wholeEvents: 'int64WholeEvents',
};

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

/** The function whose type is that of what reads the usual result. */
export const readerType = (
  context: Context,
  scope: FileScope,
  { operation: { success }, versions }: { readonly operation: Operation; readonly versions: Span },
): Code =>
  scope.runtimeType(success.kind === 'value' && isListed(context, success, versions[0]) ? 'list' : 'json');

type Span = readonly [VersionId, ...VersionId[]];

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
