import { diagnose } from '../../diagnostics/catalogue.js';
import { own } from '../../ir/documents.js';
import type { Node, ObjectNode, Reader } from '../reader.js';

/** Reports schemes that are needed together although a request has room for the credential of one only. */
export const checkTogether = (
  reader: Reader,
  requirement: Node,
  names: readonly string[],
  table: Node | undefined,
): void => {
  const taken = new Map<string, { readonly name: string; readonly node: ObjectNode }>();
  for (const name of names) {
    const entry = table === undefined ? undefined : reader.at(table, name);
    const node = entry === undefined ? undefined : reader.resolve(entry);
    const place = node === undefined ? undefined : placeOf(reader, node);
    if (node === undefined || place === undefined) continue;
    // Names of headers have no case, those of query parameters and cookies do.
    const key = place.startsWith('header') ? place.toLowerCase() : place;
    const first = taken.get(key);
    if (first === undefined) {
      taken.set(key, { name, node });
      continue;
    }
    const args = { one: first.name, other: name, place };
    const related = [first.node, node].map((scheme) => ({
      message: `it goes into the ${place}`,
      place: reader.place(scheme),
    }));
    reader.report(diagnose('credentials-in-one-place', args, reader.place(requirement), related));
  }
};

/** Where a credential has to go; undefined where a program may choose, or the scheme is none that a client can send. */
const placeOf = (reader: Reader, node: ObjectNode): string | undefined => {
  const type = reader.text(node, 'type');
  if (type === 'apiKey') {
    const [place, name] = [own(node.value, 'in'), own(node.value, 'name')];
    return typeof place === 'string' && typeof name === 'string' ? `${place} ${name}` : undefined;
  }
  const isBearer = type === 'oauth2' || type === 'openIdConnect';
  const scheme = type === 'http' ? (reader.text(node, 'scheme') ?? '').toLowerCase() : '';
  if (!isBearer && scheme !== 'basic' && scheme !== 'bearer') return undefined;
  const alternatives = own(node.value, 'x-alternative-headers');
  const mayChoose = scheme !== 'basic' && Array.isArray(alternatives) && alternatives.length > 0;
  return mayChoose ? undefined : 'header Authorization';
};
