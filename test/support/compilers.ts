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

/** Something that a compiler does not accept. */
export interface Complaint {
  /** Relative to the folder, `/`-separated; empty where it is about no file. */
  readonly file: string;
  /** 1-based; 0 where it is about no file. */
  readonly line: number;
  /** With its code, and with the lines that explain it. */
  readonly message: string;
}

/** What a compiler says of the TypeScript files below some folders, under every flag; `flags`: what is otherwise. */
export async function compile(
  compiler: string,
  folder: string,
  include: readonly string[],
  flags: Readonly<Record<string, unknown>> = {},
): Promise<readonly Complaint[]> {
  return complaintsIn(await complaints(compiler, folder, include, [], flags));
}

/** The same as the compiler prints it; empty where it is content. `unknown`: flags that it is too old to know. */
export async function complaints(
  compiler: string,
  folder: string,
  include: readonly string[],
  unknown: readonly string[] = [],
  flags: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const known = Object.entries({ ...STRICT, ...flags }).filter(([flag]) => !unknown.includes(flag));
  await writeAll(folder, [
    ['tsconfig.json', JSON.stringify({ compilerOptions: Object.fromEntries(known), include })],
    ['package.json', '{ "type": "module" }\n'],
  ]);
  return await run(compiler, folder);
}

async function run(compiler: string, folder: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const words = [compiler, '-p', 'tsconfig.json', '--pretty', 'false', '--noErrorTruncation'];
    execFile(process.execPath, words, { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error !== null && stdout === '') reject(new Error(`${compiler} did not run: ${stderr}`));
      else resolve(stdout);
    });
  });
}

const HEAD = /^(?:(?<file>.+)\((?<line>\d+),\d+\): )?(?<message>error TS\d+: .*)$/;

/** The lines that explain a complaint are indented, and follow it. */
function complaintsIn(output: string): readonly Complaint[] {
  const found: Complaint[] = [];
  for (const line of output.split('\n')) {
    const { file = '', line: number = '0', message = '' } = HEAD.exec(line)?.groups ?? {};
    const last = found.at(-1);
    if (message !== '') found.push({ file, line: Number(number), message });
    else if (last !== undefined && line !== '') {
      found.splice(-1, 1, { ...last, message: `${last.message}\n${line}` });
    }
  }
  return found;
}
