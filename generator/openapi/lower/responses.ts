import { diagnose } from '../../diagnostics/catalogue.js';
import type { ErrorCase, ErrorStatus } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { checkHeaderNames } from './check-keywords.js';
import type { SchemaContext } from './context.js';
import { docOf } from './keywords.js';
import { lowerMedia } from './media.js';
import { UNKNOWN } from './types.js';

export interface Response {
  readonly status: ErrorStatus;
  readonly node: ObjectNode;
}

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
      const schema = json === undefined ? undefined : context.reader.at(json.node, 'schema');
      const type = json === undefined ? undefined : schema === undefined ? UNKNOWN : context.use(schema);
      return { status, ...(type === undefined ? {} : { type }), doc: docOf(context.reader, node) };
    });
};

export const isSuccess = (status: ErrorStatus): boolean =>
  status === '2XX' || (typeof status === 'number' && status >= 200 && status < 300);

const isFailure = (status: ErrorStatus): boolean =>
  status === 'default' ||
  status === '4XX' ||
  status === '5XX' ||
  (typeof status === 'number' && status >= 400);

/** Exact statuses, then ranges, then the default, in whatever order they are written. */
export const responsesOf = (reader: Reader, responses: Node | undefined): readonly Response[] =>
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
