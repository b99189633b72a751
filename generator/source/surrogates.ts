/**
 * Half of a UTF-16 pair without the other. Bytes that are UTF-8 cannot hold one, but an escape can write it, and no
 * output file could.
 */
const LONE = /\p{Cs}/u;

/** An escape in JSON, or in YAML, that writes half a pair. */
const ESCAPE = /\\u[dD][89a-fA-F]|\\U0000[dD][89a-fA-F]/;

/**
 * The pointer of the first string or key with a lone surrogate; undefined where there is none. Documents without such
 * escapes, which is nearly all, cost one search of their text.
 */
export const loneSurrogate = (
  text: string,
  value: unknown,
): { readonly pointer: string; readonly on: 'key' | 'value' } | undefined =>
  ESCAPE.test(text) ? search(value, '') : undefined;

const search = (value: unknown, pointer: string): ReturnType<typeof loneSurrogate> => {
  if (typeof value === 'string') return LONE.test(value) ? { pointer, on: 'value' } : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries<unknown>({ ...value })) {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = LONE.test(key) ? { pointer: at, on: 'key' as const } : search(member, at);
    if (found !== undefined) return found;
  }
  return undefined;
};
