// Builds the project with one bundler: `node build.mjs rollup`. Problems are thrown.
import process from 'node:process';
import { typescript } from './typescript.mjs';

const BUILDS = {
  async esbuild() {
    const { build } = await import('esbuild');
    const { apivintage } = await import('apivintage/esbuild');
    await build({
      entryPoints: ['src/main.ts'],
      bundle: true,
      format: 'esm',
      target: 'es2022',
      outfile: 'built/esbuild/main.mjs',
      logLevel: 'info',
      plugins: [apivintage()],
    });
  },
  async rollup() {
    const { rollup } = await import('rollup');
    const { apivintage } = await import('apivintage/rollup');
    const build = await rollup({ input: 'src/main.ts', plugins: [apivintage(), typescript()] });
    await build.write({ file: 'built/rollup/main.mjs' });
  },
  async rolldown() {
    const { rolldown } = await import('rolldown');
    const { apivintage } = await import('apivintage/rolldown');
    const build = await rolldown({ input: 'src/main.ts', plugins: [apivintage(), typescript()] });
    await build.write({ file: 'built/rolldown/main.mjs' });
  },
  async vite() {
    const { build } = await import('vite');
    await build();
    const { rename } = await import('node:fs/promises');
    await rename('built/vite/main.js', 'built/vite/main.mjs');
  },
  async webpack() {
    const { default: webpack } = await import('webpack');
    const { default: config } = await import('./webpack.config.cjs');
    await run(webpack(config));
  },
  async rspack() {
    const { rspack } = await import('@rspack/core');
    const { apivintage } = await import('apivintage/rspack');
    const { default: config } = await import('./webpack.config.cjs');
    const output = { ...config.output, path: config.output.path.replace('webpack', 'rspack') };
    const rules = [
      { test: /\.ts$/, loader: 'builtin:swc-loader', options: { jsc: SWC }, type: 'javascript/auto' },
    ];
    await run(rspack({ ...config, output, module: { rules }, plugins: [apivintage()] }));
  },
};

const SWC = { parser: { syntax: 'typescript' }, target: 'es2022' };

const run = (compiler) =>
  new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      const problem =
        error ?? (stats.hasErrors() ? new Error(stats.toString({ all: false, errors: true })) : undefined);
      compiler.close(() => (problem === undefined ? resolve() : reject(problem)));
    });
  });

await BUILDS[process.argv[2]]();
