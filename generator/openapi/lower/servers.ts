import { diagnose } from '../../diagnostics/catalogue.js';
import { textOf } from '../../ir/documents.js';
import type { Server, ServerVariable } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { docOf } from './keywords.js';

/** Servers as written: a relative url stays relative until a client is given a base. */
export const lowerServers = (reader: Reader, node: Node | undefined): readonly Server[] =>
  reader.items(node).flatMap((entry) => {
    const server = reader.object(entry);
    const url = server === undefined ? undefined : reader.text(server, 'url');
    if (server === undefined || url === undefined) return [];
    return [{ url, variables: withUsableDefaults(url, lowerVariables(reader, server, url)) }];
  });

/**
 * The servers of an operation: its own, or those of its path; an empty list names none. A relative one stands at the host
 * of the API's usual server. Where that one is not known, nothing tells where the operation lives.
 */
export const lowerOwnServers = (
  reader: Reader,
  root: ObjectNode,
  { node, item }: { readonly node: ObjectNode; readonly item: ObjectNode },
): readonly Server[] => {
  const lists = [reader.at(node, 'servers'), reader.beside(item, 'servers')];
  const list = lists.find((each) => reader.items(each).length > 0);
  if (list === undefined) return [];
  const [usual] = lowerServers(reader, reader.beside(root, 'servers'));
  const host = /^https?:\/\/[^/{}]+/i.exec(usual?.url ?? '')?.[0];
  return lowerServers(reader, list).map((server) => {
    const isBeside = server.url.startsWith('/') && !server.url.startsWith('//');
    if (isBeside && host !== undefined) return { ...server, url: `${host}${server.url}` };
    const isUnknown = !ABSOLUTE.test(server.url)
      ? server.url !== (usual?.url ?? '/')
      : server.variables.some((variable) => variable.default === undefined);
    if (isUnknown) reader.report(diagnose('server-without-host', { url: server.url }, reader.place(list)));
    return server;
  });
};

/** An address that begins with its scheme, or with a variable which may hold it. */
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/\/|\{)/i;

/** The variables of the url, in its order; one that nobody declares has no default. */
const lowerVariables = (reader: Reader, server: ObjectNode, url: string): readonly ServerVariable[] => {
  const declared = new Map(reader.members(reader.at(server, 'variables')));
  const names = new Set([...url.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name));
  return [...names].map((wireName): ServerVariable => {
    const entry = declared.get(wireName);
    const variable = entry === undefined ? undefined : reader.object(entry);
    const name = { words: [wireName], strength: 'declared' } as const;
    if (variable === undefined) return { wireName, name, allowed: [], doc: {} };
    const initial = reader.at(variable, 'default')?.value;
    const pinned = reader.text(variable, 'x-name');
    return {
      wireName,
      name: pinned === undefined ? name : { words: [pinned], strength: 'pinned' },
      ...(initial === undefined ? {} : { default: textOf(initial) }),
      allowed: reader.items(reader.at(variable, 'enum')).map((item) => textOf(item.value)),
      doc: docOf(reader, variable),
    };
  });
};

/**
 * OpenAPI wants a default for each variable, also where there is none, as for the name of a tenant. An empty one is none
 * where it leaves a gap in the host: `https://.example.com`.
 */
const withUsableDefaults = (url: string, variables: readonly ServerVariable[]): readonly ServerVariable[] => {
  const host = /^https?:\/\/[^/]*/i.exec(url)?.[0] ?? '';
  return variables.map((each) => {
    if (each.default !== '' || !leavesGap(host, `{${each.wireName}}`)) return each;
    return { wireName: each.wireName, name: each.name, allowed: each.allowed, doc: each.doc };
  });
};

const leavesGap = (host: string, variable: string): boolean => {
  const at = host.indexOf(variable);
  const isSolid = (index: number): boolean => /^[a-z\d]$/i.test(host.charAt(index));
  return at !== -1 && !isSolid(at - 1) && !isSolid(at + variable.length);
};
