import { diagnose } from '../../diagnostics/catalogue.js';
import type { ErrorCase, ErrorStatus } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { checkHeaderNames } from './check-keywords.js';
import type { SchemaContext } from './context.js';
import { docOf } from './keywords.js';
import { lowerMedia, type Media } from './media.js';
import { once } from './once.js';
import { UNKNOWN } from './types.js';

export interface Response {
  readonly status: ErrorStatus;
  readonly node: ObjectNode;
}

/** The documented failures, by status, each with the type of its JSON body. */
export const lowerErrors = (context: SchemaContext, all: readonly Response[]): readonly ErrorCase[] => {
  const hasSuccess = all.some((each) => isSuccess(each.status));
  return all
    .filter(({ status }) => isFailure(status) && (status !== 'default' || hasSuccess))
    .map(({ status, node }) => ({ status, ...lowerFailure(context, node) }));
};

const lowerFailure = once((context: SchemaContext, node: ObjectNode): Omit<ErrorCase, 'status'> => {
  const { reader } = context;
  const doc = docOf(reader, node);
  const json = contentOf(context, node).find((each) => each.kind === 'json');
  if (json === undefined) return { doc };
  const schema = reader.at(json.node, 'schema');
  return { type: schema === undefined ? UNKNOWN : context.use(schema), doc };
});

/** The media types of a response. */
export const contentOf: (context: SchemaContext, node: ObjectNode) => readonly Media[] = once(
  ({ reader }: SchemaContext, node: ObjectNode): readonly Media[] =>
    lowerMedia(reader, reader.at(node, 'content')),
);

export const isSuccess = (status: ErrorStatus): boolean =>
  status === '2XX' || (typeof status === 'number' && status >= 200 && status < 300);

const isFailure = (status: ErrorStatus): boolean =>
  status === 'default' ||
  status === '4XX' ||
  status === '5XX' ||
  (typeof status === 'number' && status >= 400);

/** Exact statuses, then ranges, then the default, in whatever order they are written. */
export const responsesOf = (reader: Reader, responses: Node | undefined): readonly Response[] =>
  reader
    .members(responses)
    .toSorted(byStatus)
    .flatMap(([key, entry]) => {
      if (key.startsWith('x-')) return [];
      const status = statusOf(key);
      const node = reader.resolve(entry);
      if (status === undefined)
        reader.report(diagnose('unknown-status', { status: key }, reader.place(entry)));
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
