// The least that Rollup, Rolldown and webpack need to read TypeScript.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { transform } from 'esbuild';

export const typescript = () => ({
  name: 'typescript',
  resolveId: (id, importer) => {
    const path = resolve(dirname(importer ?? ''), id.replace(/\.js$/, '.ts'));
    return id.startsWith('.') && existsSync(path) ? path : null;
  },
  transform: async (code, id) =>
    id.endsWith('.ts') ? (await transform(code, { loader: 'ts', target: 'es2022' })).code : null,
});

/** A loader of webpack. */
export default function (source) {
  const done = this.async();
  transform(source, { loader: 'ts', target: 'es2022' }).then(
    ({ code }) => done(null, code),
    (error) => done(error),
  );
}
