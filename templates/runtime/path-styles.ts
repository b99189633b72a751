/** The path styles `label` and `matrix`, `simple` for arrays and objects (a scalar needs no style), and whole paths. */
import { PathParameterError } from './errors.js';
import type { StyledPosition } from './operation.js';

type Encode = (scalar: unknown) => string;

/** The style `simple`: `blue,black` and, for objects, `R,100,G,200` or `R=100,G=200` when exploded. */
export function segment(at: number, explode = false): StyledPosition {
  return { at, write: (value, encode) => members(value, encode, explode).join(',') };
}

/** `.blue,black` or `.blue.black` when exploded. */
export function label(at: number, explode = false): StyledPosition {
  return { at, write: (value, encode) => `.${members(value, encode, explode).join(explode ? '.' : ',')}` };
}

/** `content: application/json`: the whole value as JSON. */
export function jsonSegment(at: number): StyledPosition {
  return { at, write: (value, encode) => encode(JSON.stringify(value)) };
}

/** `;color=blue,black` or `;color=blue;color=black` when exploded; `;color` where there is nothing to say. */
export function matrix(at: number, name: string, explode = false): StyledPosition {
  const key = encodeURIComponent(name);
  return {
    at,
    write: (value, encode) => {
      if (isEmpty(value)) return `;${key}`;
      const list = members(value, encode, explode);
      if (!explode) return `;${key}=${list.join(',')}`;
      return list.map((member) => (isObject(value) ? `;${member}` : `;${key}=${member}`)).join('');
    },
  };
}

/**
 * A path of its own: `src/main.ts` stays `src/main.ts`. Each segment is encoded by itself, and none may be empty or dots.
 * A slash in front is written as `%2F`, since proxies take two slashes for one: `/etc/hosts` becomes `%2Fetc/hosts`.
 */
export function segments(at: number): StyledPosition {
  return {
    at,
    write: (value, encode) => {
      if (typeof value !== 'string') return encode(value);
      const isAbsolute = value.startsWith('/');
      const parts = value === '/' ? [] : value.slice(isAbsolute ? 1 : 0).split('/');
      if (parts.length > 1 && parts.includes('')) {
        throw new PathParameterError(`path parameter ${at + 1} ends with a slash, or has two in a row`);
      }
      return (isAbsolute ? '%2F' : '') + parts.map(encode).join('/');
    },
  };
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function members(value: unknown, encode: Encode, explode: boolean): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [encode('')] : value.map((item) => encode(item));
  if (!isObject(value)) return [encode(value)];
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return [encode('')];
  return entries.flatMap(([key, item]) =>
    explode ? [`${encode(key)}=${encode(item)}`] : [encode(key), encode(item)],
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
