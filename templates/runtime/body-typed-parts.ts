import { isObject } from './errors.js';
import type { BodyEncoder } from './operation.js';
import { asText, jsonOf } from './query.js';

/**
 * `multipart/form-data`, or what `kind` says, in which the named parts have a media type each: texts are sent as they are,
 * a `Blob` under its own type if it has one, anything else as JSON. Null is sent where the type is JSON, and is no part
 * elsewhere. `FormData` would make a file of each part with a type,
 * hence the parts are written here.
 */
export function typedParts(
  types: Readonly<Record<string, string>>,
  kind = 'multipart/form-data',
): BodyEncoder {
  return (value) => {
    if (!isObject(value)) return undefined;
    const boundary = `----parts-${random()}`;
    const pieces: (Blob | string)[] = [];
    for (const [name, item] of Object.entries(value)) {
      const type = Object.hasOwn(types, name) ? types[name] : undefined;
      const items: unknown[] = Array.isArray(item) ? item : [item];
      for (const one of items) {
        if (one === undefined || (one === null && !/[/+]json/.test(type ?? ''))) continue;
        pieces.push(`--${boundary}\r\n`, ...part(name, one, type), '\r\n');
      }
    }
    const body = new Blob([...pieces, `--${boundary}--\r\n`]);
    return { body, type: `${kind}; boundary=${boundary}` };
  };
}

function part(name: string, value: unknown, type: string | undefined): (Blob | string)[] {
  const start = `Content-Disposition: form-data; name="${quoted(name)}"`;
  if (value instanceof Blob) {
    const file = 'name' in value && typeof value.name === 'string' ? value.name : 'blob';
    const own = value.type || (type ?? 'application/octet-stream');
    return [`${start}; filename="${quoted(file)}"\r\nContent-Type: ${own}\r\n\r\n`, value];
  }
  const text = type === undefined || typeof value === 'string' ? asText(value, name) : jsonOf(value, name);
  return [`${start}${type === undefined ? '' : `\r\nContent-Type: ${type}`}\r\n\r\n${text}`];
}

/** A name as browsers write it. */
function quoted(name: string): string {
  return name.replace(/[\r\n"]/g, encodeURIComponent);
}

/** Nothing in a part can be the boundary by accident or by intent. */
function random(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
