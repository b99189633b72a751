// Builds with one bundler in its watch mode, changes the description, breaks it and mends it, and says what comes of it:
// `node watch.mjs rollup`.
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { changeBreakAndMend, watcher } from './edits.mjs';
import { typescript } from './typescript.mjs';

/** What the bundler has said of its builds, the newest last: undefined where one was good. */
const problems = [];

const WATCHES = {
  async rollup(file) {
    const { watch } = await import('rollup');
    const { apivintage } = await import('apivintage/rollup');
    const plugins = [apivintage(), typescript()];
    const watcher = watch({ input: 'src/main.ts', output: { file }, plugins });
    watcher.on('event', ({ code, error, result }) => {
      if (code === 'BUNDLE_END') problems.push(undefined);
      if (code === 'ERROR') problems.push(String(error));
      result?.close();
    });
    return () => watcher.close();
  },
  async webpack(file) {
    const { default: webpack } = await import('webpack');
    const { default: config } = await import('./webpack.config.cjs');
    return watched(webpack(withFile(config, file)));
  },
  async rspack(file) {
    const { rspack } = await import('@rspack/core');
    const { apivintage } = await import('apivintage/rspack');
    const { default: config } = await import('./webpack.config.cjs');
    return watched(rspack({ ...withFile(config, file), plugins: [apivintage()] }));
  },
};

const withFile = (config, file) => ({
  ...config,
  output: { ...config.output, path: new URL('.', new URL(file, import.meta.url)).pathname },
});

const watched = (compiler) => {
  const watching = compiler.watch({ aggregateTimeout: 50 }, (error, stats) => {
    if (error) problems.push(String(error));
    else problems.push(stats.hasErrors() ? stats.toString({ all: false, errors: true }) : undefined);
  });
  return () => new Promise((resolve) => watching.close(() => compiler.close(resolve)));
};

const file = `built/watch-${process.argv[2]}/main.mjs`;
const until = watcher(problems, 30_000);
const says = async (text) => (await readFile(file, 'utf8').catch(() => '')).includes(text);
const isGood = () => problems.length > 0 && problems.at(-1) === undefined;

const close = await WATCHES[process.argv[2]](file);
await until('built', async () => isGood() && (await says('/orders')));
await changeBreakAndMend(
  until,
  {
    from: 'paths:\n',
    to: "paths:\n  /baskets: { get: { tags: [Orders], responses: { '204': { description: None. } } } }\n",
    what: 'rebuilt',
    isSeen: async () => isGood() && (await says('/baskets')),
  },
  () => problems.at(-1)?.includes('unresolved-reference') === true,
  isGood,
);
await close();
