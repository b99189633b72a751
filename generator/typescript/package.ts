import type { Output, OutputInput, PackageOptions } from '../seams.js';
import { json } from './literal.js';

/**
 * What makes a package of the folder: `package.json` with an entry for the client and one for the types of each version,
 * and `tsconfig.json`, by which `npm run build` compiles them into `dist/`.
 *
 * @param contents.hasTypes whether the types of the output `paths` are in a folder of their own
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
  readonly hasTypes: boolean;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Nothing runs on an install, and nothing is installed with it but a runtime that is not copied. */
const manifestOf = (
  { name, version = '0.0.0', license, repository }: PackageOptions,
  { api, names, pin, versions }: OutputInput,
  { hasTypes, dependencies }: Contents,
): object => {
  const dated = pin === undefined ? [] : versions.map((each) => names.versions.get(each) ?? 'version');
  const entries = [
    ['.', 'index'],
    ...dated.map((each) => [`./${each}`, each]),
    ...(hasTypes ? [['./paths', 'paths/index']] : []),
  ];
  return {
    name,
    version,
    description: `TypeScript client of ${api.title}`,
    ...(license === undefined ? {} : { license }),
    ...(repository === undefined ? {} : { repository }),
    type: 'module',
    sideEffects: false,
    exports: {
      ...Object.fromEntries(entries.map(([entry = '', file = '']) => [entry, conditions(file)])),
      './package.json': './package.json',
    },
    files: ['dist', 'api.md'],
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
