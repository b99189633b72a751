import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/**
 * Write the modules that the package exports: each gives out what the program has under its name. `require` takes the
 * program as it is, where `import` would search two megabytes for names.
 */
export const writeDoors = async (names, exportsOf, outdir) => {
  for (const name of names) {
    const path = join(outdir, `${name}.js`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      doorTo(name, exportsOf(name), relative(dirname(path), join(outdir, 'program.cjs'))),
    );
  }
};

const doorTo = (name, exported, program) => {
  const named = exported.filter((each) => each !== 'default');
  return [
    "import { createRequire } from 'node:module';",
    `const program = createRequire(import.meta.url)('${program.startsWith('.') ? program : `./${program}`}');`,
    `const door = program[${JSON.stringify(name)}];`,
    ...(exported.includes('default') ? ['export default door.default;'] : []),
    ...(named.length === 0 ? [] : [`export const { ${named.join(', ')} } = door;`]),
    '',
  ].join('\n');
};
