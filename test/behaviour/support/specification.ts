/** What the specification says of each operation: read here by other means than the generator's. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { isJson, type Json, part, textAt } from './json.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** An answer that an operation documents. */
export interface DocumentedAnswer {
  /** A number as text, or `default`. */
  readonly status: string;
  /** Name of the schema of its JSON; empty where it has none, or one without a name. */
  readonly schema: string;
}

export interface DocumentedOperation {
  readonly successes: readonly DocumentedAnswer[];
  readonly errors: readonly DocumentedAnswer[];
}

/** Every operation of a specification, by method and path template. */
export function documented(file: string): Map<string, DocumentedOperation> {
  const found = new Map<string, DocumentedOperation>();
  for (const [path, entry] of Object.entries(part(read(file), 'paths'))) {
    const item = resolved({ node: isJson(entry) ? entry : {}, file });
    for (const method of METHODS.filter((name) => isJson(item.node[name]))) {
      found.set(`${method.toUpperCase()} ${path}`, operationOf(part(item.node, method), item.file));
    }
  }
  return found;
}

/** The statuses that each operation documents as errors, by method and path template. */
export function documentedErrors(file: string): Map<string, string[]> {
  const statuses = ({ errors }: DocumentedOperation): string[] => errors.map(({ status }) => status);
  return new Map([...documented(file)].map(([name, operation]) => [name, statuses(operation)]));
}

function operationOf(operation: Json, file: string): DocumentedOperation {
  const answers = Object.entries(part(operation, 'responses')).map(([status, entry]) => {
    const { node } = resolved({ node: isJson(entry) ? entry : {}, file });
    const schema = part(part(part(node, 'content'), 'application/json'), 'schema');
    return { status, schema: textAt(schema, '$ref').replace(/^.*\//, '') };
  });
  const isSuccess = ({ status }: DocumentedAnswer): boolean => status.startsWith('2');
  return { successes: answers.filter(isSuccess), errors: answers.filter((one) => !isSuccess(one)) };
}

const documents = new Map<string, Json>();

function read(file: string): Json {
  const known = documents.get(file);
  if (known !== undefined) return known;
  const document: unknown = parse(readFileSync(file, 'utf8'));
  const read = isJson(document) ? document : {};
  documents.set(file, read);
  return read;
}

/** A node, and the file that it is in. */
interface Located {
  readonly node: Json;
  readonly file: string;
}

function resolved(from: Located): Located {
  const reference = textAt(from.node, '$ref');
  if (reference === '') return from;
  const [name = '', pointer = ''] = reference.split('#/');
  const file = name === '' ? from.file : join(dirname(from.file), name);
  const names = pointer.split('/').map((text) => text.replaceAll('~1', '/').replaceAll('~0', '~'));
  return resolved({ node: names.reduce(part, read(file)), file });
}
