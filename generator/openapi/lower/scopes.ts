import { isList, isMembers, own } from '../../ir/documents.js';
import { operationsOf, pathItemsOf } from '../path-item.js';
import type { ObjectNode, Reader } from '../reader.js';

/** What the requirements of all operations ask of each scheme: its scopes in alphabetical order. */
export const neededScopes = (reader: Reader, root: ObjectNode): ReadonlyMap<string, readonly string[]> => {
  const operations = pathItemsOf(reader, reader.at(root, 'paths')).flatMap(([, item]) =>
    operationsOf(reader, item),
  );
  const needed = new Map<string, Set<string>>();
  // What has another shape is reported where requirements are lowered.
  for (const { value } of [root, ...operations.map(({ node }) => node)]) {
    const requirements = own(value, 'security');
    const members = isList(requirements) ? requirements.filter(isMembers) : [];
    for (const [scheme, scopes] of members.flatMap((requirement) => Object.entries(requirement))) {
      const found = needed.get(scheme) ?? new Set();
      needed.set(scheme, found);
      for (const scope of isList(scopes) ? scopes : []) if (isScope(scope)) found.add(scope);
    }
  }
  return new Map([...needed].map(([scheme, scopes]) => [scheme, [...scopes].sort()]));
};

/** A token of RFC 6749: a blank would make two of one. */
const isScope = (scope: unknown): scope is string => typeof scope === 'string' && /^[!#-[\]-~]+$/.test(scope);
