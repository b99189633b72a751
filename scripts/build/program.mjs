import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';
import { inlinedAssets } from './assets.mjs';
import { withoutPrograms } from './commander.mjs';
import { installedDependencies } from './dependencies.mjs';
import { inlinedPackageJson } from './package-json.mjs';
import { ROOT } from './root.mjs';
import { inlinedRulePages } from './rule-pages.mjs';

const LINTER = './linter.cjs';

/** Modules of ours have their place in the package from their address. Who makes a script of the program imports for it. */
const HEAD = [
  "const __address = require('node:url').pathToFileURL(__filename).href;",
  'const __import = module.importModule ?? ((specifier) => import(specifier));',
  '',
].join('\n');

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/**
 * Build all code of the package into one file that a script of V8 can be made of, since its compiled form can be kept:
 * `generator/commands/load/program.ts`. Who imports a module of the package gets it from there too, so that there is one
 * instance of everything.
 *
 * @param modules of `generator/`, by the name under which the program has them
 * @returns the hash of its content, the names that each module exports, and what was bundled
 */
export const buildProgram = async (modules, outdir) => {
  const outfile = join(outdir, 'program.cjs');
  const { metafile, outputFiles } = await build({
    ...common,
    stdin: {
      contents: Object.entries(modules)
        .map(([name, path]) => `export * as ${JSON.stringify(name)} from './generator/${path}';`)
        .join('\n'),
      resolveDir: ROOT,
    },
    outfile,
    charset: 'ascii',
    write: false,
    define: { 'import.meta.url': '__address' },
    plugins: [
      linterElsewhere(),
      installedDependencies(),
      withoutPrograms(),
      inlinedAssets(),
      inlinedPackageJson(),
      inlinedRulePages(),
    ],
  });
  const text = HEAD + inAscii(withImports(outputFiles[0].text));
  await mkdir(outdir, { recursive: true });
  await writeFile(outfile, text);
  const linter = await build({
    ...common,
    entryPoints: ['generator/lint/linter.ts'],
    outfile: join(outdir, LINTER),
    plugins: [installedDependencies()],
  });
  const program = createRequire(import.meta.url)(outfile);
  return {
    hash: createHash('sha256').update(text).digest('hex').slice(0, 16),
    exportsOf: (name) => Object.keys(program[name]),
    metafiles: [metafile, linter.metafile],
  };
};

/** The program is read as ASCII, which is fast. esbuild leaves regular expressions and tagged templates as they are. */
const inAscii = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Only `lint` loads it. */
const linterElsewhere = () => ({
  name: 'linter-elsewhere',
  setup(build) {
    build.onResolve({ filter: /\/linter\.js$/ }, () => ({ path: LINTER, external: true }));
  },
});

/** The code with every `import()` as a call of `__import`. */
const withImports = (text) => {
  const starts = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      starts.push(node.expression.getStart(file));
    }
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile('program.js', text, ts.ScriptTarget.Latest);
  visit(file);
  return starts.reduceRight((code, start) => `${code.slice(0, start)}__${code.slice(start)}`, text);
};
