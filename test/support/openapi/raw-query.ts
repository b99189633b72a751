/** Queries, forms and cookies as pairs. */

/** A query as it was sent: names decoded, values as they are on the wire. */
export type RawQuery = readonly (readonly [name: string, value: string])[];

export function rawQuery(text: string): RawQuery {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), value.join('=')];
    });
}

export function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
