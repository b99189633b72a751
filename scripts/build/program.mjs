import { basename } from 'node:path';

/** What the command imports when it runs are chunks of the package, which are built beside it. */
export const programInChunks = () => ({
  name: 'program-in-chunks',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./chunks/${basename(path)}`, external: true } : undefined,
    );
  },
});
