import { isMembers, own, type Members, type VersionView } from '../../ir/documents.js';
import { child, segmentsOf } from '../../ir/pointer.js';
import { isSwagger2 } from '../format.js';
import type { Report } from '../reader.js';
import { bodyOf, isBody, isField } from './bodies.js';
import { below, stringsOf, without, type Spot, type Upgrade } from './context.js';
import { Moves } from './moves.js';
import { upgradeParameter } from './parameters.js';
import { upgradePathItem } from './paths.js';
import { upgradeResponse } from './responses.js';
import { sharedNodes, type Role } from './shared.js';
import { noteAside, upgradeSchemas } from './schemas.js';
import { upgradeScheme } from './security.js';
import { serversOf } from './servers.js';

/**
 * The documents of Swagger 2.0 as those of OpenAPI 3.0 that say the same. Documents of OpenAPI 3 are what they are.
 * Places lead back to the documents as written, and whatever no annotation and no change concerns stays the same object.
 */
export const upgraded = <View extends VersionView>(view: View, report: Report): View => {
  const root = view.value(view.entry);
  if (!isMembers(root) || !isSwagger2(root)) return view;
  const moves = new Moves();
  const upgrade: Upgrade = {
    view,
    moves,
    report,
    consumes: stringsOf(own(root, 'consumes')) ?? ['application/json'],
    produces: stringsOf(own(root, 'produces')) ?? ['application/json'],
    aside: new Map(),
  };
  const values = documentsOf(upgrade, root);
  return {
    ...view,
    value: (uri: string) => values.get(uri),
    written: (uri: string, pointer: string) => view.written(uri, moves.before(uri, pointer)),
  };
};

const documentsOf = (upgrade: Upgrade, root: Members): ReadonlyMap<string, unknown> => {
  const { view } = upgrade;
  const shared = sharedNodes(view);
  const restructured = view.uris.map((uri): readonly [string, unknown] => {
    const isEntry = uri === view.entry;
    let value = isEntry ? upgradeRoot(upgrade, { uri, pointer: '', value: root }, root) : view.value(uri);
    for (const [pointer, role] of shared.get(uri) ?? []) {
      noteAside(upgrade, uri, pointer);
      if (isEntry && /^\/(?:paths|parameters|responses|x-client-parameters)\//.test(pointer)) continue;
      const node = below({ uri, pointer: '', value: view.value(uri) }, ...segmentsOf(pointer));
      value = replaced(
        value,
        segmentsOf(pointer),
        upgradeShared(upgrade, { ...node, pointer }, role, pointer),
      );
    }
    return [uri, value];
  });
  const values = new Map(
    restructured.map(([uri, value]): [string, unknown] => [uri, upgradeSchemas(upgrade, uri, value)]),
  );
  upgradeAside(upgrade, values);
  return values;
};

/** What references lead to in extensions and examples. What stands there may refer to more of it. */
const upgradeAside = (upgrade: Upgrade, values: Map<string, unknown>): void => {
  // The table may grow while it is walked, and is walked to its end.
  for (const { uri, pointer } of upgrade.aside.values()) {
    const value = values.get(uri);
    const at = segmentsOf(upgrade.moves.after(uri, pointer));
    const node = below({ uri, pointer: '', value }, ...at);
    if (node.value === undefined) continue;
    values.set(uri, replaced(value, at, upgradeSchemas(upgrade, uri, node.value)));
  }
};

/** A node that operations share, in its place or in that which OpenAPI 3 has for it. */
const upgradeShared = (upgrade: Upgrade, node: Spot, role: Role, at: string): unknown => {
  if (role === 'pathItem') return upgradePathItem(upgrade, node);
  if (role === 'response') return upgradeResponse(upgrade, node, upgrade.produces, at);
  if (!isBody(node.value)) return isField(node.value) ? node.value : upgradeParameter(upgrade, node, at);
  const end = { ...node, value: node.value };
  return bodyOf(upgrade, { end }, upgrade.consumes, { uri: node.uri, pointer: at, isShared: false });
};

/** Roots of 2.0 that stand elsewhere, or in other words, in OpenAPI 3. */
const REPLACED = [
  ...['swagger', 'host', 'basePath', 'schemes', 'consumes', 'produces'],
  ...['definitions', 'parameters', 'responses', 'securityDefinitions'],
] as const;

const upgradeRoot = (upgrade: Upgrade, spot: Spot, root: Members): Members => {
  const servers = serversOf(upgrade, below(spot, 'schemes'), '/servers');
  const components = componentsOf(upgrade, spot);
  return {
    openapi: '3.0.4',
    ...Object.fromEntries(
      Object.entries(without(root, ...REPLACED)).map(([key, value]) => {
        if (key === 'paths')
          return [key, eachMember(below(spot, key), (item) => upgradePathItem(upgrade, item))];
        if (key !== 'x-client-parameters') return [key, value];
        return [key, eachMember(below(spot, key), (each) => upgradeParameter(upgrade, each, each.pointer))];
      }),
    ),
    ...(servers.length === 0 ? {} : { servers }),
    ...(Object.keys(components).length === 0 ? {} : { components }),
  };
};

const eachMember = (table: Spot, change: (spot: Spot) => unknown): unknown => {
  if (Array.isArray(table.value)) return table.value.map((_, index) => change(below(table, index)));
  if (!isMembers(table.value)) return table.value;
  const entries = Object.keys(table.value).map((key) => [key, change(below(table, key))]);
  return Object.fromEntries(entries);
};

const componentsOf = (upgrade: Upgrade, root: Spot): Members => {
  const tables = new Map<string, unknown>();
  const { moves } = upgrade;
  const move = (from: string, to: string, change: (spot: Spot, at: string) => unknown): void => {
    const table = below(root, from);
    if (table.value === undefined) return;
    moves.add(root.uri, table.pointer, child('', 'components', to));
    tables.set(
      to,
      eachMember(table, (spot) =>
        change(spot, child('', 'components', to, ...segmentsOf(spot.pointer).slice(1))),
      ),
    );
  };
  move('definitions', 'schemas', ({ value }) => value);
  move('responses', 'responses', (spot, at) => upgradeShared(upgrade, spot, 'response', at));
  move('securityDefinitions', 'securitySchemes', ({ value }) => upgradeScheme(value));
  for (const [table, entries] of parametersOf(upgrade, below(root, 'parameters'))) {
    tables.set(table, Object.fromEntries(entries));
  }
  return Object.fromEntries(tables);
};

/** Shared parameters: bodies are request bodies since, and form fields are copied into the forms that have them. */
const parametersOf = (
  upgrade: Upgrade,
  table: Spot,
): ReadonlyMap<string, readonly (readonly [string, unknown])[]> => {
  const kinds = new Map<string, (readonly [string, unknown])[]>();
  for (const name of isMembers(table.value) ? Object.keys(table.value) : []) {
    const spot = below(table, name);
    if (isField(spot.value)) continue;
    const kind = isBody(spot.value) ? 'requestBodies' : 'parameters';
    const at = child('', 'components', kind, name);
    upgrade.moves.add(spot.uri, spot.pointer, at);
    kinds.set(kind, [...(kinds.get(kind) ?? []), [name, upgradeShared(upgrade, spot, 'parameter', at)]]);
  }
  return kinds;
};

/** A value in which the node at a pointer is another one. */
const replaced = (value: unknown, segments: readonly string[], node: unknown): unknown => {
  const [first, ...rest] = segments;
  if (first === undefined) return node;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === first ? replaced(item, rest, node) : item));
  }
  return isMembers(value) ? { ...value, [first]: replaced(own(value, first), rest, node) } : value;
};
