/** What the specification says of each operation: read here by other means than the generator's. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { isJson, type Json, part, textAt } from './json.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** The statuses that each operation documents as errors, by method and path template. */
export function documentedErrors(file: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [path, entry] of Object.entries(part(read(file), 'paths'))) {
    const item = isJson(entry) ? resolved(entry, file) : {};
    for (const method of METHODS.filter((name) => isJson(item[name]))) {
      const statuses = Object.keys(part(part(item, method), 'responses'));
      found.set(
        `${method.toUpperCase()} ${path}`,
        statuses.filter((status) => !status.startsWith('2')),
      );
    }
  }
  return found;
}

function read(file: string): Json {
  const document: unknown = parse(readFileSync(file, 'utf8'));
  return isJson(document) ? document : {};
}

function resolved(item: Json, from: string): Json {
  const [file, pointer = ''] = textAt(item, '$ref').split('#/');
  if (file === undefined || file === '') return item;
  const names = pointer.split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce(part, read(join(dirname(from), file)));
}
