import { diagnose } from '../../diagnostics/catalogue.js';
import type { ErrorCase, ErrorStatus, Outcome, Type } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { checkHeaderNames } from './check-keywords.js';
import type { SchemaContext } from './context.js';
import { docOf } from './keywords.js';
import { lowerMedia, type Media } from './media.js';
import { STRING, union, UNKNOWN } from './types.js';

interface Response {
  readonly status: ErrorStatus;
  readonly node: ObjectNode;
}

/** What an operation answers when all went well. A `default` counts where no success is documented. */
export const lowerSuccess = (context: SchemaContext, responses: Node | undefined): Outcome => {
  const all = responsesOf(context.reader, responses);
  const successes = all.filter((each) => isSuccess(each.status));
  const chosen = successes.length > 0 ? successes : all.filter((each) => each.status === 'default');
  const media = chosen.map(({ node }) => lowerMedia(context.reader, context.reader.at(node, 'content'))[0]);
  const present = media.filter((each) => each !== undefined);
  const [first] = [...present].sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind));
  if (first === undefined) return { kind: 'nothing' };
  if (first.kind === 'sse' || first.kind === 'jsonl') {
    return { kind: 'stream', framing: first.kind, event: eventType(context, first) };
  }
  const codec = first.kind === 'json' || first.kind === 'text' ? first.kind : 'bytes';
  const same = present.filter((each) => each.kind === first.kind);
  return {
    kind: 'value',
    codec,
    mediaType: first.mediaType.includes('*') ? 'application/json' : first.mediaType,
    type: union(same.map((each) => valueType(context, codec, each))),
    maybeNothing: present.length < chosen.length,
  };
};

const RANK = ['json', 'sse', 'jsonl', 'text', 'form', 'multipart', 'bytes'];

const valueType = (context: SchemaContext, codec: 'json' | 'text' | 'bytes', media: Media): Type => {
  if (codec === 'text') return STRING;
  if (codec === 'bytes') return { kind: 'primitive', name: 'bytes' };
  const schema = context.reader.at(media.node, 'schema');
  return schema === undefined ? UNKNOWN : context.use(schema);
};

const eventType = (context: SchemaContext, media: Media): Type => {
  const schema = context.reader.at(media.node, 'itemSchema') ?? context.reader.at(media.node, 'schema');
  return schema === undefined ? UNKNOWN : context.use(schema);
};

/** The documented failures, by status, each with the type of its JSON body. */
export const lowerErrors = (context: SchemaContext, responses: Node | undefined): readonly ErrorCase[] => {
  const all = responsesOf(context.reader, responses);
  const hasSuccess = all.some((each) => isSuccess(each.status));
  return all
    .filter(({ status }) => isFailure(status) && (status !== 'default' || hasSuccess))
    .map(({ status, node }) => {
      const json = lowerMedia(context.reader, context.reader.at(node, 'content')).find(
        (each) => each.kind === 'json',
      );
      const type = json === undefined ? undefined : valueType(context, 'json', json);
      return { status, ...(type === undefined ? {} : { type }), doc: docOf(context.reader, node) };
    });
};

const isSuccess = (status: ErrorStatus): boolean =>
  status === '2XX' || (typeof status === 'number' && status >= 200 && status < 300);

const isFailure = (status: ErrorStatus): boolean =>
  status === 'default' ||
  status === '4XX' ||
  status === '5XX' ||
  (typeof status === 'number' && status >= 400);

/** Exact statuses, then ranges, then the default, in whatever order they are written. */
const responsesOf = (reader: Reader, responses: Node | undefined): readonly Response[] =>
  [...reader.members(responses)].sort(byStatus).flatMap(([key, entry]) => {
    if (key.startsWith('x-')) return [];
    const status = statusOf(key);
    const node = reader.resolve(entry);
    if (status === undefined) reader.report(diagnose('unknown-status', { status: key }, reader.place(entry)));
    if (node !== undefined) checkHeaderNames(reader, node);
    return status === undefined || node === undefined ? [] : [{ status, node }];
  });

/** `404`, `4XX`, `default` is the order of their characters, too. */
const byStatus = ([a]: readonly [string, Node], [b]: readonly [string, Node]): number =>
  a < b ? -1 : a > b ? 1 : 0;

const RANGES = ['1XX', '2XX', '3XX', '4XX', '5XX'] as const;

const statusOf = (key: string): ErrorStatus | undefined => {
  if (key === 'default') return 'default';
  if (/^[1-5]\d\d$/.test(key)) return Number(key);
  return RANGES.find((range) => range === key.toUpperCase());
};
