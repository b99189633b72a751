/** What forms hold, read back from how they are written. */
import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { followed, listAt, membersAt } from './document.js';
import { rawQuery, decoded } from './parameters.js';

/** A field of a form. Fields of one name are an array where the schema says so. */
export interface Field {
  readonly name: string;
  /** As JSON where it came as JSON, otherwise the text. */
  readonly value: unknown;
  /** Whether the value came as JSON: then it is what it says, and no text that might be a number. */
  readonly isExact: boolean;
}

/** The fields of `application/x-www-form-urlencoded`. */
export const urlEncodedFields = (text: string): readonly Field[] =>
  rawQuery(text).map(([name, value]) => ({ name, value: decoded(value), isExact: false }));

/** The fields of `multipart/form-data`; undefined where the body has another form. */
export const multipartFields = (text: string, contentType: string): readonly Field[] | undefined => {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined || !text.trimEnd().endsWith(`--${boundary}--`)) return undefined;
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const end = part.indexOf('\r\n\r\n');
      const head = part.slice(0, end);
      const body = part.slice(end + 4, -2);
      const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
      const isExact = /content-type:\s*[\w.+/-]*json/i.test(head);
      return { name, value: isExact ? parsed(body) : body, isExact };
    });
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** How the value of a form may be read: texts may be numbers. Names such as `a[b]` are members of `a`. */
export const formReadings = (
  document: Members,
  schema: unknown,
  fields: readonly Field[],
): readonly unknown[] => {
  const lists = new Set(listNames(document, schema, 0));
  const read = (scalar: (text: string) => unknown): Members => {
    const result: Record<string, unknown> = {};
    for (const { name, value, isExact } of fields) {
      const given = isExact || typeof value !== 'string' ? value : scalar(value);
      const [, outer, inner] = /^([^[\]]+)\[(.*)\]$/.exec(name) ?? [];
      if (outer !== undefined && inner !== undefined && inner !== '' && !lists.has(name)) {
        result[outer] = { ...(isMembers(result[outer]) ? result[outer] : {}), [inner]: given };
      } else {
        const key = inner === '' && outer !== undefined && lists.has(outer) ? outer : name;
        const before = result[key];
        result[key] = lists.has(key)
          ? [...(Array.isArray(before) ? (before as unknown[]) : []), given]
          : given;
      }
    }
    return result;
  };
  return [
    read((text) => text),
    read(scalarOf),
    read((text) => (/^[[{]/.test(text) ? parsed(text) : text)),
    read(parsed),
  ];
};

const scalarOf = (text: string): unknown =>
  /^(?:true|false|null|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(text) ? parsed(text) : text;

/** The properties that hold arrays. */
const listNames = (document: Members, schema: unknown, depth: number): readonly string[] => {
  if (!isMembers(schema) || depth > 8) return [];
  const target = followed(document, schema);
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => listAt(target, key));
  const own_ = Object.entries(membersAt(target, 'properties')).flatMap(([name, each]) =>
    isMembers(each) && isListSchema(document, each, 0) ? [name] : [],
  );
  return [...own_, ...parts.flatMap((part) => listNames(document, part, depth + 1))];
};

const isListSchema = (document: Members, schema: unknown, depth: number): boolean => {
  if (!isMembers(schema) || depth > 8) return false;
  const target = followed(document, schema);
  if (own(target, 'type') === 'array' || listAt(target, 'type').includes('array')) return true;
  return ['allOf', 'anyOf', 'oneOf'].some((key) =>
    listAt(target, key).some((part) => isListSchema(document, part, depth + 1)),
  );
};
