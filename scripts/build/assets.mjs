import { Buffer } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import Handlebars from 'handlebars';
import { ROOT } from './root.mjs';

const TEMPLATES = join(ROOT, 'templates');

/** Replaces generator/render/assets.ts by a module that holds the same, with templates precompiled: see its comment. */
export const inlinedAssets = () => ({
  name: 'inlined-assets',
  setup(build) {
    build.onLoad({ filter: /[/\\]generator[/\\]render[/\\]assets\.ts$/ }, async () => ({
      contents: await assetsModule(),
      loader: 'js',
    }));
  },
});

const assetsModule = async () => {
  const printTemplate = await templatePrinter();
  const precompile = (source) => printTemplate(Handlebars.parse(source));
  const members = [
    ['templates', await readAll('.', '.hbs'), (name) => name, precompile],
    ['partials', await readAll('partials', '.hbs'), (name) => name, precompile],
    ['runtime', await readAll('runtime', '.ts'), (name) => `runtime/${name}.ts`, JSON.stringify],
    ['sources', await templateSources(), (name) => name, JSON.stringify],
  ];
  const maps = members.map(([member, files, key, print]) => {
    const entries = files.map(([name, source]) => `[${JSON.stringify(key(name))}, ${print(source)}]`);
    return `${member}: new Map([\n${entries.join(',\n')}\n])`;
  });
  return `export const loadAssets = () => ({\n${maps.join(',\n')}\n});\n`;
};

/** The texts of templates, for errors that name a line of them. */
const templateSources = async () => {
  const partials = await readAll('partials', '.hbs');
  return [...(await readAll('.', '.hbs')), ...partials.map(([name, source]) => [`partials/${name}`, source])];
};

/** The files of a folder with an ending, by name without it, sorted. */
const readAll = async (folder, ending) => {
  const path = join(TEMPLATES, folder);
  const files = (await readdir(path)).filter((file) => file.endsWith(ending)).sort();
  return await Promise.all(
    files.map(async (file) => [file.slice(0, -ending.length), await readFile(join(path, file), 'utf8')]),
  );
};

/** What compiles templates has one home, which is TypeScript: bundle it in memory and ask. */
const templatePrinter = async () => {
  const { outputFiles } = await bundle({
    absWorkingDir: ROOT,
    stdin: {
      contents: "export { printTemplate } from './generator/render/print-template.js';",
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { printTemplate } = await import(`data:text/javascript;base64,${code}`);
  return printTemplate;
};
