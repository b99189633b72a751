import type { Access, Property, TypeId } from './model.js';

/** Which way a property travels: as it says itself, or as the type that it refers to says. */
export const accessOf = (property: Property, oneWay: ReadonlyMap<TypeId, Access>): Access => {
  if (property.access !== 'readWrite') return property.access;
  return property.type.kind === 'reference' ? (oneWay.get(property.type.to) ?? 'readWrite') : 'readWrite';
};
