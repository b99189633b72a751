/** The words that date a node of a specification. The document as written is the present; they describe the past. */

export const ADDED = 'x-added';
export const REMOVED = 'x-removed';
export const BEFORE = 'x-before';
export const MEMBERS_BEFORE = 'x-members-before';
export const MADE_REQUIRED = 'x-made-required';
export const MADE_OPTIONAL = 'x-made-optional';
export const ENUM_ADDED = 'x-enum-added';
export const ENUM_REMOVED = 'x-enum-removed';
export const RENAMED_FROM = 'x-renamed-from';
export const CHANGE = 'x-change';

export const ANNOTATIONS: ReadonlySet<string> = new Set([
  ADDED,
  REMOVED,
  BEFORE,
  MEMBERS_BEFORE,
  MADE_REQUIRED,
  MADE_OPTIONAL,
  ENUM_ADDED,
  ENUM_REMOVED,
  RENAMED_FROM,
  CHANGE,
]);

/** Whether a node says something by date. Nearly no node does. */
export const isAnnotated = (node: object): boolean => {
  for (const key of Object.keys(node)) if (ANNOTATIONS.has(key)) return true;
  return false;
};

/** The table that says how the properties of a form are written. */
export const ENCODING = 'encoding';

/** The table of what can be done next, which names operations. */
export const LINKS = 'links';

/** Keys whose values are data, not parts of the description. */
export const DATA_KEYS: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Keys whose values are tables of names: a member called `default` in them is a name, not a keyword. */
export const NAME_TABLES: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'schemas',
  'parameters',
  'responses',
  'headers',
  'requestBodies',
  'securitySchemes',
  'securityDefinitions',
  'callbacks',
  LINKS,
  'pathItems',
  'paths',
  'webhooks',
  'content',
  'variables',
  ENCODING,
]);

/** Tables and lists in which a Reference Object stands, which may carry no annotation: it lives as long as its target. */
export const REFERENCE_HOLDERS: ReadonlySet<string> = new Set([
  'parameters',
  'responses',
  'headers',
  'requestBodies',
  'examples',
  LINKS,
  'callbacks',
  'paths',
  'pathItems',
  'webhooks',
]);
