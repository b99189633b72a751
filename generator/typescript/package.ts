import type { Output, OutputInput, PackageOptions } from '../seams.js';
import { json } from './literal.js';

/**
 * What makes a package of the folder: `package.json` with an entry for what the outputs made, one for the types of each
 * version, and `tsconfig.json`, by which `npm run build` compiles them into `dist/`.
 *
 * @param contents.files the paths of what the outputs made
 * @param contents.dependencies what the code imports: the runtime, where it is not copied
 */
export const packageOutput = (options: PackageOptions, contents: Contents): Output => ({
  name: 'package',
  plan: (input) => ({
    files: [
      { path: 'package.json', code: json(manifestOf(options, input, contents)) },
      { path: 'tsconfig.json', code: json(COMPILER) },
    ],
  }),
});

interface Contents {
  readonly files: ReadonlySet<string>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Nothing runs on an install, and nothing is installed with it but a runtime that is not copied. */
const manifestOf = (
  { name, version = '0.0.0', license, repository }: PackageOptions,
  { api, names, pin, versions }: OutputInput,
  { files, dependencies }: Contents,
): object => {
  const dated = pin === undefined ? [] : versions.map((each) => names.versions.get(each) ?? 'version');
  const entries = [
    ['.', 'index'],
    ...dated.map((each) => [`./${each}`, each]),
    ['./paths', 'paths/index'],
  ].filter(([, file = '']) => files.has(`${file}.ts`));
  return {
    name,
    version,
    description: `TypeScript ${files.has('client.ts') ? 'client' : 'types'} of ${api.title}`,
    ...(license === undefined ? {} : { license }),
    ...(repository === undefined ? {} : { repository }),
    type: 'module',
    sideEffects: false,
    exports: {
      ...Object.fromEntries(entries.map(([entry = '', file = '']) => [entry, conditions(file)])),
      './package.json': './package.json',
    },
    files: ['dist', ...['api.md'].filter((each) => files.has(each))],
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
    scripts: { build: 'tsc -p .' },
    devDependencies: { typescript: '>=5.9' },
  };
};

const conditions = (file: string): object => ({
  types: `./dist/${file}.d.ts`,
  default: `./dist/${file}.js`,
});

const COMPILER = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: [],
    strict: true,
    declaration: true,
    rootDir: '.',
    outDir: 'dist',
  },
  include: ['**/*.ts'],
  exclude: ['dist', 'node_modules'],
} as const;
