import { diagnose } from '../../diagnostics/catalogue.js';
import { isList, own } from '../../ir/documents.js';
import type { Bundle } from '../../versions/bundle.js';
import type { Rule } from '../rule.js';
import { propertiesOf, resolved, schemaBelow, schemasWithProperties, type SchemaNode } from '../schemas.js';

export const propertyWithoutDescription: Rule = {
  code: 'property-without-description',
  check: ({ editions, placeIn, report }) => {
    for (const edition of editions) {
      for (const property of schemasWithProperties(edition.bundle).flatMap(propertiesOf)) {
        if (isDescribed(edition.bundle, property)) continue;
        const place = placeIn(edition, property.pointer, 'key');
        report(diagnose('property-without-description', { property: property.name }, place));
      }
    }
  },
};

/** By itself, by what it refers to, or by what it is made of. */
const isDescribed = (bundle: Bundle, schema: SchemaNode): boolean => {
  if (hasText(schema)) return true;
  const target = resolved(bundle, schema);
  // What does not exist is missing more than a description.
  if (target === undefined) return true;
  return hasText(target) || partsOf(target).some((part) => hasTextAtEnd(bundle, part));
};

const hasTextAtEnd = (bundle: Bundle, schema: SchemaNode): boolean => {
  const target = resolved(bundle, schema);
  return hasText(schema) || (target !== undefined && hasText(target));
};

const partsOf = (schema: SchemaNode): readonly SchemaNode[] => {
  const parts = own(schema.value, 'allOf');
  return (isList(parts) ? parts : []).flatMap((_, index) => schemaBelow(schema, 'allOf', index) ?? []);
};

const hasText = ({ value }: SchemaNode): boolean => {
  const text = own(value, 'description');
  return typeof text === 'string' && text.trim() !== '';
};
