/** Both compilers that the output must please, as processes. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, writeAll } from './folders.js';

/** What each compiler is called, and where it is. */
export const COMPILERS: readonly { readonly name: string; readonly path: string }[] = [
  { name: 'TypeScript 5.9', path: join(ROOT, 'node_modules/typescript/bin/tsc') },
  { name: 'TypeScript 7', path: join(ROOT, 'node_modules/typescript-7/bin/tsc') },
];

const STRICT = {
  target: 'es2022',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  declaration: true,
  skipLibCheck: false,
  noEmit: true,
};

/** What a compiler says of the TypeScript files below some folders, under every flag; empty where it is content. */
export async function complaints(
  compiler: string,
  folder: string,
  include: readonly string[],
): Promise<string> {
  const tsconfig = JSON.stringify({ compilerOptions: STRICT, include });
  await writeAll(folder, [
    ['tsconfig.json', tsconfig],
    ['package.json', '{ "type": "module" }\n'],
  ]);
  return await new Promise((resolve, reject) => {
    const words = [compiler, '-p', 'tsconfig.json', '--pretty', 'false'];
    execFile(process.execPath, words, { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (stdout === '') reject(new Error(`${compiler} did not run: ${stderr}`));
      else resolve(stdout);
    });
  });
}
