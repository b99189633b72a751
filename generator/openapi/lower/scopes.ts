import { diagnose } from '../../diagnostics/catalogue.js';
import { isList, isMembers, own, textOf } from '../../ir/documents.js';
import { operationsWith } from '../path-item.js';
import type { ObjectNode, Reader } from '../reader.js';

/** What the requirements of all operations ask of each scheme: its scopes in alphabetical order. */
export const neededScopes = (reader: Reader, root: ObjectNode): ReadonlyMap<string, readonly string[]> => {
  const needed = new Map<string, Set<string>>();
  // What has another shape is reported where requirements are lowered.
  for (const node of [root, ...operationsWith(reader, root, 'security')]) {
    for (const [scheme, scope] of scopesIn(reader, node)) {
      const found = needed.get(scheme) ?? new Set();
      needed.set(scheme, found.add(scope));
    }
  }
  return new Map([...needed].map(([scheme, scopes]) => [scheme, [...scopes].sort()]));
};

/** The scopes that the requirements of an operation name, by scheme. */
const scopesIn = (
  reader: Reader,
  node: ObjectNode,
): readonly (readonly [scheme: string, scope: string])[] => {
  if (!isList(own(node.value, 'security'))) return [];
  const requirements = reader.items(reader.at(node, 'security')).filter(({ value }) => isMembers(value));
  return requirements.flatMap((requirement) =>
    reader.members(requirement).flatMap(([scheme, scopes]) =>
      (isList(scopes.value) ? reader.items(scopes) : []).flatMap((scope) => {
        if (isScope(scope.value)) return [[scheme, scope.value] as const];
        const name = textOf(scope.value);
        reader.report(diagnose('unusable-scope', { name }, reader.place(scope)));
        return [];
      }),
    ),
  );
};

/** A token of RFC 6749: a blank would make two of one. */
const isScope = (scope: unknown): scope is string => typeof scope === 'string' && /^[!#-[\]-~]+$/.test(scope);
