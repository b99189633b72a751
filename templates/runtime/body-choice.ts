/** Bodies that may be sent as several media types. */
import { property } from './errors.js';
import type { BodyEncoder } from './operation.js';

/**
 * The option `contentType` names one of the encoders; without it the first one is used. A range, such as `image/*`, takes
 * every media type in it, and sends what was named.
 */
export function onContentType(encoders: Readonly<Record<string, BodyEncoder>>): BodyEncoder {
  const names = Object.keys(encoders);
  return (value, options) => {
    const named = property(options, 'contentType');
    const contentType = typeof named === 'string' ? named : (names[0] ?? '');
    const name = Object.hasOwn(encoders, contentType)
      ? contentType
      : names.find((each) => isIn(contentType, each));
    const encode = name === undefined ? undefined : encoders[name];
    if (encode === undefined) throw new TypeError(`contentType must be one of: ${names.join(', ')}`);
    const encoded = encode(value);
    return name === contentType ? encoded : encoded && { ...encoded, type: contentType };
  };
}

/** For a body that has one of its properties for its value, beside encoders that take them all: `params.body`. */
export function apart(encode: BodyEncoder): BodyEncoder {
  return (value) => encode(property(value, 'body'));
}

function isIn(type: string, range: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}
