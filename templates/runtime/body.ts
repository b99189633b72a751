/** JSON bodies, and what every body encoder needs. */
import type { BodyEncoder } from './operation.js';

/** `application/json`. */
export const jsonBody: BodyEncoder = (value) =>
  value === undefined ? undefined : { body: JSON.stringify(value), type: 'application/json' };

/** The same encoding under another media type: `mediaType('application/merge-patch+json', jsonBody)`. */
export function mediaType(type: string, encode: BodyEncoder): BodyEncoder {
  return (value) => {
    const encoded = encode(value);
    return encoded && { ...encoded, type };
  };
}
