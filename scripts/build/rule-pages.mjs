import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const FOLDER = join(ROOT, 'docs/rules');

/** Replaces generator/commands/rule-pages.ts by a module that holds the pages: the package has no docs/. */
export const inlinedRulePages = () => ({
  name: 'inlined-rule-pages',
  setup(build) {
    build.onLoad({ filter: /[/\\]generator[/\\]commands[/\\]rule-pages\.ts$/ }, async () => {
      const files = (await readdir(FOLDER))
        .filter((file) => file.endsWith('.md') && file !== 'README.md')
        .sort();
      const pages = await Promise.all(
        files.map(async (file) => [file.slice(0, -'.md'.length), await readFile(join(FOLDER, file), 'utf8')]),
      );
      return {
        contents: `export const loadRulePages = () => new Map(${JSON.stringify(pages)});\n`,
        loader: 'js',
      };
    });
  },
});
