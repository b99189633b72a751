import { isList, isMembers, own, type Members } from '../../ir/documents.js';
import { escapeFragment, segmentsOf } from '../../ir/pointer.js';
import { targetOf, type Upgrade } from './context.js';

/** Keys whose values are data. */
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum']);

/** Tables of names: among them `default`, `example` and `x-anything` are names too. */
const TABLES: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'definitions', 'schemas', 'responses', 'parameters', 'headers'],
  ...['requestBodies', 'securitySchemes', 'content', 'encoding', 'paths'],
]);

/**
 * What changed inside schemas, and where references lead to, in a document whose parts stand where they stand in
 * OpenAPI 3. Parts in which nothing changed stay the same objects.
 */
export const upgradeSchemas = (upgrade: Upgrade, uri: string, value: unknown, isTable = false): unknown => {
  if (isList(value)) {
    const items = value.map((item) => upgradeSchemas(upgrade, uri, item));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isMembers(value)) return value;
  const entries = Object.entries(value).map(([key, member]): readonly [string, unknown] => [
    key,
    isTable ? upgradeSchemas(upgrade, uri, member) : keyword(upgrade, uri, key, member),
  ]);
  const changed = entries.some(([key, member]) => member !== own(value, key));
  const node = changed ? Object.fromEntries(entries) : value;
  return isTable ? node : withNull(node);
};

const keyword = (upgrade: Upgrade, uri: string, key: string, member: unknown): unknown => {
  if (key === '$ref' && typeof member === 'string') return upgradeReference(upgrade, uri, member);
  if (key === 'discriminator' && typeof member === 'string') return { propertyName: member };
  if (isData(key)) return member;
  return upgradeSchemas(upgrade, uri, member, TABLES.has(key));
};

const isData = (key: string): boolean =>
  DATA.has(key) || (key.startsWith('x-') && key !== 'x-client-parameters');

/** Remember a node that a reference leads to, if it stands where only those who refer to it say that it is more than data. */
export const noteAside = ({ aside }: Upgrade, uri: string, pointer: string): void => {
  let isTable = false;
  for (const segment of segmentsOf(pointer)) {
    if (!isTable && isData(segment)) {
      aside.set(`${uri}#${pointer}`, { uri, pointer });
      return;
    }
    isTable = !isTable && TABLES.has(segment);
  }
};

/** `x-nullable` is what tools agreed on before there was `nullable`, also beside a reference. */
const withNull = (node: Members): Members =>
  own(node, 'x-nullable') === true && !('nullable' in node) ? { ...node, nullable: true } : node;

const upgradeReference = (upgrade: Upgrade, uri: string, reference: string): string => {
  const target = targetOf(upgrade.view, reference, uri);
  if (target === undefined) return reference;
  noteAside(upgrade, target.uri, target.pointer);
  const pointer = upgrade.moves.after(target.uri, target.pointer);
  if (pointer === target.pointer) return reference;
  const [file = ''] = reference.split('#');
  return `${file}#${escapeFragment(pointer)}`;
};
