/** JSON as a server holds it: nothing is known of it but what is checked. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a name; an empty one where there is none. */
export function part(value: Json, name: string): Json {
  const found = value[name];
  return isJson(found) ? found : {};
}

/** The text at a name; empty where there is none. */
export function textAt(value: Json, name: string): string {
  const found = value[name];
  return typeof found === 'string' ? found : '';
}

/** The same object but for one member. */
export function without(value: Json, name: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

/** A body as it arrived: parsed where it is JSON, undefined where it is empty. */
export function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
