import { importBundled } from './bundled.mjs';
import { inlinedPackageJson } from './package-json.mjs';

const ENTRY = 'generator/commands/help-pages.ts';

/** Replaces generator/commands/help-pages.ts by a module that holds the pages: to print one takes no program. */
export const inlinedHelpPages = () => ({
  name: 'inlined-help-pages',
  setup(build) {
    build.onLoad({ filter: /[/\\]generator[/\\]commands[/\\]help-pages\.ts$/ }, async () => {
      const { helpPages } = await importBundled(ENTRY, [inlinedPackageJson()]);
      return {
        contents: `export const helpPages = () => new Map(${JSON.stringify([...helpPages()])});\n`,
        loader: 'js',
      };
    });
  },
});

/** The pages are a file beside the command, which loads it for `--help`. */
export const helpElsewhere = () => ({
  name: 'help-elsewhere',
  setup(build) {
    build.onResolve({ filter: /\/help-pages\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './help-pages.js', external: true } : undefined,
    );
  },
});
