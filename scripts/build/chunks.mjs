import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { ROOT } from './root.mjs';

/**
 * Join the many small chunks of a bundle that are always loaded together. Every file costs a process a search, a read and
 * a compilation before its first line runs, which is most of what `--help` and a run that changes nothing take.
 *
 * @param metafile of the bundle in `from`, which esbuild made
 * @param entries of the bundle, relative, without ending; `chunks/main` is the program behind the command
 */
export const joinChunks = async (metafile, from, to, entries) => {
  const { outputs } = metafile;
  const pathOf = (file) => resolve(ROOT, file);
  const closureOf = (file, found = new Set()) => {
    if (found.has(file)) return found;
    found.add(file);
    for (const { path, kind } of outputs[file].imports) {
      if (kind === 'import-statement' && path in outputs) closureOf(path, found);
    }
    return found;
  };
  const main = relative(ROOT, join(from, 'chunks/main.js'));
  const generate = outputs[main].imports.find(({ path }) => basename(path).startsWith('generate-'));
  if (generate === undefined) throw new Error('the command loads no chunk for `generate`');
  const always = closureOf(main);
  always.delete(main);
  const generating = new Set([...closureOf(generate.path)].filter((file) => !always.has(file)));
  const groups = [
    { name: 'start', files: new Set([...always].map(pathOf)) },
    { name: 'generate', files: new Set([...generating].map(pathOf)) },
  ];
  const bundle = await rolldown({
    cwd: ROOT,
    input: Object.fromEntries(entries.map((name) => [name, join(from, `${name}.js`)])),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    treeshake: false,
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    comments: { legal: false },
    codeSplitting: {
      groups: groups.map(({ name, files }) => ({
        name,
        test: (id) => files.has(id),
      })),
    },
  });
  await bundle.close();
  // A chunk that exports nothing does nothing, but would be one more file to load.
  const empty = output.filter(({ isEntry, exports }) => !isEntry && exports.length === 0);
  for (const { fileName, code } of output.filter((chunk) => !empty.includes(chunk))) {
    const path = join(to, fileName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, empty.reduce(withoutImport, code));
  }
};

const withoutImport = (code, { fileName }) =>
  code.replace(new RegExp(`^import "[./]*(?:chunks/)?${basename(fileName)}";\\n`, 'm'), '');
