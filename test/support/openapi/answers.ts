/** Answers that a plain OpenAPI document describes. */
import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { followed, membersAt, type OperationNode } from './document.js';
import { covers } from './requests.js';
import { sample, type Size } from './sample.js';
import type { Schemas } from './schemas.js';

export interface SampleAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: an answer without a body. */
  readonly mediaType?: string;
  /** The value that the body is made of. */
  readonly value?: unknown;
}

/** The statuses that an operation describes, as they are written. */
export function statusesOf({ node }: OperationNode): readonly string[] {
  return Object.keys(membersAt(node, 'responses'));
}

/** An answer of a status, of a type that the caller accepts. `schemas` are those of the answers of the document. */
export function answerOf(
  document: Members,
  schemas: Schemas,
  { node }: OperationNode,
  { status, accept, size }: { readonly status: string; readonly accept: string; readonly size: Size },
): SampleAnswer {
  const response = followed(document, own(membersAt(node, 'responses'), status));
  const headers = headersOf(document, schemas, response, size);
  const code = codeOf(status);
  const content = Object.entries(membersAt(response, 'content'));
  const [found] = accept.split(',').flatMap((one) => {
    const [wanted = ''] = one.split(';', 1);
    return content.filter(([type]) => covers(wanted.trim(), type.split(';', 1).join('').toLowerCase()));
  });
  const [mediaType, entry] = found ?? content[0] ?? [];
  if (mediaType === undefined || !isMembers(entry)) return { status: code, headers };
  const schema = schemas.use(own(entry, 'schema') ?? true);
  return { status: code, headers, mediaType, value: sample(schemas, schema, size) };
}

/** What is wrong with a JSON answer; nothing where it is one that the operation describes. */
export function answerProblems(
  document: Members,
  schemas: Schemas,
  { node }: OperationNode,
  { status, value }: Pick<SampleAnswer, 'status' | 'value'>,
): readonly string[] {
  const declared = own(membersAt(node, 'responses'), String(status));
  if (declared === undefined) return [`the status ${status} is not described`];
  const content = membersAt(followed(document, declared), 'content');
  const entry = own(content, 'application/json');
  if (!isMembers(entry)) return value === undefined ? [] : ['there is a body, and no JSON is described'];
  return schemas.problems(schemas.use(own(entry, 'schema') ?? true), value);
}

function headersOf(
  document: Members,
  schemas: Schemas,
  response: Members,
  size: Size,
): Record<string, string> {
  const entries = Object.entries(membersAt(response, 'headers')).map(([name, node]): [string, string] => {
    const schema = schemas.use(own(followed(document, node), 'schema') ?? true);
    return [name, encodeURI(String(sample(schemas, schema, size)))];
  });
  return Object.fromEntries(entries);
}

/** A status to answer with, for a range or for whatever is not described. */
function codeOf(status: string): number {
  if (status === 'default') return 418;
  return Number(/^[1-5]XX$/i.test(status) ? `${status[0] ?? '5'}99` : status);
}
