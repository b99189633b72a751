import { readFile } from 'node:fs/promises';

/** Of our package.json, the bundle gets the name and the version only. */
export const inlinedPackageJson = () => ({
  name: 'inlined-package-json',
  setup(build) {
    build.onLoad({ filter: /[/\\]package\.json$/ }, async ({ path }) => {
      const { name, version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
});
