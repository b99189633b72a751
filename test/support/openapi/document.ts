/** A plain OpenAPI document, as any tool reads it: one file, one version, nothing of ours in it. */
import { isList, isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { segmentsOf } from '../../../generator/ir/pointer.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace', 'query'] as const;

/** Headers that OpenAPI says to ignore as parameters. */
const IGNORED: ReadonlySet<string> = new Set(['accept', 'authorization', 'content-type']);

/** An operation, with what its path item says for it. */
export interface OperationNode {
  /** Method and path template: `GET /agents/{agentName}`. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly node: Members;
  /** Where it lives: templates of URLs without a slash at the end; empty for wherever the document was found. */
  readonly servers: readonly string[];
  /** Its own before those of the path item that it does not replace; references followed. */
  readonly parameters: readonly Members[];
}

/** The object at a key; an empty one where there is none. */
export function membersAt(node: Members, key: string): Members {
  const value = own(node, key);
  return isMembers(value) ? value : {};
}

export function listAt(node: Members, key: string): readonly unknown[] {
  const value = own(node, key);
  return isList(value) ? value : [];
}

export function textAt(node: Members, key: string): string {
  const value = own(node, key);
  return typeof value === 'string' ? value : '';
}

/** What a reference within the document leads to, through further ones. Throws where that is nothing. */
export function followed(document: Members, node: unknown, depth = 0): Members {
  if (!isMembers(node)) throw new TypeError(`an object was due, not ${JSON.stringify(node)}`);
  const reference = own(node, '$ref');
  if (typeof reference !== 'string') return node;
  if (depth > 64) throw new Error(`${reference} leads back to itself`);
  return followed(document, nodeAt(document, reference), depth + 1);
}

/** What stands at `#/a/b`. */
export function nodeAt(document: Members, reference: string): unknown {
  const pointer = decodeURIComponent(reference.replace(/^#/, ''));
  let value: unknown = document;
  for (const segment of segmentsOf(pointer)) {
    value = isList(value) ? value[Number(segment)] : isMembers(value) ? own(value, segment) : undefined;
  }
  return value;
}

/** All operations below `paths`. */
export function operationsOf(document: Members): readonly OperationNode[] {
  return Object.entries(membersAt(document, 'paths')).flatMap(([path, entry]) => {
    const item = followed(document, entry);
    const usual = METHODS.map((method) => [method.toUpperCase(), own(item, method)] as const);
    const further = Object.entries(membersAt(item, 'additionalOperations'));
    return [...usual, ...further].flatMap(([method, node]) => {
      if (!isMembers(node)) return [];
      return {
        id: `${method} ${path}`,
        method,
        path,
        node,
        servers: serversOf([node, item, document]),
        parameters: parametersOf(document, item, node),
      };
    });
  });
}

/** The servers of the innermost node that has some. */
function serversOf(nodes: readonly Members[]): readonly string[] {
  const servers = nodes.map((node) => listAt(node, 'servers')).find((each) => each.length > 0) ?? [];
  const urls = servers.flatMap((server) => (isMembers(server) ? [addressOf(server)] : []));
  // URLs have the names of hosts in small letters.
  const small = urls.map((url) => url.replace(/^\w+:\/\/[^/{}]+/, (origin) => origin.toLowerCase()));
  return small.length === 0 ? [''] : small.map((url) => url.replace(/\/$/, ''));
}

/** Where a variable is several segments of a path, such as a base path, it is what it usually is. */
function addressOf(server: Members): string {
  const variables = membersAt(server, 'variables');
  return textAt(server, 'url').replaceAll(/\{([^}]*)\}/g, (found, name: string) => {
    const usual = textAt(membersAt(variables, name), 'default');
    return usual.includes('/') ? usual : found;
  });
}

function parametersOf(document: Members, item: Members, operation: Members): readonly Members[] {
  const found = new Map<string, Members>();
  for (const entry of [...listAt(operation, 'parameters'), ...listAt(item, 'parameters')]) {
    const parameter = followed(document, entry);
    if (textAt(parameter, 'in') === 'header' && IGNORED.has(textAt(parameter, 'name').toLowerCase()))
      continue;
    const key = `${textAt(parameter, 'in')} ${textAt(parameter, 'name')}`;
    if (!found.has(key)) found.set(key, parameter);
  }
  return [...found.values()];
}
