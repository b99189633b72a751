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
        contents: moduleOf([...helpPages()]),
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

/** Pages share most of their lines: each is held once. */
const moduleOf = (pages) => {
  const lines = [...new Set(pages.flatMap(([, page]) => page.split('\n')))];
  const places = new Map(lines.map((line, index) => [line, index]));
  const numbered = pages.map(([name, page]) => [name, page.split('\n').map((line) => places.get(line))]);
  return `const lines = ${JSON.stringify(lines)};
const pageOf = ([name, numbers]) => [name, numbers.map((number) => lines[number]).join('\\n')];
export const helpPages = () => new Map(${JSON.stringify(numbered)}.map(pageOf));
`;
};
