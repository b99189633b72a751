import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own, textOf, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { without, type Spot, type Upgrade } from './context.js';

/** What describes the values of a parameter or header in 2.0 and belongs into its schema since. */
const OF_SCHEMA: ReadonlySet<string> = new Set([
  ...['type', 'format', 'items', 'enum', 'default', 'pattern', 'multipleOf', 'uniqueItems', 'x-nullable'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems'],
]);

/** The schema that the keywords of a parameter or header make. */
export const schemaOf = (node: Members): Members => {
  const kept = Object.entries(node).filter(([key]) => OF_SCHEMA.has(key));
  const schema = Object.fromEntries(kept);
  return own(schema, 'type') === 'file' ? { ...schema, type: 'string', format: 'binary' } : schema;
};

/** A parameter in a path, query or header, or a header of a response, as OpenAPI 3 writes it. */
export const upgradeParameter = (upgrade: Upgrade, spot: Spot, at: string): unknown => {
  const { value } = spot;
  if (!isMembers(value) || '$ref' in value || 'schema' in value || 'content' in value) return value;
  const rest = Object.entries(value).filter(([key]) => !OF_SCHEMA.has(key) && key !== 'collectionFormat');
  upgrade.moves.made(spot.uri, spot.pointer, child(at, 'schema'));
  const format = own(value, 'collectionFormat');
  const isText = isUnwritable(value, own(value, 'in'));
  if (isText) reportUnwritable(upgrade, spot);
  return {
    ...Object.fromEntries(rest),
    ...(own(value, 'type') === 'array' ? styleOf(format, own(value, 'in')) : {}),
    schema: isText ? { type: 'string' } : schemaOf(value),
  };
};

/** How OpenAPI 3 says what `collectionFormat` does. Commas are the rule in 2.0, and repetition since. */
export const styleOf = (format: unknown, place: unknown): Members => {
  const isForm = place === 'query' || place === 'formData';
  if (format === 'multi' && isForm) return { style: 'form', explode: true };
  if (format === 'ssv' && isForm) return { style: 'spaceDelimited', explode: false };
  if (format === 'pipes' && isForm) return { style: 'pipeDelimited', explode: false };
  return isForm ? { style: 'form', explode: false } : { style: 'simple' };
};

/**
 * Whether a list has a form that OpenAPI 3 has no word for: tabs, in paths and headers anything but commas, and lists in
 * lists.
 */
export const isUnwritable = (value: Members, place: unknown): boolean => {
  const format = own(value, 'collectionFormat');
  if (own(value, 'type') !== 'array') return false;
  return (
    listIn(value) !== undefined ||
    format === 'tsv' ||
    ((format === 'ssv' || format === 'pipes') && FIXED.has(place))
  );
};
/** The list that the items of a list are. */
const listIn = (value: Members): Members | undefined => {
  const items = own(value, 'items');
  return isMembers(items) && own(items, 'type') === 'array' ? items : undefined;
};

const FIXED: ReadonlySet<unknown> = new Set(['path', 'header']);

export const reportUnwritable = ({ view, report }: Upgrade, spot: Spot): void => {
  const { uri, pointer } = view.written(spot.uri, spot.pointer);
  const value = isMembers(spot.value) ? spot.value : {};
  const nested = listIn(value);
  const list = nested ?? value;
  const at = nested === undefined ? pointer : child(pointer, 'items');
  const format = own(list, 'collectionFormat');
  const place = {
    file: view.name(uri),
    pointer: format === undefined ? at : child(at, 'collectionFormat'),
  };
  report(diagnose('unwritable-list', { format: format === undefined ? 'csv' : textOf(format) }, place));
};

/** A header of a response. */
export const upgradeHeader = (upgrade: Upgrade, spot: Spot, at: string): unknown =>
  isMembers(spot.value)
    ? upgradeParameter(upgrade, { ...spot, value: without(spot.value, 'in', 'name') }, at)
    : spot.value;
