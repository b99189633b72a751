import { own, type Members } from '../../ir/documents.js';
import type { Type } from '../../ir/model.js';
import { STRING } from './types.js';

/** The types of schemas that name one of these and nothing that narrows it. */
const TYPES: ReadonlyMap<unknown, Type> = new Map<unknown, Type>([
  ['string', STRING],
  ['integer', { kind: 'primitive', name: 'integer' }],
  ['number', { kind: 'primitive', name: 'number' }],
  ['boolean', { kind: 'primitive', name: 'boolean' }],
]);

/** Keywords that neither change the type of a schema nor are checked with it. */
const BESIDE: ReadonlySet<string> = new Set([
  ...(['type', 'title', 'description', 'example', 'examples', 'format'] as const),
  ...(['readOnly', 'writeOnly', 'deprecated'] as const),
]);

/**
 * The type of a schema that says no more than which of four simple types its values have, as most properties do;
 * undefined for every other schema, which has to be looked at as a whole.
 */
export const plainType = (schema: Members): Type | undefined => {
  const type = TYPES.get(own(schema, 'type'));
  if (type === undefined || schema['format'] === 'binary') return undefined;
  for (const key of Object.keys(schema)) if (!BESIDE.has(key)) return undefined;
  return type;
};
