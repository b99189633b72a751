import type { BodyEncoder } from './operation.js';
import { form } from './query.js';

/** `application/x-www-form-urlencoded`: lists repeat their key, objects inside are written as JSON. */
export const formBody: BodyEncoder = (value) => {
  if (typeof value !== 'object' || value === null) return undefined;
  const pairs = Object.entries(value).map(([key, item]) =>
    form(key, isRecord(item) ? JSON.stringify(item) : item),
  );
  return {
    body: pairs.filter((pair) => pair !== '').join('&'),
    type: 'application/x-www-form-urlencoded',
  };
};

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
