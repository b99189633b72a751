import { textOf } from '../../ir/documents.js';
import type { Server } from '../../ir/model.js';
import type { Node, Reader } from '../reader.js';
import { docOf } from './keywords.js';

/** Servers as written: a relative url stays relative until a client is given a base. */
export const lowerServers = (reader: Reader, node: Node | undefined): readonly Server[] =>
  reader.items(node).flatMap((entry) => {
    const server = reader.object(entry);
    const url = server === undefined ? undefined : reader.text(server, 'url');
    if (server === undefined || url === undefined) return [];
    const variables = reader.members(reader.at(server, 'variables')).map(([name, variable]) => ({
      name,
      default: textOf(reader.at(variable, 'default')?.value ?? ''),
      allowed: reader.items(reader.at(variable, 'enum')).map((item) => textOf(item.value)),
      doc: docOf(reader, variable),
    }));
    return [{ url, variables }];
  });
