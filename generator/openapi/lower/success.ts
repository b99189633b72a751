import { isDeepStrictEqual } from 'node:util';
import { diagnose } from '../../diagnostics/catalogue.js';
import { own } from '../../ir/documents.js';
import type { Alternative, ErrorStatus, Operation, Outcome, Type } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import type { SchemaContext } from './context.js';
import { eventData } from './events.js';
import { itemsOf } from './items.js';
import { checkItems, type Media, type MediaKind, typeParametersOf } from './media.js';
import { contentOf, isSuccess, type Response } from './responses.js';
import { STRING, union, UNKNOWN } from './types.js';

/**
 * What an operation answers when all went well, and in which other representations. A `default` counts where no success
 * is documented.
 */
export const lowerSuccess = (
  context: SchemaContext,
  all: readonly Response[],
): Pick<Operation, 'success' | 'alternatives'> => {
  const successes = all.filter((each) => isSuccess(each.status));
  const chosen = successes.length > 0 ? successes : all.filter((each) => each.status === 'default');
  const contents = chosen.map(({ status, node }) => (isEmpty(status) ? [] : contentOf(context, node)));
  const present = contents.flatMap(([first]) => first ?? []);
  const [usual] = [...present].sort(
    (a, b) => Number(b.isDefault) - Number(a.isDefault) || RANK.indexOf(a.kind) - RANK.indexOf(b.kind),
  );
  if (usual === undefined) return { success: { kind: 'nothing' }, alternatives: [] };
  const maybeNothing = present.length < chosen.length;
  const beside = contents.filter(([first]) => first?.kind === usual.kind);
  for (const [index, [first]] of contents.entries())
    if (first !== undefined && first.kind !== usual.kind)
      leaveOut(context, chosen[index]?.status, first, usual);
  const outcome = (medias: readonly [Media, ...Media[]]): Alternative['outcome'] =>
    outcomeOf(context, medias, maybeNothing, beside.flat());
  return {
    success: outcome([usual, ...present.filter((each) => each.kind === usual.kind && each !== usual)]),
    alternatives: others(context, usual, beside).map((medias) => ({ outcome: outcome(medias) })),
  };
};

const leaveOut = (
  { reader }: SchemaContext,
  status: ErrorStatus = 'default',
  { mediaType, node }: Media,
  usual: Media,
): void => {
  const args = { status: String(status), mediaType, usual: usual.mediaType };
  reader.report(diagnose('answer-left-out', args, reader.place(node)));
};

/** HTTP has no body after these, whatever a description says of it. */
const isEmpty = (status: ErrorStatus): boolean => status === 204 || status === 205;

const RANK: readonly MediaKind[] = [
  'json',
  'sse',
  'jsonl',
  'jsonSequence',
  'lines',
  'text',
  'form',
  'multipart',
  'bytes',
];

const outcomeOf = (
  context: SchemaContext,
  medias: readonly [Media, ...Media[]],
  maybeNothing: boolean,
  all: readonly Media[],
): Exclude<Outcome, { kind: 'nothing' }> => {
  const [first] = medias;
  switch (first.kind) {
    case 'sse':
    case 'jsonl':
    case 'jsonSequence':
    case 'lines': {
      const items = itemsOf(context.reader, first);
      const whole = first.kind === 'sse' ? eventData(context.reader, items) : undefined;
      const single = singleOf(context.reader, items, all);
      return {
        kind: 'stream',
        framing: first.kind,
        mediaType: first.mediaType,
        ...typeParametersOf(first),
        event: first.kind === 'lines' ? STRING : typeOf(context, items),
        ...(whole === undefined ? {} : { whole }),
        ...(single === undefined ? {} : { single }),
      };
    }
    default: {
      const codec = first.kind === 'json' || first.kind === 'text' ? first.kind : 'bytes';
      return {
        kind: 'value',
        codec,
        mediaType: codec === 'json' && first.mediaType.includes('*') ? 'application/json' : first.mediaType,
        ...typeParametersOf(first),
        type: union(medias.map((each) => valueType(context, codec, each))),
        maybeNothing,
      };
    }
  }
};

const valueType = (context: SchemaContext, codec: 'json' | 'text' | 'bytes', media: Media): Type => {
  checkItems(context.reader, media);
  if (codec === 'text') return STRING;
  if (codec === 'bytes') return { kind: 'primitive', name: 'bytes' };
  return typeOf(context, context.reader.at(media.node, 'schema'));
};

const typeOf = (context: SchemaContext, schema: Node | undefined): Type =>
  schema === undefined ? UNKNOWN : context.use(schema);

/** The other media types of the answers that come in the usual one, each once, the preferred one first. */
const others = (
  context: SchemaContext,
  usual: Media,
  contents: readonly (readonly Media[])[],
): readonly (readonly [Media, ...Media[]])[] => {
  const byType = new Map<string, [Media, ...Media[]]>();
  for (const content of contents) {
    const json = content.find((each) => each.kind === 'json');
    for (const media of content) {
      if (media.mediaType === usual.mediaType || isNotation(media, usual)) continue;
      if (!isWorthAsking(context, media, json)) continue;
      const same = byType.get(media.mediaType);
      if (same === undefined) byType.set(media.mediaType, [media]);
      else same.push(media);
    }
  }
  return [...byType.values()];
};

/** Whether one kind of JSON or stream is another notation of the same: what text and bytes say is up to their media type. */
const isNotation = ({ kind }: Media, usual: Media): boolean =>
  kind === usual.kind && kind !== 'text' && kind !== 'bytes';

/** Whether a representation says something else than the JSON beside it, and not the same in another notation. */
const isWorthAsking = (context: SchemaContext, media: Media, json: Media | undefined): boolean => {
  const { mediaType, kind } = media;
  if (mediaType.includes('*') && kind === 'json') return false;
  if (kind === 'form' || kind === 'multipart' || /[/+]xml$/.test(mediaType)) return false;
  if (kind !== 'text' && kind !== 'bytes') return true;
  if (mediaType === 'application/octet-stream') return true;
  const schema = context.reader.at(media.node, 'schema');
  if (schema === undefined) return true;
  return (
    isText(context.reader.resolve(schema)) && !isSame(schema, json && context.reader.at(json.node, 'schema'))
  );
};

const isText = (schema: ObjectNode | undefined): boolean =>
  schema !== undefined && own(schema.value, 'type') === 'string';

const isSame = (a: Node | undefined, b: Node | undefined): boolean =>
  a !== undefined && isDeepStrictEqual(a.value, b?.value);

/** JSON that is one item of a stream: a server that has no more to say may answer so. */
const singleOf = (reader: Reader, item: Node | undefined, all: readonly Media[]): string | undefined =>
  all.find((each) => each.kind === 'json' && isSame(item, reader.at(each.node, 'schema')))?.mediaType;
