// Part of the runtime of apivintage, copied as it is. Do not edit.

/** What is read of a host that has an environment; `fetch` is named because every host has it. */
interface Host {
  readonly fetch: unknown;
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** An environment variable; undefined when it is empty, not set, not readable, or the host knows none. */
export function env(name: string): string | undefined {
  const host: Host = globalThis;
  try {
    const value = host.process?.env?.[name]?.trim();
    return value === '' ? undefined : value;
  } catch {
    return undefined; // Deno throws where the permission is missing.
  }
}
