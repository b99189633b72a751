/** The URL that a text is, read from where it stands; undefined where it is none. Platforms' errors quote it. */
export function toURL(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
