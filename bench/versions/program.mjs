// What a compiler has to do with a client: all of it, and a program that uses it through its declarations.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from '../../scripts/build/root.mjs';

const COMPILERS = {
  5: join(ROOT, 'node_modules/typescript/bin/tsc'),
  7: join(ROOT, 'node_modules/typescript-7/bin/tsc'),
};
const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  types: [],
};

/** Prepares the projects of a client at `folder/client`: `whole`, and `program`, which sees declarations only. */
export const projectsOf = (folder, things) => {
  for (const name of ['whole', 'program']) {
    rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(join(folder, name));
  }
  const config = (name, more, include) =>
    writeFileSync(
      join(folder, name, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...OPTIONS, ...more }, include }),
    );
  config('whole', { noEmit: true }, ['../client']);
  config('program', { noEmit: true, skipLibCheck: true }, ['main.ts']);
  const emit = { declaration: true, emitDeclarationOnly: true, rootDir: '../client', outDir: 'client' };
  writeFileSync(
    join(folder, 'program/declarations.json'),
    JSON.stringify({ compilerOptions: { ...OPTIONS, ...emit }, include: ['../client'] }),
  );
  compile(join(folder, 'program/declarations.json'), 5);
  writeFileSync(join(folder, 'program/main.ts'), programOf(things));
};

/** Calls of every kind, on some of the things. */
const programOf = (things) => {
  const lines = things.flatMap(({ path }, index) => {
    const member = path.slice(1).replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    return [
      `const list${index} = await client.${member}.list({ limit: 10 });`,
      `for await (const item of client.${member}.list()) console.log(item.name);`,
      `const made${index} = await client.${member}.create({ name: 'a', spec: { image: 'b' } });`,
      `console.log(list${index}.data.length, made${index}.status, (await client.${member}.get('a')).spec?.memory);`,
    ];
  });
  return [
    `import { Sample } from './client/index.js';`,
    `const client = new Sample({ key: 'k' });`,
    ...lines,
  ].join('\n');
};

/** One run of a compiler: `{ ms, checkMs, peak }`, in ms and KiB. Throws where it finds an error. */
export const compile = (project, compiler) => {
  const words = [COMPILERS[compiler], '-p', project, '--extendedDiagnostics'];
  const { stdout, status } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(stdout.split('\n').slice(0, 8).join('\n'));
  const figure = (name) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1]);
  return {
    ms: figure('Total time') * 1000,
    checkMs: figure('Check time') * 1000,
    peak: figure('Memory used'),
  };
};
