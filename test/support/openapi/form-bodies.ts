/** What forms hold, read back from how they are written. */
import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { decoded, type RawQuery } from './raw-query.js';
import { json, partsOf, type Raw, Readings, type Written } from './readings.js';
import type { Schemas } from './schemas.js';

/** A field of a form. Fields of one name are an array where the schema says so. */
export interface Field {
  readonly name: string;
  readonly written: Written;
}

/** The fields of `application/x-www-form-urlencoded`. */
export const urlEncodedFields = (pairs: RawQuery): readonly Field[] =>
  pairs.map(([name, value]) => ({ name, written: { text: decoded(value) } }));

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
      const isJson = /content-type:\s*[\w.+/-]*json/i.test(head);
      return { name, written: isJson ? { value: json(body) } : { text: body } };
    });
};

/** The value of a form. Names such as `a[b]` are members of `a`, unless the schema has a property of that name. */
export const formValue = (
  document: Members,
  schemas: Schemas,
  schema: unknown,
  fields: readonly Field[],
): unknown => {
  const declared = new Set(partsOf(document, schema).flatMap((part) => propertyNames(part)));
  const raw = nested(fields, (name) => declared.has(name));
  return new Readings(document, schemas).object(schema, raw);
};

const propertyNames = (part: Members): readonly string[] => {
  const properties = own(part, 'properties');
  return isMembers(properties) ? Object.keys(properties) : [];
};

/** Names in brackets as trees: `a[b][c]`, and `a[]` for a list. */
export const nested = (
  fields: readonly Field[],
  isWhole: (name: string) => boolean,
): ReadonlyMap<string, Raw> => {
  const groups = new Map<string, { readonly own: Written[]; readonly below: Field[] }>();
  for (const { name, written } of fields) {
    const [, outer, inner = '', rest = ''] = /^([^[\]]+)\[([^[\]]*)\](.*)$/.exec(name) ?? [];
    const isMember = outer !== undefined && inner !== '' && !isWhole(name);
    const key = isMember || (outer !== undefined && !isWhole(name)) ? outer : name;
    const group = groups.get(key) ?? { own: [], below: [] };
    groups.set(key, group);
    if (isMember) group.below.push({ name: `${inner}${rest}`, written });
    else group.own.push(written);
  }
  return new Map(
    [...groups].map(([name, { own: values, below }]): [string, Raw] => [
      name,
      below.length > 0 ? nested(below, () => false) : values,
    ]),
  );
};
