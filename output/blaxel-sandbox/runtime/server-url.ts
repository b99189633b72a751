// Part of the runtime of apivintage, copied as it is. Do not edit.

/** The address of a server that is chosen by the options of a client. */

/**
 * The template with a value for each variable. What stands in the middle of it can neither leave its place nor lead to
 * another host; a variable in front holds the beginning of an address itself.
 *
 * @throws {TypeError} for a value that is missing, or that no address may hold
 */
export function serverURL(template: string, values: Readonly<Record<string, string | undefined>>): string {
  const host = /^https?:\/\/[^/]*/.exec(template)?.[0].length ?? 0;
  const url = template.replace(/\{([^{}]*)\}/g, (whole, name: string, at: number) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = values[name];
    if (value === undefined)
      throw new TypeError(`the address of the API needs '${name}': give it, or baseURL`);
    const end = at + whole.length;
    if (value === '' && end <= host && !SOLID.test(template.charAt(at - 1) + template.charAt(end))) {
      throw new TypeError(`'${name}' is empty, and the address of the API needs it: ${ADVICE}`);
    }
    const isPath = at > host || (end === host && value.startsWith('/'));
    if (at > 0 && !isPart(value, isPath))
      throw new TypeError(`'${name}' cannot be part of an address: ${ADVICE}`);
    return value;
  });
  if (host > 0 && !url.includes('{') && !HOST.test(url)) {
    throw new TypeError(`a part of the address begins or ends with a dot or a dash: ${ADVICE}`);
  }
  return url.replace(/\/+$/, '');
}

const ADVICE = 'give another one, or baseURL';
const SOLID = /[a-z\d]/i;
const HOST = /^https?:\/\/(?:[a-z\d](?:[\w-]*[a-z\d])?\.)*[a-z\d](?:[\w-]*[a-z\d])?\.?(?::\d+)?(?:\/|$)/i;

function isPart(value: string, isPath: boolean): boolean {
  if (!isPath) return /^[\w.~:-]*$/.test(value);
  return /^[\w.~:/-]*$/.test(value) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(value);
}
