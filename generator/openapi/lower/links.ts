import { own } from '../../ir/documents.js';
import type { Doc } from '../../ir/model.js';
import type { ObjectNode, Reader } from '../reader.js';
import type { Response } from './responses.js';

/** The documentation of an operation, with what the links of its answers say can be done next. */
export const withLinks = (reader: Reader, doc: Doc, responses: readonly Response[]): Doc => {
  const lines = new Set(
    responses
      .flatMap(({ node }) => reader.members(reader.at(node, 'links')))
      .flatMap(([name, entry]) => {
        const link = name.startsWith('x-') ? undefined : reader.resolve(entry);
        return link === undefined ? [] : [lineOf(reader, name, link)];
      }),
  );
  if (lines.size === 0) return doc;
  const body = [...(doc.body === undefined ? [] : [doc.body]), [...lines].sort().join('\n')];
  return { ...doc, body: body.join('\n\n') };
};

/** `- Next, cancel: unsubscribe with id = $response.body#/id. Ends it.` */
const lineOf = (reader: Reader, name: string, link: ObjectNode): string => {
  const target = own(link.value, 'operationId') ?? own(link.value, 'operationRef');
  const parameters = reader
    .members(reader.at(link, 'parameters'))
    .map(([key, { value }]) => `${key} = ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const words = reader.words(link, 'description');
  const using = parameters.length === 0 ? '' : ` with ${parameters.join(', ')}`;
  const to = typeof target === 'string' ? `: \`${target}\`` : '';
  return `- Next, \`${name}\`${to}${using}.${words === undefined ? '' : ` ${words}`}`;
};
