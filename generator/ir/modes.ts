/** Members whose values are data of the API's author, not parts of the description. */
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Extensions in which descriptions stand. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(['x-before', 'x-client-parameters', 'x-members-before']);

/** Members whose own members are names: among them `default`, `example` and `x-anything` are names too. */
const TABLES: ReadonlySet<string> = new Set([
  '$defs',
  'callbacks',
  'content',
  'definitions',
  'dependentSchemas',
  'encoding',
  'headers',
  'links',
  'parameters',
  'pathItems',
  'paths',
  'patternProperties',
  'properties',
  'requestBodies',
  'responses',
  'schemas',
  'securityDefinitions',
  'securitySchemes',
  'variables',
  'webhooks',
  'x-before',
  'x-members-before',
]);

/** How the members of an object are read: as keywords, as names, or as data, in which no word means anything. */
export type Mode = 'node' | 'table' | 'data';

/** How the members of what stands below a key are read, where those beside the key are read in a mode. */
export const modeBelow = (key: string, mode: Mode): Mode => {
  if (mode !== 'node') return mode === 'table' ? 'node' : 'data';
  if (DATA.has(key)) return 'data';
  if (key.startsWith('x-') && !DESCRIPTIVE.has(key)) return 'data';
  return TABLES.has(key) ? 'table' : 'node';
};

/** How the items of a list are read. */
export const modeOfItems = (mode: Mode): Mode => (mode === 'data' ? 'data' : 'node');
