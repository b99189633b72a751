import type { BodyEncoder } from './operation.js';
import { asText } from './query.js';

/**
 * `multipart/form-data`, parts in the order of the keys: files (`Blob`, `File`) with their name and type, lists as
 * parts of the same name, objects as JSON. Null, for which a form has no text, is no part. The platform writes
 * the boundary and escapes names.
 */
export const multipartBody: BodyEncoder = (value) => {
  if (typeof value !== 'object' || value === null) return undefined;
  const parts = new FormData();
  for (const [name, item] of Object.entries(value)) {
    const items: unknown[] = Array.isArray(item) ? item : [item];
    for (const one of items) addPart(parts, name, one);
  }
  return { body: parts };
};

function addPart(parts: FormData, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (value instanceof Blob) parts.append(name, value);
  else parts.append(name, asText(value, name));
}
