/** What openapi-typescript makes of a document, held against our output `paths` by the compiler: each type must fit the other. */
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { generate } from '../../generator/generate.js';
import type { PathsOptions } from '../../generator/seams.js';

/** What came of a document. */
export interface PathsVerdict {
  /** How many types both have. */
  readonly compared: number;
  /** Types that differ, such as `components['schemas']['Pet']`. */
  readonly differing: readonly string[];
  /** Types of which theirs is not even the same as a copy of itself: the compiler gives up on a comparison so deep. */
  readonly tooDeep: readonly string[];
  /** Where our types do not compile. */
  readonly errors: readonly string[];
  /** Where theirs does not compile: the compiler makes nothing of what refers to that. */
  readonly theirErrors: readonly number[];
  /** The two modules. */
  readonly ours: string;
  readonly theirs: string;
}

/** Undefined where one of the two makes nothing of the document: there is nothing to compare. */
export const comparePaths = async (
  path: string,
  options: PathsOptions = {},
): Promise<PathsVerdict | undefined> => {
  const theirs = await theirsOf(path, options);
  const ours = await oursOf(path, options);
  return theirs === undefined || ours === undefined ? undefined : compareTypes(ours, theirs);
};

export const oursOf = async (path: string, options: PathsOptions = {}): Promise<string | undefined> => {
  const { files } = await generate({
    spec: resolve(path),
    cwd: dirname(resolve(path)),
    outputs: ['paths'],
    paths: options,
  });
  const index = files.text('index.ts') ?? '';
  const [, pinned] = /^export (?:type )?\* from '\.\/(.+)\.js';$/m.exec(index) ?? [];
  return files.text(pinned === undefined ? 'index.ts' : `${pinned}.ts`);
};

const theirsOf = async (path: string, options: PathsOptions): Promise<string | undefined> => {
  try {
    return astToString(
      await openapiTS(pathToFileURL(resolve(path)), { ...definedOf(options), silent: true }),
    );
  } catch {
    return undefined;
  }
};

const definedOf = (options: PathsOptions): Record<string, boolean> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'boolean' ? [[key, value]] : [],
    ),
  );

const OURS = '/paths/ours.ts';
const THEIRS = '/paths/theirs.ts';
const BOTH = '/paths/both.ts';

/** Tables with a type of each key, and the type of which they are the keys. */
const TABLES = [
  'paths',
  'webhooks',
  'operations',
  ...['schemas', 'responses', 'parameters', 'requestBodies', 'headers', 'pathItems'].map(
    (table) => `components['${table}']`,
  ),
];

const HEAD = `import type * as ours from './ours.js';
import type * as theirs from './theirs.js';
declare function fits<X, Y>(fits: [X] extends [Y] ? true : false): void;
declare function same<X, Y>(fits: [X] extends [Y] ? ([Y] extends [X] ? true : false) : false): void;
`;

/** The compiler's word on two modules. */
export const compareTypes = (ours: string, theirs: string): PathsVerdict => {
  const keysText = TABLES.map(
    (table, index) =>
      `export type O${index} = keyof ours.${table};\nexport type T${index} = keyof theirs.${table};`,
  ).join('\n');
  const first = programOf(
    new Map([
      [OURS, ours],
      [THEIRS, theirs],
      [BOTH, `${HEAD}${keysText}`],
    ]),
  );
  const lines: string[] = [];
  const names: string[] = [];
  const alone: string[] = [];
  const [ownNames, otherNames] = [exportsOf(first, OURS), exportsOf(first, THEIRS)];
  const lost = listsWithoutType(first);
  for (const [name, isValue] of otherNames) {
    if (!ownNames.has(name)) alone.push(name);
    else if (lost.has(name)) {
      if (listedIn(first, OURS, name) !== listedIn(first, THEIRS, name)) alone.push(name);
    } else {
      names.push(name);
      // The list of one member of a choice has there the type of the whole choice, and here its own.
      lines.push(
        isValue
          ? `fits<typeof ours.${name}, typeof theirs.${name}>(true);`
          : `same<ours.${name}, theirs.${name}>(true);`,
      );
      if (isValue && listedIn(first, OURS, name) !== listedIn(first, THEIRS, name)) alone.push(name);
    }
  }
  for (const [index, table] of TABLES.entries()) {
    const [own, other] = [keysOf(first, `O${index}`), keysOf(first, `T${index}`)];
    for (const key of new Set([...own, ...other])) {
      const name = `${table}[${key}]`;
      if (!own.has(key) || !other.has(key)) alone.push(name);
      else {
        names.push(name);
        lines.push(`same<ours.${name}, theirs.${name}>(true);`);
      }
    }
  }
  for (const name of names.filter((each) => each.startsWith("components['schemas']"))) {
    for (const helper of ['Readable', 'Writable']) {
      if (!theirs.includes(`export type ${helper}<`)) continue;
      names.push(`${helper}<${name}>`);
      lines.push(`same<ours.${helper}<ours.${name}>, theirs.${helper}<theirs.${name}>>(true);`);
    }
  }
  const { program, differing } = comparisonOf(ours, theirs, names, lines);
  const deep = differing.filter((name) => HELPED.test(name));
  const linesOf = (wanted: readonly string[]): readonly string[] =>
    wanted.map((name) => lines[names.indexOf(name)] ?? '');
  return {
    compared: names.length,
    differing: [...alone, ...differing],
    tooDeep: deep.length === 0 ? [] : comparisonOf(theirs, theirs, deep, linesOf(deep)).differing,
    errors: errorsOf(program),
    theirErrors: placesOfErrors(program, THEIRS),
    ours,
    theirs,
  };
};

/** A type through one of the helpers that tell what is read from what is written. */
const HELPED = /^(?:Readable|Writable)</;

/** Names whose line, which compares two types of two modules, does not compile. */
const comparisonOf = (
  ours: string,
  theirs: string,
  names: readonly string[],
  lines: readonly string[],
): { readonly program: ts.Program; readonly differing: readonly string[] } => {
  const program = programOf(
    new Map([
      [OURS, ours],
      [THEIRS, theirs],
      [BOTH, HEAD + lines.join('\n')],
    ]),
  );
  const offset = HEAD.split('\n').length - 1;
  const both = program.getSourceFile(BOTH);
  const differing = program.getSemanticDiagnostics(both).map(({ start = 0 }) => {
    const line = both?.getLineAndCharacterOfPosition(start).line ?? 0;
    return names[line - offset] ?? `line ${line}`;
  });
  return { program, differing: [...new Set(differing)] };
};

/** Where a module has errors. */
const placesOfErrors = (program: ts.Program, path: string): readonly number[] => {
  const file = program.getSourceFile(path);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].flatMap(
    ({ start }) => (start === undefined ? [] : [start]),
  );
};

/** Lists of theirs whose type leads through properties that are not there: the compiler makes an error of it. */
const listsWithoutType = (program: ts.Program): ReadonlySet<string> => {
  const file = program.getSourceFile(THEIRS);
  const starts = program.getSemanticDiagnostics(file).map(({ start = -1 }) => start);
  const holding = file?.statements.filter(
    (each) => ts.isVariableStatement(each) && starts.some((start) => each.pos <= start && start < each.end),
  );
  return new Set(holding?.flatMap((each) => /export const (\w+)/.exec(each.getText())?.[1] ?? []));
};

/** The values of an exported list, whichever quotes and lines they have. */
const listedIn = (program: ts.Program, path: string, name: string): string | undefined => {
  const declared = program
    .getSourceFile(path)
    ?.statements.filter((each) => ts.isVariableStatement(each))
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((each) => ts.isIdentifier(each.name) && each.name.text === name)?.initializer;
  if (declared === undefined || !ts.isArrayLiteralExpression(declared)) return undefined;
  return JSON.stringify(
    declared.elements.map((each) => (ts.isStringLiteralLike(each) ? each.text : each.getText())),
  );
};

/** What the compiler has against types. */
export const compileErrors = (ours: string): readonly string[] =>
  errorsOf(
    programOf(
      new Map([
        [OURS, ours],
        [BOTH, "export type * from './ours.js';"],
      ]),
    ),
  );

const errorsOf = (program: ts.Program): readonly string[] => {
  const file = program.getSourceFile(OURS);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '),
  );
};

/** What a module exports besides the tables, and whether it is a value. Types with parameters are not compared. */
const exportsOf = (program: ts.Program, path: string): ReadonlyMap<string, boolean> => {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
  const all = module === undefined ? [] : checker.getExportsOfModule(module);
  const isGeneric = (symbol: ts.Symbol): boolean =>
    (symbol.declarations ?? []).some(
      (each) => ts.isTypeAliasDeclaration(each) && each.typeParameters !== undefined,
    );
  return new Map(
    all
      .filter((symbol) => !KNOWN.has(symbol.name) && !isGeneric(symbol))
      .map((symbol) => [symbol.name, (symbol.flags & ts.SymbolFlags.Variable) !== 0]),
  );
};

const KNOWN: ReadonlySet<string> = new Set(['paths', 'webhooks', 'components', 'operations', '$defs']);

/** The literals of a union of keys, and its patterns, as they are written. */
const keysOf = (program: ts.Program, name: string): ReadonlySet<string> => {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(BOTH);
  const alias = file?.statements.find((each) => ts.isTypeAliasDeclaration(each) && each.name.text === name);
  if (alias === undefined || !ts.isTypeAliasDeclaration(alias)) return new Set();
  const type = checker.getTypeAtLocation(alias.name);
  const all = type.isUnion() ? type.types : [type];
  return new Set(
    all.flatMap((each) => {
      if (each.isStringLiteral() || each.isNumberLiteral()) return [JSON.stringify(String(each.value))];
      return (each.flags & ts.TypeFlags.TemplateLiteral) === 0 ? [] : [checker.typeToString(each)];
    }),
  );
};

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  skipLibCheck: true,
};

const base = ts.createCompilerHost(OPTIONS);
const library = new Map<string, ts.SourceFile | undefined>();

const programOf = (files: ReadonlyMap<string, string>): ts.Program => {
  const host: ts.CompilerHost = {
    ...base,
    fileExists: (path) => files.has(path) || base.fileExists(path),
    readFile: (path) => files.get(path) ?? base.readFile(path),
    directoryExists: (path) => path === '/paths' || base.directoryExists?.(path) === true,
    getSourceFile: (path, options) => {
      const text = files.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, options);
      if (!library.has(path)) library.set(path, base.getSourceFile(path, options));
      return library.get(path);
    },
  };
  return ts.createProgram([BOTH], OPTIONS, host);
};
