/** Segments that number or announce an API and name nothing in it, as `v1beta2` or `2010-04-01`. */
const PREFIX = /^(api|rest|v\d+([._]\d+)*((p\d+)?(alpha|beta|rc)\d*)?|\d+([._-]\d+)*)$/i;

/** Segments of a path without those that number or announce the API, where they lead it. */
export const withoutPrefix = (segments: readonly string[]): readonly string[] => {
  const start = segments.findIndex((segment) => !PREFIX.test(segment));
  return start === -1 ? [] : segments.slice(start);
};
