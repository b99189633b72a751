import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** The name of the package that an import names: `@scope/name/file.js` is in `@scope/name`. */
const packageName = (path) => path.split('/', path.startsWith('@') ? 2 : 1).join('/');

/** Leaves the `dependencies` of package.json to be imported where the package is installed; the rest is bundled. */
export const installedDependencies = () => ({
  name: 'installed-dependencies',
  async setup(build) {
    const { dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    build.onResolve({ filter: /^[^./]/ }, ({ path }) => {
      const isInstalled = Object.hasOwn(dependencies, packageName(path));
      return isInstalled ? { path, external: true } : undefined;
    });
  },
});
