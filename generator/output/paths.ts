/** The file in the output folder that says which files are ours. */
export const MANIFEST = 'manifest.json';

/** What our own housekeeping files in the output folder begin with. */
export const PRIVATE = '.apivintage-';

const SEGMENT = /^(?!\.{1,2}$)[a-z0-9._-]*[a-z0-9_-]$/;

/** Names that Windows gives to devices, with or without an extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/;

const isSegment = (segment: string): boolean =>
  segment.length <= 255 && SEGMENT.test(segment) && !DEVICE.test(segment) && !segment.startsWith(PRIVATE);

/** The one file whose name is spelt in capitals everywhere. */
const README = 'README.md';

/** Whether a path can name a generated file on every system: relative, `/`-separated, lower case, never upwards. */
export const isFilePath = (path: string): boolean =>
  path === README || (path !== MANIFEST && path.split('/').every(isSegment));

/** The folders above a file, outermost first: `a/b/c.ts` has `a` and `a/b`. */
export const foldersOf = (path: string): readonly string[] => {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
};

/** By code units: the same everywhere. */
export const comparePaths = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
