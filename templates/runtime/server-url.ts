/** The address of a server that is chosen by the options of a client. */

const PART = /^[\w.~:-]*$/;
const PARTS = /^[\w.~:/-]*$/;
const DOTS = /(?:^|\/)\.{1,2}(?:\/|$)/;
const WHOLE_HOST =
  /^https?:\/\/(?:[a-z\d](?:[\w-]*[a-z\d])?\.)*[a-z\d](?:[\w-]*[a-z\d])?\.?(?::\d+)?(?:\/|$)/i;

/**
 * The template with a value for each variable. What stands in the middle of it can neither leave its place nor lead to
 * another host; a variable in front holds the beginning of an address itself.
 *
 * @throws {TypeError} for a value that is missing, or that no address may hold
 */
export function serverURL(template: string, values: Readonly<Record<string, string | undefined>>): string {
  const path = template.indexOf('/', template.indexOf('://') + 3);
  const url = template.replace(/\{([^{}]*)\}/g, (whole, name: string, at: number) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = values[name];
    if (value === undefined)
      throw new TypeError(`the address of the API needs '${name}': give it, or baseURL`);
    const allowed = path > 0 && at > path ? PARTS : PART;
    if (at > 0 && (!allowed.test(value) || DOTS.test(value))) {
      throw new TypeError(`'${name}' cannot be part of an address: give baseURL instead`);
    }
    return value;
  });
  if (template.startsWith('http') && !url.includes('{') && !WHOLE_HOST.test(url)) {
    throw new TypeError('the parts of the address make no host: one of them is empty or ends with a dash');
  }
  return url.replace(/\/+$/, '');
}
